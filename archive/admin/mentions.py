"""Mentions at the desk: decide on many at once, mend one, add what recognition missed."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.admin.evidence import HOW, KINDS
from archive.admin.generics import ModelAdmin, ModelForm
from archive.admin.indexing import index_and_tell, touch
from archive.models import Article, Mention

ENTITIES = ("actor", "country", "place")
BY_EDITOR = "editor"


class KindFilter(admin.SimpleListFilter):
    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(KINDS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Mention]) -> QuerySet[Mention]:
        value = self.value()
        if value in {"person", "organisation"}:
            return queryset.filter(actor__kind=value)
        return queryset.filter(**{f"{value}__isnull": False}) if value in {"country", "place"} else queryset


class HowFilter(admin.SimpleListFilter):
    title = gettext_lazy("recognised by")
    parameter_name = "how"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(HOW.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Mention]) -> QuerySet[Mention]:
        return queryset.filter(how=self.value()) if self.value() else queryset


class MentionForm(ModelForm[Mention]):
    """One entity a mention; what is added is looked for in the article as printed."""

    class Meta:
        model = Mention
        # The admin names the others.
        fields = ("surface",)
        labels = {"actor": gettext_lazy("actor"), "country": gettext_lazy("country"), "place": gettext_lazy("place")}
        widgets = {"surface": forms.TextInput(attrs={"dir": "auto", "class": "vTextField"})}

    spans: tuple[tuple[int, int], ...] = ()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if sum(cleaned.get(name) is not None for name in ENTITIES) != 1:
            self.add_error(None, _("Choose one actor, one country or one place: a mention stands for one of them."))
        article, surface = cleaned.get("article"), cleaned.get("surface")
        if article and surface:
            self._locate(article, surface)
        return cleaned

    def _locate(self, article: Article, surface: str) -> None:
        self.spans = occurrences(article, surface)
        if not self.spans:
            self.add_error(
                "surface",
                _("These words do not stand so in the article. Copy them from its text, as printed, whole words."),
            )
            return
        # The constraints of the row are checked before it is saved.
        self.instance.start, self.instance.end = self.spans[0]


def occurrences(article: Article, surface: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand in the article's text, as whole words.

    >>> occurrences(Article(title="قطر", body="قطار من قطر"), "قطر")
    ((0, 3), (12, 15))
    """
    pattern = rf"(?<!\w){re.escape(surface.strip())}(?!\w)"
    return tuple(match.span() for match in re.finditer(pattern, article.text))


@admin.register(Mention)
class MentionAdmin(ModelAdmin[Mention]):
    form = MentionForm
    list_display = ("surface", "entity_shown", "article_shown", "how_shown", "state")
    list_filter = ("state", KindFilter, HowFilter)
    list_select_related = ("article", "actor", "country", "place")
    list_per_page = 100
    show_full_result_count = False
    search_fields = ("surface", "=article__id")
    search_help_text = gettext_lazy("Words as printed, or an article's number.")
    autocomplete_fields = ("article", *ENTITIES)
    radio_fields = {"state": admin.HORIZONTAL}
    ordering = ("-article_id", "start", "pk")
    actions = ("accept", "reject")

    def get_fields(self, request: HttpRequest, obj: Mention | None = None) -> tuple[str, ...]:
        if obj is None:
            return ("article", "surface", *ENTITIES)
        return ("article_shown", "surface", *ENTITIES, "state", "how_shown", "start", "end")

    def get_readonly_fields(self, request: HttpRequest, obj: Mention | None = None) -> tuple[str, ...]:
        return () if obj is None else ("article_shown", "surface", "how_shown", "start", "end")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        return super().get_queryset(request).defer("article__body", "article__boilerplate")

    @admin.display(description=gettext_lazy("stands for"))
    def entity_shown(self, mention: Mention) -> str:
        return str(mention.entity)

    @admin.display(description=gettext_lazy("article"), ordering="article_id")
    def article_shown(self, mention: Mention) -> str:
        address = reverse("admin:archive_article_change", args=[mention.article_id])
        return format_html('<a href="{}">{}</a>', address, mention.article.title)

    @admin.display(description=gettext_lazy("recognised by"), ordering="how")
    def how_shown(self, mention: Mention) -> str:
        return str(HOW.get(mention.how, mention.how))

    def save_model(self, request: HttpRequest, obj: Mention, form: Any, change: bool) -> None:
        if change:
            obj.save()
        else:
            self._add_everywhere(obj, form.spans)
        touch([obj.article_id])
        index_and_tell(request, [obj.article_id])

    def _add_everywhere(self, obj: Mention, spans: tuple[tuple[int, int], ...]) -> None:
        """One accepted mention at each place where the words stand; `obj` is the first of them."""
        entity = {name: getattr(obj, name) for name in ENTITIES}
        values = {"surface": obj.surface.strip(), "how": BY_EDITOR, "state": Mention.State.ACCEPTED}
        rows = [
            Mention.objects.update_or_create(article=obj.article, start=start, end=end, **entity, defaults=values)[0]
            for start, end in spans
        ]
        obj.pk, obj.how, obj.state = rows[0].pk, rows[0].how, rows[0].state

    def delete_model(self, request: HttpRequest, obj: Mention) -> None:
        number = obj.article_id
        super().delete_model(request, obj)
        touch([number])
        index_and_tell(request, [number])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Mention]) -> None:
        with transaction.atomic():
            numbers = list(queryset.order_by().values_list("article_id", flat=True).distinct())
            super().delete_queryset(request, queryset)
            touch(numbers)
            index_and_tell(request, numbers)

    @admin.action(description=gettext_lazy("Accept the selected mentions"), permissions=["change"])
    def accept(self, request: HttpRequest, queryset: QuerySet[Mention]) -> None:
        self._decide(request, queryset, Mention.State.ACCEPTED)

    @admin.action(description=gettext_lazy("Reject the selected mentions"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Mention]) -> None:
        self._decide(request, queryset, Mention.State.REJECTED)

    def _decide(self, request: HttpRequest, queryset: QuerySet[Mention], state: str) -> None:
        with transaction.atomic():
            rows = list(queryset.filter(~Q(state=state)).order_by().values_list("pk", "article_id"))
            Mention.objects.filter(pk__in=[pk for pk, _article in rows]).update(state=state)
            numbers = {article for _pk, article in rows}
            touch(numbers)
            index_and_tell(request, numbers)
        told = ngettext("%(count)s mention changed.", "%(count)s mentions changed.", len(rows)) % {"count": len(rows)}
        messages.success(request, told)

"""Articles at the desk: add, change, decide on what was recognised, find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.forms import TextInput
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.admin.article_form import LATIN, ArticleForm
from archive.admin.article_search import LIMIT, search_articles
from archive.admin.decisions import decide, posted_choices
from archive.admin.evidence import STATES, for_everything, sections
from archive.admin.generics import ModelAdmin
from archive.admin.indexing import index_and_tell
from archive.models import Article

if TYPE_CHECKING:
    from django.forms import Form


@admin.register(Article)
class ArticleAdmin(ModelAdmin[Article]):
    """What is saved here is recognised, indexed and found at once."""

    form = ArticleForm
    list_display = ("title", "published_shown", "source", "status", "updated_at")
    list_filter = ("status", ("source", admin.RelatedOnlyFieldListFilter), "published_precision", "title_supplied")
    list_select_related = ("source",)
    list_per_page = 50
    date_hierarchy = "published_on"
    ordering = (models.F("published_on").desc(nulls_last=True), "-pk")
    # Gives the list its search box; what is found is settled by get_search_results.
    search_fields = ("title",)
    search_help_text = gettext_lazy("Searches as readers do, in any spelling, and among drafts too.")
    show_full_result_count = False
    save_on_top = True
    actions = ("recognise",)
    autocomplete_fields = ("source", "dateline_place")
    readonly_fields = ("left_out", "created_at", "updated_at")
    radio_fields = {"status": admin.HORIZONTAL, "published_precision": admin.HORIZONTAL}
    formfield_overrides = {
        models.URLField: {
            "assume_scheme": "https",
            "widget": TextInput(attrs={**LATIN, "inputmode": "url", "class": "vURLField"}),
        }
    }
    fieldsets = (
        (None, {"fields": ("version", "title", "title_supplied", "body", "left_out")}),
        (gettext_lazy("Where it comes from"), {"fields": ("source", "url", "byline", "dateline_place", "external_id")}),
        (
            gettext_lazy("When it was published"),
            {"fields": ("published_on", "published_precision", "published_evidence")},
        ),
        (gettext_lazy("At the desk"), {"fields": ("status", "editors_note", "language", "created_at", "updated_at")}),
    )

    class Media:
        css = {"all": ("admin-diwan/article.css",)}

    @admin.display(description=gettext_lazy("published on"), ordering="published_on")
    def published_shown(self, article: Article) -> str:
        """The date, no more exact than it is known."""
        return article.published.iso if article.published else "—"

    @admin.display(description=gettext_lazy("neither indexed nor recognised"))
    def left_out(self, article: Article) -> str:
        """The passages of the text that are no part of the article."""
        pieces = [article.body[start:end].strip() for start, end, *_kind in article.boilerplate]
        return " ⁄ ".join(f"«{piece}»" for piece in pieces if piece) or "—"

    @admin.action(description=gettext_lazy("Recognise anew who and what they name"), permissions=["change"])
    def recognise(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """After names were added or mended: suggest anew; what was decided stays."""
        from archive.ingest.saving import save_article

        numbers = list(queryset.values_list("pk", flat=True))
        for article in _one_by_one(numbers):
            save_article(article)
        index_and_tell(request, numbers)
        told = ngettext("%(count)s article read anew.", "%(count)s articles read anew.", len(numbers))
        messages.success(request, told % {"count": len(numbers)})

    def view_on_site(self, article: Article) -> str | None:
        """The reader's page, which a draft has not."""
        return reverse("article", args=[article.pk]) if article.status == Article.Status.PUBLISHED else None

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        if not search_term.strip():
            return queryset, False
        found = search_articles(queryset, search_term)
        in_a_list = request.path == reverse("admin:archive_article_changelist")
        if found.trouble and in_a_list:
            messages.warning(request, _trouble(found.trouble, found.total))
        return found.articles, False

    def render_change_form(  # noqa: PLR0917  (Django's)
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        if obj is not None:
            posted = posted_choices(request.POST)
            context["recognised"] = sections(obj, posted)
            context["for_everything"] = for_everything(posted)
            context["may_decide"] = self.has_change_permission(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        # Imported here: the knowledge that recognition needs is read when something is saved, not when a page is shown.
        from archive.ingest.saving import save_article

        if change:
            # Before the saving: it recognises anew, and keeps what was accepted and what was rejected.
            form.decided = decide(obj, posted_choices(request.POST))
        save_article(obj)
        index_and_tell(request, [obj.pk])

    def construct_change_message(
        self, request: HttpRequest, form: Form, formsets: Any, add: bool = False
    ) -> list[dict[str, dict[str, list[str]]]]:
        said: list[Any] = super().construct_change_message(request, form, formsets, add)
        for state, count in getattr(form, "decided", {}).items():
            said.append({"changed": {"name": str(STATES[state]), "object": str(count), "fields": []}})
        return said

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        from archive.ingest.saving import delete_article

        number = obj.pk
        delete_article(obj)
        index_and_tell(request, [number])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        from archive.ingest.saving import delete_article

        numbers = list(queryset.values_list("pk", flat=True))
        for article in _one_by_one(numbers):
            delete_article(article)
        index_and_tell(request, numbers)


def _one_by_one(numbers: Iterable[int]) -> Iterator[Article]:
    """Each of the articles that is still there, read when its turn comes."""
    for number in numbers:
        article = Article.objects.filter(pk=number).first()
        if article is not None:
            yield article


def _trouble(code: str, total: int) -> str:
    if code == "unavailable":
        return _(
            "The archive's search does not answer just now. These are the articles in which the database found the "
            "words exactly as typed."
        )
    if code == "too_long":
        return _("This is too long to search for. Shorten it to a few words.")
    return ngettext(
        "%(total)s article was found; the %(limit)s best are listed. Add a word to narrow it down.",
        "%(total)s articles were found; the %(limit)s best are listed. Add a word to narrow it down.",
        total,
    ) % {"total": total, "limit": LIMIT}

"""An article, as a page and as the picture that a chat shows beside its link."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive.formats.card import article_card as draw_card
from archive.models import Article, ArticleQuerySet
from archive.search.request import SearchRequest
from archive.web.caching import revalidated
from archive.web.frames import Frame
from archive.web.presentation.articles import article_page
from archive.web.queries import search_request, to_canonical
from archive.web.rendering import rendered


@require_safe
@revalidated
def article(http: HttpRequest, number: int) -> HttpResponseBase:
    """A published article; with `q` and `match` the words of that search are marked in it."""
    found = get_object_or_404(_articles(), pk=number)
    asked = search_request(http)
    request = SearchRequest(text=asked.text, match=asked.match if asked.text else "normal")
    if moved := to_canonical(http, request.urlencode()):
        return moved
    return rendered("articles/article.html", article_page(Frame.of(http), found, request))


@require_safe
@revalidated
def article_card(http: HttpRequest, number: int) -> HttpResponseBase:
    """The article's title, source and date as a picture."""
    found = get_object_or_404(_articles(), pk=number)
    return HttpResponse(draw_card(found), content_type="image/png")


def _articles() -> ArticleQuerySet:
    return Article.objects.published().select_related("source", "dateline_place")

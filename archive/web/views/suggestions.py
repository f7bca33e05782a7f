"""What the search box offers while a query is being typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from archive.search.engine import get_engine
from archive.search.names import names_known
from archive.search.suggestions import completions
from archive.web.presentation.suggestions import suggestions
from archive.web.queries import search_request, to_canonical

# Seconds for which a browser need not ask again: long enough for a letter taken back, short enough for a new article.
KEPT = 60


@require_safe
@cache_control(public=True, max_age=KEPT)
def suggest(http: HttpRequest) -> HttpResponseBase:
    """How the query in `q` may go on under the filters of the other parameters, at its canonical address."""
    request = search_request(http).with_page(1)
    if moved := to_canonical(http, request.urlencode()):
        return moved
    found = completions(request, get_engine(), names_known())
    return JsonResponse(suggestions(request, found), json_dumps_params={"ensure_ascii": False})

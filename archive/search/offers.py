"""Offers: whom and what the words of a query name, each as a filter that takes the name in any spelling.

Offered is the same search at the level `wide`, where the key stands for the words that name it, narrowed to the key.
"""

from __future__ import annotations

from itertools import islice

from archive.search.compilation import compile_query
from archive.search.conditions import AnyOf
from archive.search.engine import Engine
from archive.search.request import SearchRequest
from archive.search.response import Offer
from archive.search.widening import archive_names

MOST = 3
# What the counts of all offers may take together, in seconds; those that are not counted by then are not made.
_SECONDS = 0.5


def offers(request: SearchRequest, engine: Engine) -> tuple[Offer, ...]:
    """The names in a query that no filter holds yet, in its order, with the number of articles of each search."""
    if not request.text:
        return ()
    plan = compile_query(request.query, "wide", archive_names())
    # With nothing asked for but names, each of which will do, and no filter, every article with the name is counted.
    alone = isinstance(plan.required, AnyOf) and not (request.filters or request.excludes or request.published)
    chosen = {*request.filters, *request.excludes}
    wanted = list(islice(((key.field, key.key) for key in plan.keys if (key.field, key.key) not in chosen), MOST))
    searches = [request.with_match("wide").add(field, key) for field, key in wanted]
    totals = engine.totals(searches, seconds=_SECONDS)
    return tuple(
        Offer(search, field, key, total, alone)
        for search, (field, key), total in zip(searches, wanted, totals, strict=False)
        if total
    )

"""Guidance: what an answer of few articles or none goes on to say, beside what it found."""

from __future__ import annotations

from dataclasses import replace

from archive.search.corrections import FEW, correction
from archive.search.engine import Engine, QueryTooSlow
from archive.search.names import names_known
from archive.search.response import SearchResponse
from archive.search.ways_out import coverage, ways_out


def guided(response: SearchResponse, engine: Engine) -> SearchResponse:
    """The answer with another spelling that finds notably more and, when nothing was found, with the ways out.

    A search that was answered is not lost because what leads on from it takes too long. Raises EngineUnavailable.
    """
    request = response.request
    if response.total > FEW or request.page > 1:
        return response
    try:
        if request.text:
            response = replace(response, correction=correction(request, response.total, engine, names_known))
        if not response.total:
            ways, months = ways_out(request, engine), coverage(request, engine)
            response = replace(response, ways_out=ways, coverage=months)
    except QueryTooSlow:
        return response
    return response

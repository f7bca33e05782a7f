"""Ways out in words: what each of them gives up."""

from __future__ import annotations

from django.utils.translation import gettext

from archive.formats.labels import Labels
from archive.formats.sentences import isolated, part, period
from archive.formats.vocabulary import value_label
from archive.search.request import DateRange
from archive.search.response import WayOut


def way_text(way: WayOut, labels: Labels) -> str:
    """«من دون المرشح …», «بالمطابقة الموسّعة», and so on; the number stands beside it."""
    match way.kind:
        case "filter":
            told = {"kind": value_label(way.facet), "name": isolated(labels.of(way.facet, way.key))}
            return gettext("Without the filter “%(kind)s: %(name)s”") % told
        case "time":
            return _at_another_time(way.months)
        case "word":
            return gettext("Without %(word)s") % {"word": part(way.text)}
    plain = {
        "normal": gettext("With normal matching"),
        "wide": gettext("With wide matching"),
        "filters": gettext("Without any filter"),
        "text": gettext("With the filters alone"),
    }
    return plain[way.kind]


def coverage_text(months: DateRange) -> str:
    """From when to when the archive reaches; "" where that need not be said."""
    if not months:
        return ""
    told = {"coverage": period(months)}
    return gettext("The archive holds nothing of that time; its articles were published %(coverage)s.") % told


def _at_another_time(months: DateRange) -> str:
    if not months:
        return gettext("At any time")
    return gettext("At another time: %(period)s") % {"period": period(months)}

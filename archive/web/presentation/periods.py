"""Periods: when an office was held, in words and against a day."""

from __future__ import annotations

from django.utils.translation import gettext

from archive.arabic.calendar import PartialDate
from archive.formats.dates import printed
from archive.models import Tenure


def limit(text: str) -> PartialDate | None:
    """A stored end of a tenure; None for an open one, and for what an editor wrote that is no date."""
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def held_on(tenure: Tenure, day: PartialDate) -> bool:
    """Whether the office was held, as far as the dates say, in the period that `day` stands for."""
    since, until = limit(tenure.since), limit(tenure.until)
    begun = since is None or since.first <= day.last
    # On the day of a change it is the successor's.
    return begun and (until is None or until.last > day.first or (until.precision != "day" and until.last >= day.first))


def period_text(tenure: Tenure, language: str) -> str:
    """«من 2004 إلى 2014», «منذ 21 آذار/مارس 2004», «حتى 2014»; "" when neither end is known."""
    since, until = printed(limit(tenure.since), language), printed(limit(tenure.until), language)
    if since and until:
        return gettext("from %(since)s to %(until)s") % {"since": since, "until": until}
    if since:
        return gettext("since %(date)s") % {"date": since}
    return gettext("until %(date)s") % {"date": until} if until else ""

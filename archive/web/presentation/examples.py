"""Examples of the query language for the help page: every operator and field, each a search that can be tried.

Most have a form in each language; any form works on the pages of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext

from archive.formats.dates import number
from archive.formats.sentences import isolated
from archive.models import Source
from archive.search.nodes import MAX_DISTANCE
from archive.search.query import MAX_DEPTH, MAX_PREFIXES, MAX_WORDS
from archive.search.request import SearchRequest
from archive.search.running import MOST_WORDS
from archive.web.presentation.lists import search_url
from archive.web.presenters.pages import Example, ExampleGroup, QueryLink

_DATES = re.compile(r"(?:\.\.)?\d{4}[\d.-]*")


def example_groups(language: str) -> tuple[ExampleGroup, ...]:
    """The query language by example; of each example the form of this language first."""
    groups = {
        "words": (gettext("Words"), _words()),
        "operators": (gettext("And, or, not"), _operators()),
        "nearness": (gettext("Near each other"), _nearness()),
        "fields": (gettext("Where it stands, who and what it names"), _fields()),
        "dates": (gettext("When it was published"), _dates()),
    }
    return tuple(
        ExampleGroup(name, title, tuple(_example(language, *one) for one in examples))
        for name, (title, examples) in groups.items()
    )


def bounds() -> str:
    """How long and how deep a query may be."""
    text = gettext(
        "A query may have %(words)s words, %(prefixes)s beginnings such as «روس*», brackets %(depth)s deep, and words "
        "within %(distance)s of each other; what goes beyond is left out, and the page says so."
    )
    limits = {"words": MAX_WORDS, "prefixes": MAX_PREFIXES, "depth": MAX_DEPTH, "distance": MAX_DISTANCE}
    return text % {name: number(limit) for name, limit in limits.items()}


def _example(language: str, meaning: str, arabic: str, english: str = "") -> Example:
    forms = (arabic, english) if language == "ar" else (english, arabic)
    links = (QueryLink(_shown(query), search_url(SearchRequest(text=query))) for query in forms if query)
    return Example(tuple(links), meaning)


def _shown(query: str) -> str:
    """The query for the eye: in a text that runs from the right a date would show its parts turned round."""
    return _DATES.sub(lambda found: isolated(found[0]), query)


def _words() -> Iterator[tuple[str, ...]]:
    yield gettext("Both words, anywhere in the article."), "موسكو دمشق"
    yield gettext("These words next to each other, in any quotation marks."), "«وقف إطلاق النار»"
    yield gettext("Every word that begins so."), "روس*"
    yield gettext("Also إردوغان and اردوغان; with wide matching also Erdogan."), "أردوغان"


def _operators() -> Iterator[tuple[str, ...]]:
    yield gettext("Either word; | does the same."), "قمة أو لقاء", "قمة OR لقاء"
    text = gettext("Brackets say what belongs together; without them, words side by side bind closer than “or”.")
    yield text, "موسكو (قمة أو لقاء)", "موسكو (قمة OR لقاء)"
    yield gettext("The first word, without the second."), "سوريا -إيران"
    text = gettext(
        "The same in words; also for a phrase or a group. In a sentence of more than %(most)s words «أو» and «وليس» "
        "are words of it, unless brackets stand there, and left out."
    )
    yield text % {"most": number(MOST_WORDS)}, "سوريا وليس (إيران أو العراق)", "سوريا NOT (إيران OR العراق)"
    text = gettext("Both, as without it. «و» counts only when it stands alone: «وزير» and «ولقاء» are words.")
    yield text, "قمة و لقاء", "قمة AND لقاء"


def _nearness() -> Iterator[tuple[str, ...]]:
    yield gettext("All of these within ten words, in any order."), "«بوتين أردوغان»~10"
    yield gettext("All of these in one sentence."), "«بوتين أردوغان»~ج", '"بوتين أردوغان"~s'
    yield gettext("All of these in one paragraph."), "«بوتين أردوغان»~ف", '"بوتين أردوغان"~p'


def _fields() -> Iterator[tuple[str, ...]]:
    yield gettext("In the title. A field takes a word, a phrase or a group in brackets."), "عنوان:قمة", "title:قمة"
    yield gettext("Either word, in the title."), "عنوان:(قمة أو لقاء)", "title:(قمة OR لقاء)"
    yield gettext("Inside quotation marks in the text."), "اقتباس:«وقف إطلاق النار»", "quote:«وقف إطلاق النار»"
    text = gettext("Names this person or organisation, by any known name in any language, or by its key.")
    yield text, "شخصية:«سيرغي لافروف»", "actor:Lavrov"
    yield gettext("Names this country; either of two in brackets."), "دولة:روسيا", "country:(RU OR Turkey)"
    yield gettext("Names this place."), "مكان:جنيف", "place:Geneva"
    if source := Source.objects.order_by("pk").first():
        yield gettext("Published by this source."), f"مصدر:«{source.name_ar}»", f"source:{source.key}"
    text = gettext("Names this person in a paragraph that holds a quotation: who said what is not recorded yet.")
    yield text, "قال:لافروف", "said-by:Lavrov"


def _dates() -> Iterator[tuple[str, ...]]:
    yield gettext("A year, a month or a day, in digits of any kind."), "تاريخ:2018-05", "date:2018-05"
    yield gettext("From one to the other."), "تاريخ:2018-03..2018-08", "date:2018-03..2018-08"
    yield gettext("Up to then; with the dots behind it, from then on."), "تاريخ:..2018-02", "date:..2018-02"
    yield gettext("A month by any of its names."), "تاريخ:أيار 2018", "date:May 2018"
    yield gettext("A month or a year of the Islamic calendar."), "تاريخ:رمضان 1439", "date:1439"

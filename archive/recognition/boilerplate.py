"""Boilerplate: what a site printed into an article that is no part of it, by rule.

Related links, advertisements, requests for comments and shares, notices, credits and agency tags. Cutting too little
leaves a stranger's headline in the article; cutting too much loses what was said. So each rule asks for the whole form
of a thing: a marker *and* its punctuation, a whole line and not a word in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["related", "advertisement", "comment", "share", "notice", "credit", "agency", "dateline"]


class Boilerplate(NamedTuple):
    """A span of the body, and what it is instead of text."""

    start: int
    end: int
    kind: Kind


# Longer than a headline: what stands on such a line after a marker in the middle of a paragraph is text.
_LONGEST_HEADLINES = 400
_HEADLINE = range(20, 115)
_MOST_HEADLINES = 5

_AND = "[وف]?"
_ALSO = r"[أاإ]يض(?:ا|اً|ًا|أ)?"
_READ = r"(?:[إاأ]قر[أاؤ](?:وا?)?|[إا]قرئي)"
# These are also what somebody did: «وتابع أيضا أن…».
_SEE = r"(?:طالع(?:وا)?|شاهد(?:وا)?|تابع(?:وا)?)"
_MAY_INTEREST = rf"{_AND}(?:ربما|قد|(?:ربما|مما)\s+قد)\s+(?:يهمك(?:م)?|يعجبك(?:م)?|تهمك(?:م)?)"
_SIGN = r"(?:[:؛|/\\…»>–—-]|\.{2,}|،(?=\s))"
# «اقرأ أيضا», «قد يهمك», «للمزيد:» begin a line, and what follows is another article's headline.
_RELATED_LINE = re.compile(
    rf"""
    (?:[-–—•*>»«▪●\[(]\s*)?
    (?: {_AND}{_READ}\s+(?:{_ALSO}|المزيد|كذلك)\b
      | {_SEE}\s+(?:{_ALSO}|المزيد)\s*(?:{_SIGN}|$)
      | {_MAY_INTEREST}(?:\s+{_ALSO})?\s*(?:{_SIGN}|$)
      | {_MAY_INTEREST}\s+{_ALSO}\b
      | (?:{_READ}|شاهد(?:وا)?|(?:ل|و?لل)مزيد|لقراءة\s+المزيد)\s*(?:{_SIGN}|$)
      | (?:مواضيع|موضوعات|أخبار|اخبار|مقالات|روابط)\s+(?:ذات\s+صلة|متعلقة|مرتبطة|مشابهة)\s*:?\s*$
    )
    """,
    re.VERBOSE,
)
# The same behind the last sentence of a paragraph, where only the full form with its colon is certain.
_RELATED_INSIDE = re.compile(
    rf"(?:(?<=[.!؟?»”\"…)\]])|(?<=\.\.)|(?<=تعليق))\s+(?:{_MAY_INTEREST}\s+{_ALSO}|{_READ}\s+(?:{_ALSO}|المزيد))\s*:"
)
_ONLY_MARKER = re.compile(rf"[^\w]*(?:\w+\s+){{0,2}}?(?:{_ALSO}|المزيد|كذلك|\w+)\s*{_SIGN}*\s*")
_QUESTIONS = "؟?!"

_WHOLE_LINES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "advertisement",
        re.compile(
            r"[-–—\[(]*\s*(?:Ads?|Advertisements?|Sponsored|[إا]علان(?:ات)?|مساحة\s+[إا]علانية)\s*[-–—\])]*", re.I
        ),
    ),
    (
        "comment",
        re.compile(
            r"(?:[أا]ضف|اترك|[أا]كتب|علق|شارك|[إا]ضافة|كتابة)\s+(?:لنا\s+)?(?:تعليق[اًك]*|برأيك|رأيك|تعليقا\s+جديدا)\s*[.:!]?"
            r"|(?:لا\s+(?:توجد|يوجد)\s+)?(?:ال)?تعليقات\s*(?:\(?\d+\)?)?\s*:?|(?:Leave|Add)\s+a\s+comment",
            re.I,
        ),
    ),
    (
        "share",
        re.compile(
            r"(?:شارك(?:ها|ه|وا)?|انشر|أرسل|ارسل|غرد|Share|Tweet)(?:\s+(?:هذا|هذه|ال(?:خبر|مقال|موضوع|صفحة|تقرير)|مع|عبر|على|"
            r"ل?صديق(?:ك|ائك|اءك)?|أصدقائ?ك|this|فيسبوك|تويتر|واتساب|فيس\s+بوك|on|Facebook|Twitter))*\s*[.:!]?"
            r"|(?:نسخ\s+الرابط|انسخ\s+الرابط|طباعة|حفظ|Print)",
            re.I,
        ),
    ),
    (
        "notice",
        re.compile(
            r"يمكنكم\s+(?:استلام|تسلم|تلقي)\s+[إا]شعارات\s.{1,120}"
            r"|هذا?\s+(?:المقال|التقرير|المقالة)\s+بقلم\s.{1,300}?(?:بالضرورة|لا\s+تعكس|لا\s+يعكس)\s.{1,80}"
            r"|(?:نشر\s+)?هذا?\s+المقال\s+(?:منشور\s+)?بالتعاون\s+مع\s+موقع\s.{1,80}"
            r"|(?:تابعونا|تابعنا|اشتركوا?|انضموا?)\s+(?:على|في|عبر|إلى|الى)\s.{1,80}"
            r"|لمتابعة\s+المباراة\s.{1,60}اضغط\s+هنا\W*",
        ),
    ),
    (
        "credit",
        re.compile(
            r"(?:(?:مصدر|حقوق)\s+الصور(?:ة)?|(?:ال)?صور(?:ة)?|تصوير|الفيديو|Photos?|Image\s+(?:copyright|caption)|"
            r"(?:كافة\s+|جميع\s+)?حقوق\s+(?:نشر\s+)?(?:كافة\s+|جميع\s+)?(?:الصور|النشر))"
            r"(?:\s*[:/©]\s*[\w./ &-]{2,60}|\s+(?:محفوظة|are\s+copyright)\b.{0,40})"
            r"|(?:Getty(?:\s+Images)?|AFP|Reuters|EPA|AP|رويترز|أ\s?ف\s?ب)(?:\s*[/-]\s*(?:Getty(?:\s+Images)?|AFP|Reuters|EPA|AP))+",
        ),
    ),
    (
        "agency",
        re.compile(
            r"(?:[-–—(\[]\s*)?{agency}(?:\s*[/،,–—-]\s*{agency})*\s*[)\]]?\.?".replace(
                "{agency}",
                r"(?:فرانس\s?24|أ\s?\.?\s?ف\s?\.?\s?ب\.?|ا\s?ف\s?ب|رويترز|د\s?ب\s?أ|أ\s?ش\s?أ|وكالات|الوكالات|وام|واس|بترا|سانا|قنا|كونا|"
                r"الأناضول|سبوتنيك|نوفوستي|تاس|أسوشيتد\s?برس|AFP|Reuters|AP|CNN)",
            )
        ),
    ),
)
_AGENCY_TAG = re.compile(
    r"(?<=[.!؟?»”\"…])\s*[(\[]\s*(?:أ\s?ف\s?ب|ا\s?ف\s?ب|رويترز|د\s?ب\s?أ|أ\s?ش\s?أ|وكالات|AFP|Reuters)\s*[)\]]\s*\.?\s*$"
)
_LINE = re.compile(r"[^\n]+")


def boilerplate(body: str) -> tuple[Boilerplate, ...]:
    """The spans of a body that are no part of the article, in order and apart; the dateline is not among them.

    >>> text = "قال لافروف ذلك.\\nAd\\nوقد يهمك أيضا : السيسي يواسي رئيس الإمارات"
    >>> [(span.kind, text[span.start : span.end]) for span in boilerplate(text)]
    [('advertisement', 'Ad'), ('related', 'وقد يهمك أيضا : السيسي يواسي رئيس الإمارات')]
    >>> boilerplate("للمزيد من المعلومات توجه إلى الإعلان عن قمة، ويشارك فيها أيضا وزير.")
    ()
    """
    return tuple(sorted(_spans(body)))


def _spans(body: str) -> Iterator[Boilerplate]:
    lines = [(found.start(), found[0]) for found in _LINE.finditer(body) if found[0].strip()]
    number = 0
    while number < len(lines):
        start, line = lines[number]
        inner = line.strip()
        start += line.index(inner)
        number += 1
        if _RELATED_LINE.match(inner):
            end = start + len(inner)
            if _ONLY_MARKER.fullmatch(inner):
                followed = _headlines(lines[number:])
                number += followed
                if followed:
                    last, text = lines[number - 1]
                    end = last + len(text.rstrip())
            yield Boilerplate(start, end, "related")
        elif kind := _whole_line(inner):
            yield Boilerplate(start, start + len(inner), kind)
        else:
            yield from _inside(start, inner, last=number == len(lines))


def _headlines(lines: list[tuple[int, str]]) -> int:
    """How many of these lines are headlines under «اقرأ أيضا»: short, and no sentence that ends in a full stop."""
    count = 0
    for _, line in lines[:_MOST_HEADLINES]:
        text = line.strip()
        if len(text) not in _HEADLINE or text.endswith((".", ":", "،", '."', ".”", ".»")):
            break
        count += 1
    return count


def _whole_line(line: str) -> Kind | None:
    return next((kind for kind, pattern in _WHOLE_LINES if pattern.fullmatch(line)), None)


def _inside(start: int, line: str, *, last: bool) -> Iterator[Boilerplate]:
    """What hangs on at the end of a paragraph: related headlines, and an agency's tag at the end of the article."""
    found = _RELATED_INSIDE.search(line)
    if found and len(line) - found.end() <= _LONGEST_HEADLINES:
        marker = found.start() + len(found[0]) - len(found[0].lstrip())
        yield Boilerplate(start + marker, start + len(line), "related")
    elif last and (tag := _AGENCY_TAG.search(line)):
        opening = tag.start() + len(tag[0]) - len(tag[0].lstrip())
        yield Boilerplate(start + opening, start + len(line), "agency")

"""Quotations: what somebody said, in his words, and who.

Not everything in quotation marks was said: a name, a title and a word that the writer does not answer for stand in
them too. A quotation has three words at least, and is neither called something nor the name of a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.arabic.folding import fold
from archive.recognition.date_words import BEGIN, END
from archive.recognition.marks import Quoted, quoted
from archive.recognition.mentions import Mention
from archive.recognition.readable import Cuts, readable
from archive.recognition.sayings import Sayings
from archive.recognition.speakers import Names, Speaker
from archive.recognition.speech_words import ATTRIBUTES, MEDIA, PARTICIPLES, VERBS

_WORD = re.compile(r"[^\W\d_]{2,}")
_ARABIC = re.compile(r"[ء-ي]")
_FEWEST_WORDS, _FEWEST_UNCLOSED = 3, 4
_NEAR, _AFTER = 60, 70
# «بعنوان «…»», «فيلم «…»», «لقناة «…»»; «العملية «…»» goes on with what it does.
_CALLED = re.compile(
    rf"{BEGIN}[وفبلك]*(?:(?:ال|لل)?(?:عنوان|عنوانه|عنوانها|سمي|سميت|يسمي|تسمي|مسمي|مسماه|اسم|اسمه|اسمها|يدعي|تدعي|مدعو|يعرف|تعرف|"
    rf"معروف|معروفه|فيلم|فلم|كتاب|كتابه|كتابها|روايه|مسلسل|برنامج|اغنيه|البوم|مسرحيه|ديوان|مجله|صحيفه|جريده|قناه|قناتي|شبكه|موقع|"
    rf"وكاله|اذاعه|تلفزيون|فضائيه|هاشتاغ|هاشتاج|وسم)|شركه|مؤسسه|منظمه|جمعيه|حزب|حركه|تنظيم|جماعه|جبهه|كتيبه|كتائب|لواء|فصيل|عمليه|"
    rf"حمله|مشروع|مبادره|معرض|مهرجان|جائزه|فرقه|مركز|معهد|متحف|فندق|مطعم|سفينه|تطبيق|لعبه|لجنه|اوبرا)"
    rf"(?:\s+(?:اعلاميا|محليا|شعبيا))?\s*(?:ب|باسم|ل)?\s*$"
)
# «في تصريح لـ«…»»: the paper he spoke to.
_TOLD_TO = re.compile(
    rf"{BEGIN}[وفبل]*(?:ال)?(?:تصريح|تصريحات|حديث|حديثه|حديثها|مقابله|حوار|لقاء|اتصال)\s[^،.:\n]{{0,25}}(?<=\s)(?:ل|مع)\s*$|"
    rf"{BEGIN}(?:تصريح|تصريحات|حديث|مقابله|حوار)\s+(?:ل|مع)\s*$"
)
# How the name of a body begins.
_BODY = re.compile(
    r"(?:ال)?(?:مجلس|جماعه|حركه|تنظيم|حزب|جبهه|هيئه|كتائب|لواء|جيش|قوات|وكاله|قناه|صحيفه|شركه|مركز|منظمه|مرصد|ائتلاف|تحالف|غرفه|"
    r"مجموعه|مؤسسه|جمعيه|اتحاد|تيار|لجنه|نقابه|شبكه|سرايا|فيلق|الدوله|ولايه|رابطه|مبادره|بيان|مؤتمر|معهد|اللجنه|المرصد)(?=\s)"
    r"(?!\s+(?:من|في|علي)\s)"
)
_LONGEST_NAME = 6
# «بي إم دبليو»
_SPELT = re.compile(r"(?:(?:اي|بي|سي|دي|اف|جي|اتش|جيه|كي|ال|ام|ان|او|كيو|ار|اس|تي|يو|في|دبليو|اكس|واي|زد)\s*)+")
# What leads to speech at once: a colon, «إن», «قائلا».
_LEADS_TO = re.compile(rf"(?::|{BEGIN}[وفب]?(?:ان|انه|انها|انهم|قائلا|قائله|مضيفا|مضيفه)){END}?\s*$")
_INNER_END = " \t\u00a0.،"
_MASK = "\u00b7"


@dataclass(frozen=True, slots=True)
class Quotation:
    """What was said, inside its marks: `title_and_body[start:end] == text`; nobody may be known to have said it."""

    start: int
    end: int
    text: str
    speaker: Speaker | None


def quotations(text: str, cut: Iterable[tuple[int, int]], mentions: Iterable[Mention]) -> tuple[Quotation, ...]:
    """The quotations of a text, in order and apart, without those in the spans that are cut out.

    >>> text = 'قال مصدر دبلوماسي إن "المحادثات لم تنته بعد". وأضاف: «سنعود غدا إلى جنيف»'
    >>> [(said.text, said.speaker.surface, said.speaker.anonymous) for said in quotations(text, [], [])]
    [('المحادثات لم تنته بعد', 'مصدر دبلوماسي', True), ('سنعود غدا إلى جنيف', 'مصدر دبلوماسي', True)]
    """
    names = list(mentions)
    spans = quoted(text)
    cuts = Cuts(cut)
    reader = _Reader(text, spans, names)
    found = [
        reader.quotation(span) for span in spans if not cuts.touch(span.start, span.end) and reader.is_speech(span)
    ]
    return _headlines(found, text.find("\n"))


class _Reader:
    """One text, read for its quotations."""

    def __init__(self, text: str, spans: list[Quoted], names: list[Mention]) -> None:
        self._text = text
        read = readable(text)
        self._to_text = read
        self._read, self._named = read.text, Names(names)
        masked = list(read.text)
        for span in spans:
            start, end = self._place(span.start), self._place(span.end)
            if len(_WORD.findall(read.text, start, end)) >= _FEWEST_WORDS and span.is_closed:
                masked[start:end] = [_MASK if sign != "\n" else sign for sign in masked[start:end]]
        plain = "".join(masked)
        moved = [
            mention._replace(start=self._place(mention.start), end=self._place(mention.end))
            for mention in names
            if not plain.startswith(_MASK, self._place(mention.start))
        ]
        self._sayings = Sayings(plain, Names(moved), self._printed)
        self._plain = plain

    def _place(self, place: int) -> int:
        return self._to_text.place(place)

    def _printed(self, start: int, end: int) -> tuple[int, int, str]:
        first, last = self._to_text.span(start, end)
        return first, last, self._text[first:last]

    def is_speech(self, span: Quoted) -> bool:
        """Whether what stands between marks was said, so far as its form and what stands before it tell."""
        start, end = self._place(span.start), self._place(span.end)
        words = _WORD.findall(self._read, start, end)
        inner = self._read[start:end].strip()
        before = self._plain[max(0, start - _NEAR) : max(0, start - 1)]
        if not span.is_closed:
            return len(words) >= _FEWEST_UNCLOSED and bool(_LEADS_TO.search(before))
        if len(words) < _FEWEST_WORDS or not _ARABIC.search(inner) or _CALLED.search(before):
            return False
        if len(words) <= _LONGEST_NAME and _TOLD_TO.search(before):
            return False
        return not (len(words) <= _LONGEST_NAME and (_SPELT.fullmatch(inner) or self._is_name(inner, span)))

    def _is_name(self, inner: str, span: Quoted) -> bool:
        if _BODY.match(inner) and not any(word in VERBS or word in PARTICIPLES for word in inner.split()):
            return True
        return any(
            mention.end - mention.start >= (span.end - span.start) * 0.8
            for mention in self._named.within(span.start, span.end)
            if mention.end <= span.end
        )

    def quotation(self, span: Quoted) -> Quotation:
        """The quotation with its speaker, without the blanks inside its marks."""
        start, end = span.start, span.end
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and (
            self._text[end - 1].isspace() or (not span.is_closed and self._text[end - 1] in _INNER_END)
        ):
            end -= 1
        if not span.is_closed:
            end = self._cut_short(start, end)
        return Quotation(start, end, self._text[start:end], self._speaker(self._place(start), self._place(span.end)))

    def _cut_short(self, start: int, end: int) -> int:
        """Where a quotation that was never closed gives way to «، مضيفا أن»."""
        comma = self._text.rfind("،", start, end)
        tail = self._read[self._place(comma) : self._place(end)] if comma > start else ""
        return comma if any(word in PARTICIPLES or word in VERBS for word in _WORD.findall(tail)) else end

    def _speaker(self, start: int, end: int) -> Speaker | None:
        sayings = self._sayings
        sentence = sayings.sentence(start)
        before = sayings.before(start)
        if before and before.start >= sentence:
            return before.speaker
        behind = self._behind(end)
        if behind:
            return behind
        return before.speaker if before else None

    def _behind(self, end: int) -> Speaker | None:
        """The speaker named behind a quotation: «…»، بحسب لافروف."""
        stop = min([len(self._plain), end + _AFTER, *filter(lambda at: at > 0, [self._plain.find("\n", end)])])
        found = ATTRIBUTES.search(self._plain, end, stop)
        if not found or "." in self._plain[end : found.start()].rstrip() or _MASK in self._plain[end : found.start()]:
            return None
        if MEDIA.match(self._plain, found.end()):
            return None
        return self._sayings.speaker_from(found.end(), "behind")


def _headlines(found: list[Quotation], headline: int) -> tuple[Quotation, ...]:
    """The quotations; one in the headline has the speaker of the same words in the article, if none of its own."""
    known = [(fold(said.text), said.speaker) for said in found if said.speaker]
    out = []
    for said in found:
        if said.speaker is None and said.start < headline:
            words = fold(said.text)
            speaker = next((one for text, one in known if words in text), None)
            said = replace(said, speaker=replace(speaker, how="same words")) if speaker else said
        out.append(said)
    return tuple(out)

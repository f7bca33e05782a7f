"""A whole engine in memory, as plain as can be: what the tests of the floor run on, and what others can be held to.

It evaluates a plan's conditions word by word over the documents it holds, and scores by the recipe of `plan` without a
thought for speed.
"""

import math
from collections import Counter
from dataclasses import dataclass, field

from archive.arabic.analysis import ANALYSIS_VERSION, analyze, word
from archive.arabic.misspelling import allowance, distance, likelihood
from archive.arabic.stopwords import is_stopword
from archive.search.compilation import compile_query
from archive.search.conditions import (
    All,
    AnyOf,
    HasKey,
    HasNear,
    HasRun,
    HasStart,
    HasWord,
    InQuotation,
    InSpeech,
    InTitle,
    WasPublished,
    Without,
)
from archive.search.documents import DOCUMENT_FACETS, Document
from archive.search.engine import Corpus, EngineInfo, IndexMissing
from archive.search.facets import FACETS, Facet, FacetValue
from archive.search.nodes import And, Field, Prefix, Term
from archive.search.plan import BM25_B, BM25_K1, KEY_WEIGHT, LEAD_WORDS, WEIGHTS, no_names
from archive.search.query import MIN_PREFIX
from archive.search.response import (
    CLOSEST_LIMIT,
    PAGE_SIZE,
    Alike,
    Bar,
    Hit,
    Matched,
    SearchResponse,
    Suggestion,
    Window,
    wants_closest,
)
from tests.search.stretches import stretches, words


@dataclass
class Entry:
    """One document with its words."""

    document: Document
    title: list = field(default_factory=list)
    body: list = field(default_factory=list)

    @classmethod
    def of(cls, document):
        return cls(document, words(document.title), words(document.body))

    def level(self, name):
        return [getattr(levels, name) for levels in (*self.title, *self.body)]


class MemoryEngine:
    """The Engine protocol over a dictionary. `refuse` makes it fail: an exception, or a function of the documents."""

    def __init__(self, documents=None, names=no_names):
        self.entries = None if documents is None else {one.id: Entry.of(one) for one in documents}
        self.names = names
        self.generation = 0
        self.refuse = None
        self.changed = set()
        self.tidied = 0

    # --- writing

    def update(self, documents):
        self._fail_if_told(documents := list(documents))
        self._held().update({document.id: Entry.of(document) for document in documents})
        self.changed |= {document.id for document in documents}
        self.generation += 1

    def remove(self, numbers):
        self._fail_if_told([])
        for number in numbers:
            self._held().pop(number, None)
            self.changed.add(number)
        self.generation += 1

    def tidy(self):
        self.tidied += 1
        return False

    def rebuild(self, documents):
        self.changed = set()
        entries = {}
        for document in documents:
            self._fail_if_told([document])
            entries[document.id] = Entry.of(document)
        if isinstance(documents, Corpus):
            entries = {number: entry for number, entry in entries.items() if number not in self.changed}
            entries |= {document.id: Entry.of(document) for document in documents.among(self.changed)}
        self.entries = entries
        self.generation += 1

    def _held(self):
        if self.entries is None:
            raise IndexMissing("nothing built yet")
        return self.entries

    def _fail_if_told(self, documents):
        if isinstance(self.refuse, Exception):
            raise self.refuse
        if self.refuse is not None:
            self.refuse(documents)

    # --- asking

    def info(self):
        return EngineInfo(len(self._held()), str(self.generation), ANALYSIS_VERSION)

    def stamps(self):
        return {number: entry.document.stamp for number, entry in self._held().items()}

    def plan(self, request):
        return compile_query(request.query, request.match, self.names)

    def search(self, request, *, size=PAGE_SIZE):
        plan = self.plan(request)
        scores = Scores(plan, list(self._held().values()))
        allowed = [entry for entry in self._held().values() if narrowed(entry.document, request)]
        full = [entry for entry in allowed if holds(entry, plan.required)]
        close = []
        if plan.close is not None and wants_closest(len(full), len(plan.words)):
            found = {entry.document.id for entry in full}
            close = [one for one in allowed if one.document.id not in found and holds(one, plan.close)]
            close = ordered(close, "relevance", scores)[: CLOSEST_LIMIT - len(full)]
        full = ordered(full, request.sort if plan.scored or request.sort == "oldest" else "newest", scores)
        window = Window.of(request.page, size, len(full))
        return SearchResponse(
            request,
            total=len(full),
            hits=tuple(hit(entry, scores, plan) for entry in full[window.hits]),
            closest=tuple(hit(entry, scores, plan) for entry in close[window.closest]),
            closest_total=len(close),
            facets=self._facets(request, plan),
            histogram=histogram(full),
            notices=(*request.notices, *plan.notices),
            size=size,
        )

    def suggest(self, text, *, limit=10):
        tokens = list(analyze(text))
        if not tokens:
            return ()
        stems = {}
        for printed, count in self._printed().most_common():
            levels = word(printed)
            if levels.fold.startswith((tokens[-1].fold, f"ال{tokens[-1].fold}")) and not is_stopword(levels.fold):
                stems.setdefault(levels.light, []).append((-count, printed))
        found = sorted((min(forms), stem) for stem, forms in stems.items())
        return tuple(Suggestion(printed, count=self._having("light", stem)) for (_, printed), stem in found[:limit])

    def alike(self, typed, *, limit=10):
        folded = "".join(token.fold for token in analyze(typed))
        found = {}
        for printed, count in self._printed().most_common():
            apart = distance(word(printed).fold, folded)
            if 0 < apart <= allowance(len(folded)):
                known = found.setdefault(word(printed).fold, [printed, 0, apart])
                known[1] += count
        words = [Alike(*one) for one in found.values()]
        return tuple(sorted(words, key=lambda one: (-likelihood(one.count, one.distance), one.text))[:limit])

    def titled(self, text, *, limit=3):
        tokens = list(analyze(text))
        if not tokens or len(tokens[-1].surface) < MIN_PREFIX:
            return ()
        nodes = (*(Term(token.surface) for token in tokens[:-1]), Prefix(tokens[-1].surface))
        required = compile_query(Field("title", And(nodes)), "normal").required
        found = [entry for entry in self._held().values() if holds(entry, required)]
        return tuple(entry.document.id for entry in ordered(found, "newest", None)[:limit])

    def totals(self, requests, *, seconds=math.inf):
        return tuple(self.search(request, size=1).total for request in requests) if seconds > 0 else ()

    def carried(self, facet):
        return Counter(key for entry in self._held().values() for key in set(DOCUMENT_FACETS[facet](entry.document)))

    def _printed(self):
        return Counter(exact for entry in self._held().values() for exact in set(entry.level("exact")))

    def _having(self, level, text):
        return sum(text in entry.level(level) for entry in self._held().values())

    def similar(self, number, *, limit=5):
        entries = self._held()
        if number not in entries:
            return ()
        own = set(entries[number].level("light"))
        shared = {other: len(own & set(entry.level("light"))) for other, entry in entries.items() if other != number}
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:limit]
        return tuple(Hit(other, float(count)) for other, count in best)

    def _facets(self, request, plan):
        facets = {}
        for facet in FACETS:
            own = request.values(facet.name)
            open_request = request
            for key in own:
                open_request = open_request.remove(facet.name, key)
            if facet.name == "year":
                open_request = open_request.with_dates(None, None)
            counts = Counter()
            for entry in self._held().values():
                if narrowed(entry.document, open_request) and holds(entry, plan.required):
                    counts.update(DOCUMENT_FACETS[facet.name](entry.document))
            excluded = request.excluded(facet.name)
            for key in (*own, *excluded):
                counts.setdefault(key, 0)
            values = [FacetValue(key, count, key in own, key in excluded) for key, count in counts.items()]
            values.sort(key=lambda value: (-value.count, value.key))
            most = [value for value in values if value.count][: facet.most]
            shown = tuple(value for value in values if value in most or value.selected or value.excluded)
            facets[facet.name] = Facet(facet, shown, sum(value.count > 0 for value in values))
        return facets


def hit(entry, scores, plan):
    ways = [(part.text, [way for way, condition in part.ways if holds(entry, condition)]) for part in plan.parts]
    return Hit(entry.document.id, scores(entry), matches=tuple(Matched(text, own[0]) for text, own in ways if own))


def narrowed(document, request):
    """Whether a document passes the request's filters."""
    for facet in FACETS:
        keys = set(DOCUMENT_FACETS[facet.name](document))
        wanted = request.values(facet.name)
        if (wanted and not keys & set(wanted)) or keys & set(request.excluded(facet.name)):
            return False
    return request.published.overlaps(document.published)


PARTS = {InTitle: "title", InQuotation: "quotation", InSpeech: "speech"}


def holds(entry, condition, where=""):  # noqa: PLR0911  (one return a kind of condition)
    """Whether a condition of a plan holds for a document, or for a part of it."""
    match condition:
        case All(children):
            return all(holds(entry, child, where) for child in children)
        case AnyOf(children):
            return any(holds(entry, child, where) for child in children)
        case Without(child):
            return not holds(entry, child, where)
        case InTitle(child) | InQuotation(child) | InSpeech(child):
            return holds(entry, child, PARTS[type(condition)])
        case HasKey(name, key):
            return key in DOCUMENT_FACETS[name](entry.document)
        case WasPublished(first, last):
            date = entry.document.published
            return date is not None and (not first or date.last >= first) and (not last or date.first <= last)
    return has_words(entry, condition, where)


def has_words(entry, condition, where):
    """Whether the text, or a part of it, holds the words of a condition."""
    level, within = condition.level, getattr(condition, "within", "run")
    for stretch in stretches(entry.document, where, within):
        texts = [one and getattr(one, level) for one in stretch]
        match condition:
            case HasWord(_, text):
                found = text in texts
            case HasStart(_, text):
                found = any(one and one.startswith(text) for one in texts)
            case HasNear(_, places, _):
                found = near_in(places, within, texts)
            case HasRun(_, run):
                found = run_in(run, texts)
        if found:
            return True
    return False


def near_in(places, within, texts):
    """Whether a stretch of the texts holds a text of every place."""
    if within == "run":
        stretches = [texts[first : first + len(places)] for first in range(len(texts))]
        return any(len(one) == len(places) and all(map(contains, places, one)) for one in stretches)
    length = within if isinstance(within, int) else len(texts)
    stretches = [texts[first : first + length] for first in range(len(texts))]
    return any(all(any(text in place for text in one) for place in places) for one in stretches)


def contains(place, text):
    return text in place


def run_in(run, texts):
    return any(tuple(texts[first : first + len(run)]) == run for first in range(len(texts)))


class Scores:
    """BM25 at each level, weighted."""

    def __init__(self, plan, entries):
        self.plan = plan
        self.fields = {level: {entry.document.id: words_of(entry, level) for entry in entries} for level in WEIGHTS}
        self.entries = entries

    def __call__(self, entry):
        total = 0.0
        for name, levels, weight in self.plan.weighted():
            text = getattr(levels, name if name in ("exact", "root") else "light")
            total += weight * self._bm25(name, text, entry.document.id)
        for key in self.plan.keys:
            if holds(entry, key):
                total += KEY_WEIGHT * self._idf(sum(holds(one, key) for one in self.entries))
        return total

    def _bm25(self, name, text, number):
        column = self.fields[name]
        frequency = column[number].count(text)
        if not frequency:
            return 0.0
        mean = sum(map(len, column.values())) / len(column) or 1
        share = 1 - BM25_B + BM25_B * len(column[number]) / mean
        found = sum(text in texts for texts in column.values())
        return self._idf(found) * frequency * (BM25_K1 + 1) / (frequency + BM25_K1 * share)

    def _idf(self, found):
        return math.log(1 + (len(self.entries) - found + 0.5) / (found + 0.5)) ** self.plan.rarity


def words_of(entry, name):
    if name == "title":
        return [levels.light for levels in entry.title]
    if name == "lead":
        return [levels.light for count in LEAD_WORDS for levels in entry.body[:count]]
    return entry.level(name)


def ordered(entries, sort, scores):
    """By the sort; what has no date comes last by date, and equals stand newest first."""

    def date(entry):
        published = entry.document.published
        return published.first.toordinal() if published else None

    newest = sorted(entries, key=lambda entry: (date(entry) is None, -(date(entry) or 0), -entry.document.id))
    if sort == "newest":
        return newest
    if sort == "oldest":
        return sorted(newest, key=lambda entry: (date(entry) is None, date(entry) or 0, entry.document.id))
    return sorted(newest, key=lambda entry: -round(scores(entry), 9))


def histogram(entries):
    """Articles by month; what is dated by its year alone counts in a bar of that year."""
    counts = Counter(
        f"{date.year:04}-{date.month:02}" if date.month else f"{date.year:04}"
        for entry in entries
        if (date := entry.document.published)
    )
    return tuple(Bar(key, count) for key, count in sorted(counts.items()))

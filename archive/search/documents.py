"""Documents: what the index holds of an article. The text without boilerplate, and ASCII keys, never names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

from archive.arabic.calendar import PartialDate
from archive.models import Article, Mention

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the index sees it. Keys stand in the order in which the article first names them."""

    id: int
    title: str
    body: str
    published: PartialDate | None = None
    source: str = ""
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def stamp(self) -> str:
        """Sixteen characters that change when anything in the document does; the index keeps them to show drift."""
        published = self.published.iso if self.published else ""
        parts = (
            self.title,
            self.body,
            published,
            self.source,
            *map(" ".join, (self.actors, self.countries, self.places)),
        )
        # The lengths keep two different splits of one text apart.
        lengths = ",".join(str(len(part)) for part in parts)
        text = "\n".join((lengths, *parts))
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


DOCUMENT_FACETS: Mapping[str, Callable[[Document], tuple[str, ...]]] = MappingProxyType(
    {
        "actor": lambda document: document.actors,
        "country": lambda document: document.countries,
        "place": lambda document: document.places,
        "source": lambda document: (document.source,) if document.source else (),
        "year": lambda document: (f"{document.published.year:04}",) if document.published else (),
    }
)


@dataclass(frozen=True, slots=True)
class NamedKeys:
    """The keys that one article names, each once, in the order of their first mention."""

    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def boilerplate_of(article: Article) -> list[tuple[int, int]]:
    """The spans of the body that are no part of the article, in order, within its length, not overlapping."""
    spans: list[tuple[int, int]] = []
    reached = 0
    for start, end, *_ in sorted(article.boilerplate):
        start, end = max(start, reached), min(end, len(article.body))
        if start < end:
            spans.append((start, end))
            reached = end
    return spans


def readable(article: Article) -> str:
    """The body without its boilerplate."""
    kept, reached = [], 0
    for start, end in boilerplate_of(article):
        kept.append(article.body[reached:start])
        reached = end
    kept.append(article.body[reached:])
    return "\n".join(part for part in kept if part.strip())


def keys_of(numbers: Iterable[int]) -> dict[int, NamedKeys]:
    """What each of these articles names, rejected mentions left out."""
    rows = (
        Mention.objects.filter(article_id__in=list(numbers))
        .exclude(state=Mention.State.REJECTED)
        .order_by("article_id", "start", "pk")
        .values_list("article_id", "actor__key", "country_id", "place_id")
    )
    found: dict[int, tuple[dict[str, None], dict[str, None], dict[str, None]]] = {}
    for article, *keys in rows:
        named = found.setdefault(article, ({}, {}, {}))
        for group, key in zip(named, keys, strict=True):
            if key is not None:
                group[key] = None
    return {article: NamedKeys(*map(tuple, named)) for article, named in found.items()}


def build(article: Article, named: NamedKeys | None = None) -> Document:
    """The document of an article; its mentions are asked for when they are not given."""
    if named is None:
        named = keys_of([article.pk]).get(article.pk, NamedKeys())
    places = named.places
    if article.dateline_place_id and article.dateline_place_id not in places:
        places = (*places, article.dateline_place_id)
    return Document(
        id=article.pk,
        title=article.title,
        body=readable(article),
        published=article.published,
        source=article.source.key if article.source else "",
        actors=named.actors,
        countries=named.countries,
        places=places,
    )


def stream(
    numbers: Iterable[int] | None = None, *, after: int = 0, until: int | None = None, chunk: int = CHUNK
) -> Iterator[Document]:
    """The documents of the published articles `after` one and up to another, or of those among `numbers`, by rising id.

    Reads a chunk at a time, so memory does not grow with the archive, and holds no database cursor between chunks.
    """
    wanted = None if numbers is None else sorted(set(numbers))
    published = Article.objects.published().select_related("source").order_by("pk")
    if until is not None:
        published = published.filter(pk__lte=until)
    last = after
    while wanted is None or wanted:
        if wanted is None:
            articles = list(published.filter(pk__gt=last)[:chunk])
            if not articles:
                return
            last = articles[-1].pk
        else:
            articles = list(published.filter(pk__in=wanted[:chunk]))
            wanted = wanted[chunk:]
        named = keys_of(article.pk for article in articles)
        for article in articles:
            yield build(article, named.get(article.pk, NamedKeys()))

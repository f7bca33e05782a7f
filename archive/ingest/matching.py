"""Matching: which stored article a record speaks of, and whether the archive has read that very record before.

In one source it is the article with the record's identifier or address; where there is neither, the one with the same
text, or that was read in from the same record. An identifier without a source means little (two collections may both
count from 1), so there the text must be the same as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from django.db.models import Q

from archive.arabic.transliteration import slug
from archive.ingest.records import RawArticle, digest_of
from archive.models import Article, ImportRecord, Source

_Key: TypeAlias = tuple[str, int | None, str]


def source_key(raw: RawArticle) -> str:
    """The key of the record's source; empty when it names none."""
    return slug(raw.source) if raw.source else ""


def state_of(article: Article) -> str:
    """The digest of an article as it stands: that of the record it was read from, unless somebody changed it."""
    published = article.published.iso if article.published else ""
    supplied = str(article.title_supplied)
    return digest_of(article.title, article.body, supplied, article.url, published, article.published_evidence)


def known_records(records: Sequence[RawArticle]) -> set[int]:
    """The lines of those records that were read in before, into an article that is still there."""
    digests = {record.line: record.digest for record in records}
    rows = ImportRecord.objects.filter(record_hash__in=set(digests.values()), article__isnull=False).values_list(
        "record_hash", "article__source__key", "article__external_id", "article__url"
    )
    read: dict[str, list[tuple[str, str, str]]] = {}
    for digest, source, external_id, url in rows:
        read.setdefault(digest, []).append((source or "", external_id, url))
    return {
        record.line
        for record in records
        for source, external_id, url in read.get(digests[record.line], ())
        if source == source_key(record) and _agree(record, external_id, url)
    }


class Candidates:
    """The stored articles that some records may speak of, and those that are made of them."""

    def __init__(self, records: Sequence[RawArticle]) -> None:
        self._sources = _sources(records)
        self._articles: dict[_Key, list[Article]] = {}
        # By the identity of the article in memory: one that is new has no number yet.
        self._read: dict[int, set[str]] = {}
        numbers = set(self._numbers(records))
        read: dict[int, list[str]] = {}
        rows = ImportRecord.objects.filter(article__in=numbers).exclude(record_hash="")
        for number, digest in rows.values_list("article_id", "record_hash"):
            read.setdefault(number, []).append(digest)
        for article in Article.objects.select_for_update().filter(pk__in=numbers):
            self.add(article, *read.get(article.pk, ()))

    def source(self, record: RawArticle) -> Source | None:
        """The source of a record."""
        return self._sources.get(source_key(record))

    def add(self, article: Article, *digests: str) -> None:
        """Let later records find this article, which was read in from records with these digests."""
        source = article.source_id
        self._read.setdefault(id(article), set()).update(digests)
        keys = [("text", source, article.content_hash), *(("record", source, digest) for digest in digests)]
        keys += [("id", source, article.external_id)] if article.external_id else []
        keys += [("url", source, article.url)] if article.url else []
        for key in keys:
            found = self._articles.setdefault(key, [])
            if all(other is not article for other in found):
                found.append(article)

    def find(self, record: RawArticle) -> list[Article]:
        """The article that a record speaks of; two when its identifier is one article's and its address another's."""
        source = self.source(record)
        number = source.pk if source else None
        named = [*self._get("id", number, record.external_id), *self._get("url", number, record.url)]
        if number is None:
            named = [article for article in named if article.url == record.url != "" or article.body == record.body]
        if named:
            return list({id(article): article for article in named}.values())
        text = Article.hash_content(record.title, record.body)
        alike = [*self._get("text", number, text), *self._get("record", number, record.digest)]
        return [article for article in alike if _agree(record, article.external_id, article.url)][:1]

    def is_known(self, article: Article, record: RawArticle) -> bool:
        """Whether the article was read in from this record, or says the same."""
        return record.digest in self._read[id(article)] or record.digest == state_of(article)

    def is_as_read(self, article: Article) -> bool:
        """Whether nobody has changed the article since it was read in."""
        return state_of(article) in self._read[id(article)]

    def _get(self, kind: str, source: int | None, value: str) -> list[Article]:
        return self._articles.get((kind, source, value), []) if value else []

    def _numbers(self, records: Sequence[RawArticle]) -> Iterator[int]:
        """The articles that share something with a record. A query each, so that each has its index."""
        articles = Article.objects.all()
        sources = Q(source__in=[source.pk for source in self._sources.values()]) | Q(source__isnull=True)
        identifiers = {record.external_id for record in records} - {""}
        addresses = {record.url for record in records} - {""}
        texts = {Article.hash_content(record.title, record.body) for record in records}
        digests = {record.digest for record in records}
        for found in (
            articles.filter(~Q(external_id=""), sources, external_id__in=identifiers),
            articles.filter(~Q(url=""), sources, url__in=addresses),
            articles.filter(content_hash__in=texts),
            articles.filter(import_records__record_hash__in=digests),
        ):
            yield from found.values_list("pk", flat=True)


def _agree(record: RawArticle, external_id: str, url: str) -> bool:
    """Whether a record may speak of an article with this identifier and address."""
    pairs = [pair for pair in ((record.external_id, external_id), (record.url, url)) if all(pair)]
    return not pairs or any(one == other for one, other in pairs)


def _sources(records: Iterable[RawArticle]) -> Mapping[str, Source]:
    """The sources that records name, made where they are new."""
    names: dict[str, str] = {}
    for record in records:
        if record.source:
            names.setdefault(source_key(record), record.source)
    new = [Source(key=key, name_ar=name, name_en=name if name.isascii() else "") for key, name in names.items()]
    if new:
        Source.objects.bulk_create(new, ignore_conflicts=True)
    return {source.key: source for source in Source.objects.filter(key__in=names)}

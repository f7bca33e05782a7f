"""Writing a batch of records: what becomes of each, and all of it in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from archive.ingest.matching import Candidates
from archive.ingest.mentions import EntityRows, suggestions
from archive.ingest.recognising import recognise_text
from archive.ingest.records import ANOTHER_EDITION, ImportReport, RawArticle, Rejection, in_both
from archive.ingest.saving import note_recognised, replace_suggestions
from archive.models import Article, ImportBatch, ImportRecord, IndexTask, Mention

if TYPE_CHECKING:
    from archive.recognition.recognition import Recognised


@dataclass(slots=True)
class Change:
    """An article to write: new, or changed from the text it had."""

    article: Article
    record: RawArticle
    before: str | None = None


@dataclass(slots=True)
class Outcomes:
    """What becomes of the records of a batch, gathered before anything is written."""

    report: ImportReport = field(default_factory=ImportReport)
    changes: dict[int, Change] = field(default_factory=dict)
    rows: list[ImportRecord] = field(default_factory=list)

    def note(self, outcome: str, record: RawArticle, article: Article, remark: str = "") -> None:
        self.report = self.report.counting(outcome)
        self.rows.append(
            ImportRecord(
                line=record.line,
                outcome=outcome,
                article=article,
                external_id=record.external_id,
                record_hash=record.digest,
                reason=remark,
            )
        )

    def reject(self, rejection: Rejection) -> None:
        self.report = self.report.counting("rejected")
        self.rows.append(
            ImportRecord(
                line=rejection.line,
                outcome="rejected",
                external_id=rejection.external_id,
                field=rejection.field,
                reason=rejection.sentences,
            )
        )


def write(
    batch: int,
    items: Sequence[RawArticle | Rejection],
    *,
    known: set[int],
    recognised: Mapping[int, Recognised],
    rows: EntityRows,
) -> None:
    """Write these records of an import. `known` are the lines that say nothing new, `recognised` goes by line.

    What another process has written of the same import meanwhile is left out.
    """
    with transaction.atomic():
        kept = ImportBatch.objects.select_for_update().get(pk=batch)
        todo = [item for item in items if item.line >= kept.next_line]
        if not todo:
            return
        outcomes = _decide(todo, known)
        _write_articles(list(outcomes.changes.values()), recognised, rows)
        for row in outcomes.rows:
            row.batch = kept
        ImportRecord.objects.bulk_create(outcomes.rows)
        kept.next_line = todo[-1].line + 1
        for name in ("created", "updated", "unchanged", "rejected"):
            setattr(kept, name, getattr(kept, name) + getattr(outcomes.report, name))
        kept.save()


def _decide(items: Sequence[RawArticle | Rejection], known: set[int]) -> Outcomes:
    outcomes = Outcomes()
    new = [item for item in items if isinstance(item, RawArticle) and item.line not in known]
    candidates = Candidates(new)
    for item in items:
        if isinstance(item, Rejection):
            outcomes.reject(item)
        elif item.line in known:
            outcomes.report = outcomes.report.counting("unchanged")
        else:
            _decide_one(item, candidates, outcomes)
    return outcomes


def _decide_one(record: RawArticle, candidates: Candidates, outcomes: Outcomes) -> None:
    found = candidates.find(record)
    if not found:
        article = Article(source=candidates.source(record))
        outcomes.changes[id(article)] = Change(article, record)
        _bring_in_step(article, record)
        outcomes.note("created", record, article)
        candidates.add(article, record.digest)
        return
    article = found[0]
    if len(found) > 1:
        params = {"value": record.url[:60], "article": found[1].pk or found[1].title[:60]}
        outcomes.reject(Rejection(record.line, "url", "address-taken", params, record.external_id))
    elif candidates.is_known(article, record):
        outcomes.note("unchanged", record, article)
    elif candidates.is_as_read(article):
        outcomes.changes.setdefault(id(article), Change(article, record, article.text)).record = record
        _bring_in_step(article, record)
        outcomes.note("updated", record, article, _edition(article, record))
        candidates.add(article, record.digest)
    else:
        outcomes.reject(Rejection(record.line, "", "edited", {"article": article.pk}, record.external_id))


def _edition(article: Article, record: RawArticle) -> str:
    """That the text is another record's than before, where it is."""
    if not record.external_id or record.external_id == article.external_id:
        return ""
    return in_both(ANOTHER_EDITION, {"value": article.external_id[:60]})


def _bring_in_step(article: Article, record: RawArticle) -> None:
    """Give the article what the record says. Its identifier stays the first one it had."""
    article.title, article.title_supplied = record.title, record.title_supplied
    article.body = record.body
    article.content_hash = Article.hash_content(record.title, record.body)
    article.url = record.url
    article.external_id = article.external_id or record.external_id
    article.published = record.published
    article.published_evidence = record.evidence
    article.byline = record.byline or article.byline
    article.language = record.language
    article.editors_note = article.editors_note or record.editors_note


def _write_articles(changes: Sequence[Change], recognised: Mapping[int, Recognised], rows: EntityRows) -> None:
    found = {id(change): recognised.get(change.record.line) or _recognise(change.record) for change in changes}
    rows.learn(mention for one in found.values() for mention in one.mentions)
    for change in changes:
        note_recognised(change.article, found[id(change)], rows)
    new = [change for change in changes if change.article.pk is None]
    old = [change for change in changes if change.article.pk is not None]
    Article.objects.bulk_create([change.article for change in new])
    Mention.objects.bulk_create([row for change in new for row in suggestions(change.article, found[id(change)], rows)])
    for change in old:
        change.article.save()
        replace_suggestions(change.article, found[id(change)], change.before, rows)
    IndexTask.objects.bulk_create([IndexTask(article_id=change.article.pk) for change in changes])


def _recognise(record: RawArticle) -> Recognised:
    return recognise_text(record.title, record.body, record.published)

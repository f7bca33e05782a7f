"""Loading: each article once, however often and in whatever form its record comes, and no editor's work lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.ingest.loading import is_loaded, load_articles
from archive.ingest.matching import Candidates
from archive.ingest.readers import read
from archive.ingest.saving import save_article
from archive.models import Article, ImportBatch, ImportRecord, IndexTask, Mention, Source
from tests.conftest import SEEDS
from tests.ingest.files import articles, write_lines

FIRST, SECOND, THIRD = articles(3)


def counts(report):
    return report.created, report.updated, report.unchanged, report.rejected


def state():
    """All that an import writes but the imports themselves."""
    return (
        list(Article.objects.order_by("pk").values()),
        list(Mention.objects.order_by("pk").values()),
        list(IndexTask.objects.order_by("pk").values("article_id")),
        list(Source.objects.order_by("pk").values()),
    )


def test_the_seeds_come_in_with_their_dates_and_mentions(db):
    assert counts(load_articles(SEEDS)) == (5, 0, 0, 0)
    first = Article.objects.get(external_id__startswith="000")
    assert (first.published.iso, first.title_supplied, first.source) == ("2017-03-07", True, None)
    assert "الجمعة" in first.published_evidence
    assert set(first.mentions.filter(actor__isnull=False).values_list("actor__key", flat=True)) >= {
        "sergey-lavrov",
        "vladimir-putin",
    }
    for mention in Mention.objects.select_related("article"):
        assert mention.article.text[mention.start : mention.end] == mention.surface
    assert set(IndexTask.objects.values_list("article_id", flat=True)) == set(
        Article.objects.values_list("pk", flat=True)
    )


def test_boilerplate_and_dateline_of_a_seed_are_noted(db):
    load_articles(SEEDS)
    one = Article.objects.get(external_id__startswith="001")
    assert one.byline == "نورا خوام"
    assert one.dateline_place.name_ar == "دمشق"
    cut = [one.body[start:end] for start, end, _ in one.boilerplate]
    assert any("السيسي" in text for text in cut)
    assert not one.mentions.filter(country="AE").exists()


def test_a_second_run_changes_nothing(db):
    load_articles(SEEDS)
    before = state(), ImportBatch.objects.count(), ImportRecord.objects.count()
    assert counts(load_articles(SEEDS)) == (0, 0, 5, 0)
    assert (state(), ImportBatch.objects.count(), ImportRecord.objects.count()) == before
    assert is_loaded(SEEDS)


def test_the_same_records_in_another_file_change_nothing(load):
    load(FIRST, SECOND)
    before = state()
    assert counts(load(SECOND, FIRST, THIRD, name="b.jsonl")) == (1, 0, 2, 0)
    assert state()[0][:2] == before[0]


def test_another_text_at_the_same_address_updates_the_article(load):
    load(FIRST)
    number = Article.objects.get().pk
    assert counts(load({**FIRST, "id": "other", "text": "نص آخر عن روسيا"}, name="b.jsonl")) == (0, 1, 0, 0)
    one = Article.objects.get()
    assert (one.pk, one.body, one.external_id) == (number, "نص آخر عن روسيا", "A0")
    assert [mention.surface for mention in one.mentions.filter(start__gt=len(one.title))] == ["روسيا"]
    assert IndexTask.objects.filter(article_id=number).count() == 2


def test_two_editions_in_one_file_are_one_article_and_a_second_run_leaves_it(load):
    editions = [FIRST, {**FIRST, "id": "A0b", "text": "الطبعة الثانية"}]
    assert counts(load(*editions)) == (1, 1, 0, 0)
    assert counts(load(*editions)) == (0, 0, 2, 0)
    assert Article.objects.get().body == "الطبعة الثانية"
    told = ImportRecord.objects.get(outcome="updated").reason
    assert told.count("A0”") == told.count("«A0»") == 1


def test_another_date_of_the_same_text_is_an_update(load):
    load(FIRST)
    assert counts(load({**FIRST, "published": "2019"}, name="b.jsonl")) == (0, 1, 0, 0)
    assert Article.objects.get().published.iso == "2019"


def test_an_identifier_alone_finds_its_article(load):
    load(FIRST)
    assert counts(load({**FIRST, "url": "http://example.org/moved"}, name="b.jsonl")) == (0, 1, 0, 0)
    assert Article.objects.get().url == "http://example.org/moved"


def test_one_text_in_two_sources_is_two_articles(load):
    assert counts(load(FIRST, {**FIRST, "source": "CNN"})) == (2, 0, 0, 0)


def test_one_text_without_identifiers_is_one_article(load):
    bare = {"title": FIRST["title"], "text": FIRST["text"]}
    assert counts(load(bare, bare)) == (1, 0, 1, 0)


def test_one_identifier_without_a_source_in_two_collections_is_two_articles(load):
    load({"id": "1", "title": "عنوان", "text": "نص"})
    assert counts(load({"id": "1", "title": "عنوان آخر", "text": "نص آخر"}, name="b.jsonl")) == (1, 0, 0, 0)


def test_a_better_title_of_the_same_text_updates_it(load):
    load({"id": "1", "title": "عنوان", "text": "نص"})
    assert counts(load({"id": "1", "title": "عنوان أفضل", "text": "نص"}, name="b.jsonl")) == (0, 1, 0, 0)
    assert Article.objects.get().title == "عنوان أفضل"


def test_an_identifier_and_an_address_of_two_articles_are_rejected(load):
    load(FIRST, SECOND)
    before = state()
    report = load({**FIRST, "url": SECOND["url"], "text": "نص"}, name="b.jsonl")
    assert counts(report) == (0, 0, 0, 1)
    assert ImportRecord.objects.get(outcome="rejected").field == "url"
    assert state() == before


def test_what_an_editor_mended_is_never_overwritten(load):
    load(FIRST, SECOND)
    one = Article.objects.get(external_id="A0")
    one.title = "عنوان من المحرر"
    save_article(one)
    assert counts(load(FIRST, SECOND)) == (0, 0, 2, 0)
    report = load({**FIRST, "text": "طبعة جديدة"}, SECOND, name="b.jsonl")
    assert counts(report) == (0, 0, 1, 1)
    one.refresh_from_db()
    assert (one.title, one.body) == ("عنوان من المحرر", FIRST["text"])
    assert str(one.pk) in ImportRecord.objects.get(outcome="rejected").reason


def test_an_article_written_by_an_editor_is_never_overwritten(load):
    source = Source.objects.create(key="cnn", name_ar="سي إن إن")
    save_article(Article(title="عنوان", body="نص المحرر", source=source, url="http://example.org/0"))
    assert counts(load({**FIRST, "source": "CNN"})) == (0, 0, 0, 1)
    assert Article.objects.get().body == "نص المحرر"


def test_a_deleted_article_comes_back_when_its_file_is_read_again(load):
    load(FIRST, SECOND)
    Article.objects.get(external_id="A0").delete()
    assert counts(load(FIRST, SECOND)) == (1, 0, 1, 0)


def test_rejections_are_kept_with_line_field_and_a_reason_in_both_languages(load):
    report = load(FIRST, {**SECOND, "published": "أمس"}, b"{", THIRD)
    assert counts(report) == (2, 0, 0, 2)
    rows = ImportRecord.objects.filter(batch=report.batch, outcome="rejected").order_by("line")
    assert [(row.line, row.field, row.external_id) for row in rows] == [(2, "published", "A1"), (3, "", "")]
    for row in rows:
        arabic, english = row.reason.split("\n")
        assert arabic
        assert english.endswith(".")


def test_an_interrupted_run_goes_on_where_it_stopped_and_reports_the_whole(db, tmp_path, monkeypatch):
    monkeypatch.setattr("archive.ingest.loading.SIZE", 10)
    path = write_lines(tmp_path / "a.jsonl", [*articles(35), b"{"])

    class Stopped(Exception):
        pass

    def stop(reached, total):
        if reached >= 20:
            raise Stopped

    with pytest.raises(Stopped):
        load_articles(path, processes=1, progress=stop)
    assert Article.objects.count() == 20
    seen = []
    report = load_articles(path, processes=1, progress=lambda reached, total: seen.append(reached))
    assert seen == [30, 36]
    assert counts(report) == (35, 0, 0, 1)
    assert ImportBatch.objects.get(pk=report.batch).finished_at
    assert ImportRecord.objects.filter(batch=report.batch).count() == 36


def test_a_changed_file_begins_anew(db, tmp_path, monkeypatch):
    path = write_lines(tmp_path / "a.jsonl", articles(3))
    ImportBatch.objects.create(path=str(path), fingerprint="of another content", next_line=3)
    assert counts(load_articles(path, processes=1)) == (3, 0, 0, 0)


def recognised():
    rows = Mention.objects.order_by("article", "start", "pk")
    return list(rows.values_list("article__external_id", "start", "end", "actor__key", "country", "place"))


@pytest.mark.slow
def test_what_workers_recognise_is_what_one_process_does(db, tmp_path, monkeypatch):
    monkeypatch.setattr("archive.ingest.recognising.FEW", 1)
    monkeypatch.setattr("archive.ingest.loading.SIZE", 10)
    path = write_lines(tmp_path / "a.jsonl", articles(30))
    load_articles(path, processes=2)
    by_workers = recognised()
    Article.objects.all().delete()
    load_articles(path, processes=1)
    assert len(by_workers) > 30
    assert by_workers == recognised()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's query plans")
def test_matching_never_reads_the_whole_table(load, tmp_path):
    load(FIRST, SECOND)
    records = list(read(tmp_path / "a.jsonl"))
    with CaptureQueriesContext(connection) as asked:
        Candidates(records)
    queries = [query["sql"] for query in asked.captured_queries if query["sql"].startswith("SELECT")]
    assert len(queries) > 4
    for query in queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query}")
            assert not [row for row in cursor.fetchall() if row[3].startswith("SCAN archive_article")], query

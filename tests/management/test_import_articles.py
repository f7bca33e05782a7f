"""`import_articles` and `load_knowledge`: what they print and write, and how they end."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.models import Actor, ActorName, Article, Country, IndexTask, Tenure
from archive.search.engine import get_engine
from tests.conftest import SEEDS
from tests.ingest.files import articles, write_lines
from tests.management.processes import run

pytestmark = pytest.mark.django_db


def import_articles(*paths, **options):
    out, err = StringIO(), StringIO()
    call_command("import_articles", *map(str, paths), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_what_is_imported_is_in_the_index():
    out, _err = import_articles(SEEDS)
    assert "created 5, updated 0, unchanged 0, rejected 0" in out
    assert "أُضيف 5" in out
    assert set(get_engine().stamps()) == set(Article.objects.values_list("pk", flat=True))
    assert not IndexTask.objects.exists()


def test_another_edition_of_an_article_is_told(tmp_path):
    first, second = articles(2)
    path = write_lines(tmp_path / "a.jsonl", [first, {**second, "url": first["url"]}])
    out, _err = import_articles(path, no_index=True)
    assert "created 1, updated 1" in out
    assert "identifier of its own: 1." in out
    assert "معرّف آخر: 1." in out
    again, _err = import_articles(path, no_index=True)
    assert "unchanged 2" in again
    assert "another edition" not in again


def test_the_first_twenty_rejections_are_printed_and_all_are_written(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", [b"{"] * 25 + list(articles(2)))
    out, err = import_articles(path, no_index=True, rejections=str(tmp_path / "r.jsonl"))
    assert "created 2, updated 0, unchanged 0, rejected 25" in out
    assert len(re.findall("^  line ", err, re.MULTILINE)) == 20
    assert len(re.findall("^  السطر ", err, re.MULTILINE)) == 20
    assert "5 more" in err
    written = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["line"] for row in written] == list(range(1, 26))
    assert all(row["reason"] and row["reason_ar"] for row in written)


def test_a_database_without_tables_says_how_to_make_them(tmp_path):
    done = run(tmp_path, "import_articles", SEEDS)
    assert done.returncode != 0
    assert "Run manage.py migrate" in done.stderr
    assert "شغّل manage.py migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_read_ends_in_an_error_after_the_others_went_in(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", articles(2))
    with pytest.raises(CommandError, match=r"absent\.jsonl"):
        import_articles(tmp_path / "absent.jsonl", path, no_index=True)
    assert Article.objects.count() == 2


def test_a_source_is_given_to_records_that_name_none(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", [{"title": "ع", "text": "نص"}])
    import_articles(path, no_index=True, source="الحياة")
    assert Article.objects.get().source.name_ar == "الحياة"


def test_the_knowledge_is_loaded_once_and_editors_rows_stay():
    first = StringIO()
    call_command("load_knowledge", stdout=first)
    assert f"countries: {Country.objects.count()}, " in first.getvalue()
    assert f"الدول: {Country.objects.count()}، " in first.getvalue()
    assert Country.objects.count() > 240
    held = Tenure.objects.get(actor__key="sergey-lavrov", office__key="foreign-minister-ru")
    assert held.since == "2004-03-09"
    assert ActorName.objects.filter(actor__key="sergey-lavrov", script="latn").exists()
    Actor.objects.filter(key="sergey-lavrov").update(name_ar="من المحرر", origin="editor")
    out = StringIO()
    call_command("load_knowledge", stdout=out)
    assert "up to date" in out.getvalue()
    from archive.ingest.knowledge import store
    from archive.knowledge.loading import load

    store(load().entities())
    assert Actor.objects.get(key="sergey-lavrov").name_ar == "من المحرر"


def test_the_index_is_left_alone_where_it_is_to_be(tmp_path):
    import_articles(SEEDS)
    Article.objects.update(recognition_version=0)
    out, _err = import_articles(write_lines(tmp_path / "a.jsonl", articles(1)), no_index=True)
    assert "Recognised again: 5" in out
    assert IndexTask.objects.count() == 6
    assert len(get_engine().stamps()) == 5


def test_articles_are_recognised_anew_after_recognition_changed():
    import_articles(SEEDS, no_index=True)
    wanted = sorted(Article.objects.values_list("external_id", "mentions__surface"))
    rejected = Article.objects.first().mentions.first()
    rejected.state = "rejected"
    rejected.save()
    Article.objects.update(recognition_version=0)
    Article.objects.last().mentions.all().delete()
    out = StringIO()
    call_command("load_knowledge", stdout=out)
    assert "Recognised again: 5" in out.getvalue()
    assert set(get_engine().stamps()) == set(Article.objects.values_list("pk", flat=True))
    assert sorted(Article.objects.values_list("external_id", "mentions__surface")) == wanted
    rejected.refresh_from_db()
    assert rejected.state == "rejected"

"""`rebuild_index`, `check_index`, `index_worker` and `rank_queries`, as an operator runs them."""

import errno
import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from archive.models import Article, IndexTask
from archive.search.engine import get_engine
from archive.search.engines.flat import FlatEngine
from archive.search.request import SearchRequest
from tests.benchmarks.servers import ROOT, manage
from tests.benchmarks.stored import environment

ONE = "Index: 1 brought in, 0 taken out. · الفهرس: أُضيف 1، أُزيل 0.\n"


@pytest.fixture(autouse=True)
def index(settings, tmp_path):
    """The folder of an index that is not there yet."""
    path = tmp_path / "index"
    settings.HAYSTACK_CONNECTIONS = {"default": {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": str(path)}}
    return path


def add(body):
    return Article.objects.create(title="عنوان", body=body, content_hash=Article.hash_content("عنوان", body))


def said(*command, **options):
    output = io.StringIO()
    call_command(*command, stdout=output, **options)
    return output.getvalue()


@pytest.mark.django_db
def test_rebuild_index_makes_the_index_and_empties_the_outbox():
    one = add("سوريا")
    IndexTask.objects.create(article_id=one.pk)
    assert said("rebuild_index", interactive=False) == "Index built anew: 1 article(s). · بُني الفهرس من جديد: 1.\n"
    assert [hit.id for hit in get_engine().search(SearchRequest("سوريا")).hits] == [one.pk]
    assert not IndexTask.objects.exists()


@pytest.mark.django_db
def test_rebuild_index_takes_haystacks_options():
    for options in (["--noinput"], ["--using", "default", "--workers", "2", "-b", "9", "-t", "1", "--nocommit"]):
        assert "0 article(s)" in said("rebuild_index", *options)
    assert "0 article(s)" in said("rebuild_index", using=["default"], workers=2, interactive=False)


@pytest.mark.django_db
def test_rebuild_index_mends_an_index_that_cannot_be_read(index):
    add("سوريا")
    said("rebuild_index")
    for path in [one for one in index.rglob("*") if one.is_file()]:
        path.write_bytes(b"")
    said("rebuild_index")
    assert get_engine().info().documents == 1


@pytest.mark.django_db
def test_check_index_says_the_drift_and_mends_it():
    kept, gone = add("سوريا"), add("روسيا")
    said("rebuild_index")
    number = gone.pk
    gone.delete()
    added = add("مصر")
    Article.objects.filter(pk=kept.pk).update(body="سوريا الجديدة")
    lines = said("check_index").splitlines()
    assert lines == [
        f"missing · ناقص: 1  ({added.pk})",
        f"stale · قديم: 1  ({kept.pk})",
        f"extra · زائد: 1  ({number})",
        "To repair it run manage.py check_index --mend.",
        "لإصلاح ذلك شغّل manage.py check_index --mend.",
    ]
    assert "2 brought in, 1 taken out. · الفهرس: أُضيف 2، أُزيل 1." in said("check_index", "--mend")
    assert said("check_index").splitlines()[3:] == ["Database and index agree. · قاعدة البيانات والفهرس متطابقان."]


@pytest.mark.django_db
def test_check_index_without_an_index_says_what_to_do_in_both_languages():
    with pytest.raises(CommandError, match=r"Run manage\.py rebuild_index\.\nتعذّرت مقارنة الفهرس"):
        said("check_index")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "Make room on the disk, then run manage.py {}."),
        (errno.EROFS, "Let the user who runs this read and write the folder of the index, then run manage.py {}."),
        (errno.EIO, "Run manage.py rebuild_index."),
    ],
)
def test_a_disk_that_refuses_is_told_with_what_to_do_about_it(monkeypatch, number, advice):
    add("سوريا")
    said("rebuild_index")

    def refuse(handle):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        with pytest.raises(CommandError, match=re.escape(advice.format("rebuild_index"))) as told:
            said("rebuild_index")
        assert "لم يُبنَ الفهرس، ويبقى الحالي كما هو" in str(told.value)
        IndexTask.objects.create(article_id=add("روسيا").pk)
        with pytest.raises(CommandError, match=re.escape(advice.format("check_index --mend"))) as told:
            said("index_worker", once=True)
        assert "تبقى مهامها في الانتظار" in str(told.value)
    assert get_engine().info().documents == 1
    said("index_worker", once=True)
    assert get_engine().info().documents == 2


def ranked(corpus, queries, run, depth=100):
    return said("rank_queries", f"--corpus={corpus}", f"--queries={queries}", f"--run={run}", f"--depth={depth}")


class TestRankQueries:
    def write(self, path, *rows):
        lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
        with (
            gzip.open(path, "wt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open("w", encoding="utf-8") as file
        ):
            file.write(lines)
        return str(path)

    def test_all_words_come_first_then_the_closest_in_a_trec_run(self, tmp_path, index):
        corpus = self.write(
            tmp_path / "corpus.jsonl.gz",
            {"id": "near", "text": "لافروف لافروف لافروف", "title": "لافروف في موسكو"},
            {"id": "full", "text": "زار لافروف موسكو"},
            {"id": "other", "text": "كلام"},
        )
        queries = self.write(
            tmp_path / "queries.jsonl", {"id": "q1", "text": "أين لافروف في موسكو؟"}, {"id": 2, "text": "؟"}
        )
        run = tmp_path / "out.run"
        assert "2 question(s)" in ranked(corpus, queries, run, depth=2)
        assert run.read_text().splitlines()[:2] == ["q1 Q0 full 1 2 diwan", "q1 Q0 near 2 1 diwan"]
        assert len(run.read_text().splitlines()) == 4
        assert not index.exists()

    def test_judgements_and_a_peer_print_what_each_reaches(self, tmp_path):
        rows = [{"id": name, "text": text} for name, text in (("a", "زار لافروف موسكو"), ("b", "قمة عربية في بيروت"))]
        corpus = self.write(tmp_path / "corpus.jsonl", *rows)
        queries = self.write(
            tmp_path / "queries.jsonl", {"id": "q", "text": "القمة العربية ببيروت"}, {"id": "r", "text": "برلين"}
        )
        (tmp_path / "qrels").write_text("q 0 b 1\nr 0 a 1\nq 0 a 0\n")
        run = tmp_path / "out.run"
        options = ("--corpus", corpus, "--queries", queries, "--run", str(run), "--qrels", str(tmp_path / "qrels"))
        assert "nDCG@10: diwan 0.5000\n" in said("rank_queries", *options)
        assert "nDCG@10: diwan 0.5000, tantivy 0.5000\n" in said("rank_queries", *options, "--peer=tantivy")
        assert (tmp_path / "out.run.tantivy").read_text() == "q Q0 b 1 1 tantivy\n"
        (tmp_path / "qrels").write_text("q 0 b\n")
        with pytest.raises(CommandError, match=r"qrels, line 1: .*\n.*السطر 1: .*أصلح السطر"):
            said("rank_queries", *options)

    def test_a_peer_that_is_not_installed_is_said(self, tmp_path, monkeypatch):
        monkeypatch.setitem(sys.modules, "tantivy", None)
        corpus = self.write(tmp_path / "corpus.jsonl", {"id": 1, "text": "نص"})
        with pytest.raises(CommandError, match=r"Run pip install tantivy.*\n.*احذف --peer"):
            said(
                "rank_queries",
                "--corpus",
                corpus,
                "--queries",
                corpus,
                "--run",
                str(tmp_path / "run"),
                "--peer=tantivy",
            )

    @pytest.mark.parametrize("row", ["no object", {"id": 1}, {"text": "نص"}, ["id", "text"]])
    def test_a_bad_line_is_named(self, tmp_path, row):
        corpus = self.write(tmp_path / "corpus.jsonl", {"id": 1, "text": "نص"}, row)
        with pytest.raises(CommandError, match=r"corpus\.jsonl, line 2: .*\n.*السطر 2: .*أصلح السطر"):
            ranked(corpus, corpus, tmp_path / "run")

    def test_a_missing_file_and_a_wrong_depth_are_said(self, tmp_path):
        with pytest.raises(CommandError, match=r"(?s)none\.jsonl.*تعذّرت قراءة ملف"):
            ranked(tmp_path / "none.jsonl", tmp_path / "none.jsonl", tmp_path / "run")
        (tmp_path / "torn.jsonl.gz").write_bytes(gzip.compress(b'{"id": 1, "text": "x"}' * 900)[:-20])
        with pytest.raises(CommandError, match="تعذّرت قراءة ملف"):
            ranked(tmp_path / "torn.jsonl.gz", tmp_path / "torn.jsonl.gz", tmp_path / "run")
        with pytest.raises(CommandError, match="at least one"):
            ranked("x", "x", "x", depth=0)


@pytest.mark.django_db
class TestIndexWorker:
    def test_once_indexes_what_there_is_and_tidies(self):
        said("rebuild_index")
        for number in range(8):
            one = add(f"سوريا {number}")
            IndexTask.objects.create(article_id=one.pk)
            assert said("index_worker", once=True) == ONE
        assert said("index_worker", once=True) == ""
        assert get_engine().search(SearchRequest("سوريا")).total == 8
        assert len(get_engine().snapshots.latest().views) < 8

    def test_what_cannot_be_indexed_is_said_and_kept(self):
        IndexTask.objects.create(article_id=add("سوريا").pk)
        with pytest.raises(CommandError, match=r"stay in the outbox\. Run manage\.py rebuild_index"):
            said("index_worker", once=True)
        assert IndexTask.objects.count() == 1


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="ended by a signal")
def test_a_worker_indexes_what_others_save_until_it_is_told_to_end(tmp_path):
    made = environment(tmp_path, INDEX_ON_SAVE="0", DJANGO_SETTINGS_MODULE="archive.settings")
    manage(made, "migrate", "--verbosity", "0")
    manage(made, "rebuild_index")
    save = (
        "import django; django.setup()\n"
        "from archive.models import Article; from archive.ingest.saving import save_article\n"
        "from archive.search.index import after_commit\n"
        "save_article(Article(title='عنوان', body='سوريا'), recognise=False); after_commit()"
    )
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "django", "index_worker", "--pause", "0.05"],
        cwd=ROOT,
        env={**os.environ, **made},
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        subprocess.run([sys.executable, "-W", "ignore", "-c", save], cwd=ROOT, env={**os.environ, **made}, check=True)
        assert worker.stdout.readline() == ONE
        assert FlatEngine(tmp_path / "index").search(SearchRequest("سوريا")).total == 1
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=20) == 0

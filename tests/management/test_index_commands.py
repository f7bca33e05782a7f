"""`rebuild_index`, `check_index`, `index_worker` and `rank_queries`, as an operator runs them."""

import gzip
import io
import json
import os
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
    assert said("rebuild_index", interactive=False) == "Indexed 1 article(s).\n"
    assert [hit.id for hit in get_engine().search(SearchRequest("سوريا")).hits] == [one.pk]
    assert not IndexTask.objects.exists()


@pytest.mark.django_db
def test_rebuild_index_takes_haystacks_options():
    assert "0 article(s)" in said("rebuild_index", "--noinput")


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
    assert lines == [f"missing: 1  ({added.pk})", f"stale: 1  ({kept.pk})", f"extra: 1  ({number})"]
    assert "mended: 2 indexed, 1 taken out, 0 failed" in said("check_index", "--mend")
    assert said("check_index") == "missing: 0\nstale: 0\nextra: 0\n"


@pytest.mark.django_db
def test_check_index_without_an_index_says_what_to_do():
    with pytest.raises(CommandError, match="rebuild_index"):
        said("check_index")


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

    @pytest.mark.parametrize("row", ["no object", {"id": 1}, {"text": "نص"}, ["id", "text"]])
    def test_a_bad_line_is_named(self, tmp_path, row):
        corpus = self.write(tmp_path / "corpus.jsonl", {"id": 1, "text": "نص"}, row)
        with pytest.raises(CommandError, match=r"corpus\.jsonl, line 2"):
            ranked(corpus, corpus, tmp_path / "run")

    def test_a_missing_file_and_a_wrong_depth_are_said(self, tmp_path):
        with pytest.raises(CommandError, match="none\\.jsonl"):
            ranked(tmp_path / "none.jsonl", tmp_path / "none.jsonl", tmp_path / "run")
        with pytest.raises(CommandError, match="at least one"):
            ranked("x", "x", "x", depth=0)


@pytest.mark.django_db
class TestIndexWorker:
    def test_once_indexes_what_there_is_and_tidies(self):
        said("rebuild_index")
        for number in range(8):
            one = add(f"سوريا {number}")
            IndexTask.objects.create(article_id=one.pk)
            assert said("index_worker", once=True) == "1 indexed, 0 taken out, 0 failed\n"
        assert said("index_worker", once=True) == ""
        assert get_engine().search(SearchRequest("سوريا")).total == 8
        assert len(get_engine().snapshots.latest().views) < 8

    def test_what_cannot_be_indexed_is_said_and_kept(self):
        IndexTask.objects.create(article_id=add("سوريا").pk)
        with pytest.raises(CommandError, match="stay in the outbox"):
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
        assert worker.stdout.readline() == "1 indexed, 0 taken out, 0 failed\n"
        assert FlatEngine(tmp_path / "index").search(SearchRequest("سوريا")).total == 1
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=20) == 0

"""The index kept in step: whatever fails or interrupts, nothing is lost and the next run finishes it."""

import pytest
from django.db import transaction

from archive.models import Article, IndexTask
from archive.search import index
from archive.search.documents import build
from archive.search.engine import EngineUnavailable, IndexMissing
from archive.search.index import Drained, Drift
from tests.search.memory_engine import MemoryEngine

pytestmark = pytest.mark.django_db


def tell(*articles):
    """Write a task for each article."""
    return [IndexTask.objects.create(article_id=getattr(one, "pk", one)) for one in articles]


def waiting():
    return sorted(IndexTask.objects.values_list("article_id", flat=True))


@pytest.fixture(autouse=True)
def present_engine(engine, monkeypatch):
    monkeypatch.setattr(index, "get_engine", lambda: engine)


def test_a_task_indexes_its_article_and_goes(engine, article):
    one = article("سوريا")
    tell(one, one)
    assert index.drain(engine) == Drained(indexed=1)
    assert engine.stamps() == {one.pk: build(one).stamp}
    assert waiting() == []


def test_drafts_and_deleted_articles_are_taken_out(engine, article):
    draft, gone = article("مسودة"), article("محذوفة")
    engine.update([build(draft), build(gone)])
    Article.objects.filter(pk=draft.pk).update(status="draft")
    number = gone.pk
    gone.delete()
    tell(draft, number)
    assert index.drain(engine) == Drained(removed=2)
    assert engine.stamps() == {}


def test_many_tasks_are_carried_out_in_batches(engine, article, monkeypatch):
    monkeypatch.setattr(index, "BATCH", 3)
    made = [article(f"نص {number}") for number in range(8)]
    tell(*made)
    assert index.drain(engine) == Drained(indexed=8)
    assert engine.generation == 3
    assert set(engine.stamps()) == {one.pk for one in made}


def test_a_limited_run_takes_the_newest(engine, article, monkeypatch):
    monkeypatch.setattr(index, "BATCH", 2)
    made = [article(f"نص {number}") for number in range(5)]
    tell(*made)
    assert index.drain(engine, limit=3) == Drained(indexed=3)
    assert waiting() == sorted(one.pk for one in made[:2])


@pytest.mark.parametrize("failure", [EngineUnavailable("locked"), IndexMissing("none"), OSError("disk full")])
def test_a_failure_is_counted_and_kept_and_the_next_run_finishes(engine, article, failure, caplog):
    made = [article("نص"), article("آخر")]
    tell(*made)
    engine.refuse = failure
    assert index.drain(engine) == Drained(failed=2)
    for task in IndexTask.objects.all():
        assert task.attempts == 1
        assert str(failure) in task.error
    assert "refused" in caplog.text
    engine.refuse = None
    assert index.drain(engine) == Drained(indexed=2)
    assert waiting() == []


def test_an_engine_that_is_away_is_asked_once(engine, article, monkeypatch):
    monkeypatch.setattr(index, "BATCH", 1)
    tell(article("نص"), article("آخر"))
    engine.refuse = EngineUnavailable("away")
    assert index.drain(engine) == Drained(failed=1)
    assert sorted(IndexTask.objects.values_list("attempts", flat=True)) == [0, 1]


def test_one_article_that_the_engine_refuses_does_not_hold_up_the_others(engine, article):
    made = [article(f"نص {number}") for number in range(5)]
    tell(*made)

    def refuse(documents):
        if any(document.id == made[2].pk for document in documents):
            raise ValueError("poison")

    engine.refuse = refuse
    assert index.drain(engine) == Drained(indexed=4, failed=1)
    assert waiting() == [made[2].pk]
    assert IndexTask.objects.get().error == "ValueError: poison"


def test_a_kill_after_the_commit_of_the_engine_leaves_the_task_and_doubles_nothing(engine, article, monkeypatch):
    one = article("نص")
    tell(one)

    class Killed(BaseException):
        pass

    def die(keys):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(index, "_delete", die)
        with pytest.raises(Killed):
            index.drain(engine)
    assert waiting() == [one.pk]
    assert index.drain(engine) == Drained(indexed=1)
    assert list(engine.stamps()) == [one.pk]


def test_an_article_that_changes_while_it_is_written_is_written_again(engine, article):
    one = article("قديم")
    tell(one)
    times = []

    def change(documents):
        if not times:
            Article.objects.filter(pk=one.pk).update(body="جديد")
        times.append(1)

    engine.refuse = change
    assert index.drain(engine) == Drained(indexed=1)
    one.refresh_from_db()
    assert engine.stamps() == {one.pk: build(one).stamp}
    assert waiting() == []


def test_an_article_that_never_stands_still_keeps_its_task(engine, article):
    one = article("0")
    tell(one)
    engine.refuse = lambda documents: Article.objects.filter(pk=one.pk).update(body=documents[0].body + "0")
    index.drain(engine)
    assert waiting() == [one.pk]


def test_a_task_written_meanwhile_stays_for_its_own_run(engine, article):
    one, other = article("نص"), article("آخر")
    tell(one)
    engine.refuse = lambda documents: waiting() == [one.pk] and tell(other)
    index.drain(engine)
    assert waiting() == [other.pk]


def test_the_outbox_is_drained_after_the_commit_and_not_before(engine, article, django_capture_on_commit_callbacks):
    one = article("نص")
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            tell(one)
            index.after_commit()
        assert engine.stamps() == {}
    assert list(engine.stamps()) == [one.pk]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("failure", [EngineUnavailable("away"), RuntimeError("bug")])
def test_a_failing_engine_never_reaches_the_editor(engine, article, failure, monkeypatch):
    one = article("نص")
    engine.refuse = failure
    with transaction.atomic():
        tell(one)
        index.after_commit()
    assert waiting() == [one.pk]
    monkeypatch.setattr(index, "get_engine", lambda: 1 / 0)
    with transaction.atomic():
        index.after_commit()


def test_saves_leave_the_outbox_to_the_worker_where_they_are_told_so(
    engine, article, settings, django_capture_on_commit_callbacks
):
    settings.INDEX_ON_SAVE = False
    one = article("نص")
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        tell(one)
        index.after_commit()
    assert engine.stamps() == {}
    assert waiting() == [one.pk]


def test_a_build_taken_up_again_keeps_the_tasks_of_what_it_had_read(article):
    made = [article(f"نص {number}") for number in range(4)]
    tell(*made)

    class Resuming(MemoryEngine):
        def rebuild(self, documents):
            documents.take_up(made[1].pk, 2)
            old = [build(one) for one in made[:2]]
            super().rebuild([*old, *documents.after(made[1].pk)])

    engine = Resuming([])
    Article.objects.filter(pk=made[0].pk).update(body="تغير من غير أن يُفهرس")
    assert index.rebuild(engine=engine) == 4
    assert index.drift(engine) == Drift()
    assert waiting() == []


def test_the_stamp_of_a_span_tells_every_change(article):
    corpus = index.ArchiveCorpus()
    first, second, third = (article(f"نص {number}", actors=["x"]) for number in range(3))

    span = (first.pk - 1, second.pk)

    def stamp():
        return corpus.stamp(*span)

    seen = [stamp()]
    assert stamp() == seen[0]
    article("أبعد من ذلك")
    third.delete()
    assert stamp() == seen[0]
    second.body = "تغير"
    second.save()
    seen.append(stamp())
    second.mentions.all().delete()
    seen.append(stamp())
    Article.objects.filter(pk=first.pk).update(status="draft")
    seen.append(stamp())
    second.delete()
    seen.append(stamp())
    assert len(set(seen)) == 5


def test_a_rebuild_makes_a_missing_index_and_empties_the_outbox(article):
    made = [article(f"نص {number}") for number in range(3)]
    article("مسودة", status="draft")
    tell(*made, 999)
    fresh, seen = MemoryEngine(), []
    assert index.rebuild(seen.append, fresh) == 3
    assert seen == [1, 1, 1]
    assert set(fresh.stamps()) == {one.pk for one in made}
    assert waiting() == []


def test_what_changes_during_a_rebuild_is_found_in_the_new_index(article):
    first, second, third = article("أول"), article("ثان"), article("ثالث")
    engine = MemoryEngine([build(first), build(second), build(third)])
    state = {}

    def meanwhile(count):
        state["seen"] = state.get("seen", 0) + count
        if state["seen"] == 2:
            Article.objects.filter(pk=first.pk).update(body="تغير بعد أن قرئ")
            number = second.pk
            Article.objects.filter(pk=number).delete()
            state["new"] = article("جديد")
            tell(first, number, state["new"])
            assert index.drain(engine, limit=100) == Drained(indexed=2, removed=1)

    index.rebuild(meanwhile, engine)
    assert index.drift(engine) == Drift()
    assert set(engine.stamps()) == {first.pk, third.pk, state["new"].pk}
    assert waiting() == []


def test_a_rebuild_killed_after_the_swap_leaves_a_whole_index_in_step(engine, article, monkeypatch):
    first = article("أول")
    tell(first)

    class Killed(BaseException):
        pass

    def die(keys):
        raise Killed

    def change(count):
        Article.objects.filter(pk=first.pk).update(body="تغير")
        tell(first)
        monkeypatch.undo()
        index.drain(engine, limit=5)
        monkeypatch.setattr(index, "_delete", die)

    with pytest.raises(Killed):
        index.rebuild(change, engine)
    monkeypatch.undo()
    assert index.drift(engine) == Drift()
    index.drain(engine)
    assert index.drift(engine) == Drift()
    assert waiting() == []


def test_a_rebuild_that_fails_keeps_the_old_index_and_the_tasks(engine, article):
    one = article("نص")
    engine.update([build(one)])
    tell(one)
    engine.refuse = OSError("disk full")
    with pytest.raises(OSError, match="disk full"):
        index.rebuild(engine=engine)
    assert list(engine.stamps()) == [one.pk]
    assert waiting() == [one.pk]


def test_drift_names_what_is_missing_stale_and_extra(engine, article):
    same, stale, missing = article("واحد"), article("اثنان"), article("ثلاثة")
    engine.update([build(same), build(stale)])
    extra = article("مسودة")
    engine.update([build(extra)])
    Article.objects.filter(pk=extra.pk).update(status="draft")
    Article.objects.filter(pk=stale.pk).update(title="عنوان آخر")
    found = index.drift(engine)
    assert found == Drift(frozenset({missing.pk}), frozenset({stale.pk}), frozenset({extra.pk}))
    assert found
    assert index.mend(found, engine) == Drained(indexed=2, removed=1)
    assert not index.drift(engine)

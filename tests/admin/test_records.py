"""What the archive writes by itself, to look at: imports with their rejections, and the index outbox."""

from archive.models import ImportBatch, ImportRecord, IndexTask
from archive.search.index import drain
from tests.admin.conftest import DESK, messages


def test_an_import_shows_each_rejection_with_its_line_field_and_reason(editor):
    batch = ImportBatch.objects.create(path="news.jsonl", fingerprint="f", created=1, rejected=1)
    ImportRecord.objects.create(batch=batch, line=1, outcome="created")
    ImportRecord.objects.create(
        batch=batch, line=7, outcome="rejected", field="date", reason="<b>Write</b> YYYY-MM-DD."
    )
    page = editor.get(f"{DESK}importbatch/{batch.pk}/change/").content.decode()
    assert "&lt;b&gt;Write&lt;/b&gt; YYYY-MM-DD." in page
    assert '<td dir="ltr">7</td>' in page
    assert f"{DESK}importrecord/?batch__id__exact={batch.pk}&amp;outcome__exact=rejected" in page


def test_an_import_without_rejections_shows_none(editor):
    batch = ImportBatch.objects.create(path="news.jsonl", fingerprint="f")
    assert "diwan-report" not in editor.get(f"{DESK}importbatch/{batch.pk}/change/").content.decode()


def test_the_list_of_records_is_narrowed_to_one_import(editor):
    batches = [ImportBatch.objects.create(path=f"{name}.csv", fingerprint=name) for name in "ab"]
    records = [ImportRecord.objects.create(batch=batch, line=1, outcome="unchanged") for batch in batches]
    page = editor.get(f"{DESK}importrecord/", {"batch__id__exact": batches[0].pk})
    assert list(page.context["cl"].result_list) == [records[0]]


def test_a_task_shows_its_error_and_is_tried_again(superuser, added, broken_index, index):
    broken_index()
    added(superuser)
    task = IndexTask.objects.get()
    assert task.error in superuser.get(f"{DESK}indextask/").context["cl"].result_list[0].error
    assert task.error
    data = {"action": "try_again", "_selected_action": [task.pk]}
    assert messages(superuser.post(f"{DESK}indextask/", data, follow=True)) == [
        "Indexed: 0. Taken out: 0. Refused by the index: 1."
    ]
    broken_index()
    assert messages(superuser.post(f"{DESK}indextask/", data, follow=True)) == [
        "Indexed: 1. Taken out: 0. Refused by the index: 0."
    ]
    assert not IndexTask.objects.exists()
    assert drain().indexed == 0

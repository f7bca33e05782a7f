"""A process to be killed: `python -m tests.search.engines.killed commit|merge|rebuild|drain|worker|finish FOLDER`.

It works on the database and the index in a folder, from where the last one was killed, and says on a line of its own
the number of each article that its database has committed, with a minus when it was taken out.
"""

import os
import sys
import threading
from io import StringIO

WORDS = "سوريا روسيا لافروف مفاوضات وقف إطلاق النار"


def prepare(folder):
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/archive.sqlite3"
    os.environ["SEARCH_URL"] = f"whoosh://{folder}/index"
    os.environ["SECRET_KEY"] = "only-for-tests-" + "x" * 50
    os.environ["DJANGO_SETTINGS_MODULE"] = os.environ.get("KILLED_SETTINGS", "archive.settings")
    import django

    django.setup()


def make_small():
    """Small parts and merges of few segments, so that each kind of work is many steps on few articles."""
    from archive.search.engines import building, tiers

    building.LETTERS, building.FAN_IN = 1_500, 3
    tiers.FAN, tiers.FLOOR = 3, 4


def save(number, indexed=True):
    from django.db import transaction

    from archive.models import Article, IndexTask
    from archive.search.index import after_commit

    with transaction.atomic():
        title, body = f"عنوان {number}", f"{WORDS} {number}"
        article = Article.objects.create(title=title, body=body, content_hash=Article.hash_content(title, body))
        IndexTask.objects.create(article_id=article.pk)
        if indexed:
            after_commit()
    print(article.pk, flush=True)


def replace(number):
    """Change an article that is there, now and then."""
    from archive.models import Article, IndexTask
    from archive.search.index import drain

    if number % 3 == 0 and (article := Article.objects.order_by("?").first()):
        article.body += " تغيّر"
        article.save()
        IndexTask.objects.create(article_id=article.pk)
        drain(limit=20)


def take_out(number):
    """Take an article out, now and then."""
    from django.db import transaction

    from archive.models import Article, IndexTask
    from archive.search.index import after_commit

    if number % 10 == 0 and (article := Article.objects.order_by("?").first()):
        with transaction.atomic():
            IndexTask.objects.create(article_id=article.pk)
            gone = article.pk
            article.delete()
            after_commit()
        print(-gone, flush=True)


def work(what, number):
    """One round of what is to be interrupted."""
    from django.core.management import call_command

    from archive.search.index import drain, tidy

    if what == "drain":
        for one in range(5):
            save(number + one, indexed=False)
        drain()
        return
    replace(number)
    take_out(number)
    save(number)
    if what == "rebuild":
        call_command("rebuild_index", stdout=StringIO(), stderr=StringIO())
    elif what == "merge":
        tidy()


def save_without_end(first):
    """Save one article after the other, and leave them to the outbox."""
    for number in range(first, first + 10_000):
        save(number, indexed=False)


def main(what, folder):
    prepare(folder)
    make_small()
    from django.core.management import call_command

    from archive.models import Article
    from archive.search.engine import IndexMissing, get_engine
    from archive.search.index import drain, rebuild

    call_command("migrate", verbosity=0, interactive=False)
    try:
        get_engine().info()
    except IndexMissing:
        rebuild()
    if what == "finish":
        drain()
        return
    print("ready", flush=True)
    first = Article.objects.count()
    if what == "worker":
        threading.Thread(target=save_without_end, args=(first,), daemon=True).start()
        call_command("index_worker", pause=0.01, stdout=StringIO(), stderr=StringIO())
    for number in range(first, first + 10_000):
        work(what, number)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A process to be killed: `python -m tests.search.engines.killed commit|rebuild|finish FOLDER`.

It works on the database and the index in a folder, from where the last one was killed, and says on a line of its own
the number of each article that its database has committed.
"""

import os
import sys

WORDS = "سوريا روسيا لافروف مفاوضات وقف إطلاق النار"


def prepare(folder):
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/archive.sqlite3"
    os.environ["SEARCH_URL"] = f"whoosh://{folder}/index"
    os.environ["SECRET_KEY"] = "only-for-tests-" + "x" * 50
    os.environ["DJANGO_SETTINGS_MODULE"] = os.environ.get("KILLED_SETTINGS", "archive.settings")
    import django

    django.setup()


def save(number):
    from django.db import transaction

    from archive.models import Article, IndexTask
    from archive.search.index import after_commit

    with transaction.atomic():
        title, body = f"عنوان {number}", f"{WORDS} {number}"
        article = Article.objects.create(title=title, body=body, content_hash=Article.hash_content(title, body))
        IndexTask.objects.create(article_id=article.pk)
        after_commit()
    print(article.pk, flush=True)


def replace(number):
    """Change an article that is there and take one out, now and then."""
    from archive.models import Article, IndexTask
    from archive.search.index import drain

    if number % 3 == 0 and (article := Article.objects.order_by("?").first()):
        article.body += " تغيّر"
        article.save()
        IndexTask.objects.create(article_id=article.pk)
        drain(limit=20)


def main(what, folder):
    prepare(folder)
    from django.core.management import call_command

    from archive.models import Article
    from archive.search.engine import IndexMissing, get_engine
    from archive.search.index import drain, rebuild

    call_command("migrate", verbosity=0, interactive=False)
    try:
        get_engine().info()
    except IndexMissing:
        rebuild()
    drain()
    print("ready", flush=True)
    first = Article.objects.count()
    for number in range(first, first + 10_000):
        if what == "finish":
            return
        if what == "rebuild":
            rebuild()
        replace(number)
        save(number)


if __name__ == "__main__":
    main(*sys.argv[1:])

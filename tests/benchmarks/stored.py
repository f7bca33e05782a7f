"""The generated archive in a database: what the benchmarks that go through Django share.

python -m tests.benchmarks.stored FOLDER --articles N     # a database to use again, FOLDER/archive.sqlite3
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

BATCH = 1_000
DATABASE = "archive.sqlite3"


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a process that works on the archive in a folder."""
    return {
        "DATABASE_URL": f"sqlite:///{folder.absolute() / DATABASE}",
        "SEARCH_URL": f"whoosh://{folder.absolute() / 'index'}",
        "SECRET_KEY": "only-for-benchmarks-" + "x" * 40,
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        **more,
    }


def prepare(folder: Path, articles: int, source: Path | None = None) -> None:
    """Set Django up over a folder and fill its database, or take a copy of the one in `source`."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(environment(folder))
    if source is not None:
        shutil.copyfile(source / DATABASE, folder / DATABASE)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from archive.models import Article
    from tests.benchmarks.corpus import Corpus

    held = Article.objects.count()
    if held > articles or (source is not None and held != articles):
        raise SystemExit(f"{folder / DATABASE} holds {held} articles, not {articles}")
    fill(Corpus(articles), held)


def with_index(folder: Path, articles: int, source: Path | None = None) -> Path:
    """A folder with the database and its index: copies of those in `source`, or made."""
    prepare(folder, articles, source)
    if source is not None and (source / "index").is_dir():
        shutil.copytree(source / "index", folder / "index")
    from archive.search import index

    try:
        held = index.get_engine().info().documents
    except index.EngineUnavailable:
        held = 0
    if held != articles:
        index.rebuild()
    return folder


def fill(corpus: Any, held: int = 0) -> None:
    """Write the articles of a corpus from number `held` + 1 on."""
    from django.db import transaction
    from tqdm import tqdm

    if not held:
        _fill_names()
    if held >= corpus.articles:
        return
    documents = tqdm(
        corpus.documents(held + 1),
        total=corpus.articles - held,
        desc="articles",
        unit="",
        disable=None,
        file=sys.stderr,
    )
    names = _Names()
    for batch in _batches(documents):
        with transaction.atomic():
            names.write(batch)


def _batches(documents: Any) -> Iterator[list[Any]]:
    source = iter(documents)
    while batch := list(islice(source, BATCH)):
        yield batch


def _fill_names() -> None:
    from archive.models import Actor, Country, Place, Source
    from tests.benchmarks.corpus import ACTORS, COUNTRIES, PLACES, SOURCES, country

    # As if they came with the data files: an editor's names are read anew by every process that recognises.
    known = {"origin": "file"}
    actors = [Actor(key=f"actor-{number}", name_ar=f"اسم {number}", kind="person", **known) for number in range(ACTORS)]
    Actor.objects.bulk_create(actors, ignore_conflicts=True)
    countries = [Country(iso=country(number), name_ar=f"دولة {number}", **known) for number in range(COUNTRIES)]
    Country.objects.bulk_create(countries, ignore_conflicts=True)
    places = [Place(key=f"place-{number}", name_ar=f"مكان {number}", **known) for number in range(PLACES)]
    Place.objects.bulk_create(places, ignore_conflicts=True)
    sources = [Source(key=f"source-{number}", name_ar=f"مصدر {number}") for number in range(SOURCES)]
    Source.objects.bulk_create(sources, ignore_conflicts=True)


class _Names:
    """The database's numbers for the generated keys."""

    def __init__(self) -> None:
        from archive.models import Actor, Source

        self.actors = dict(Actor.objects.values_list("key", "pk"))
        self.sources = dict(Source.objects.values_list("key", "pk"))

    def write(self, documents: Sequence[Any]) -> None:
        from archive.models import Article, Mention

        Article.objects.bulk_create([self._article(document) for document in documents])
        Mention.objects.bulk_create([mention for document in documents for mention in self._mentions(document)])

    def _article(self, document: Any) -> Any:
        from archive.models import Article

        article = Article(
            pk=document.id,
            title=document.title,
            body=document.body,
            source_id=self.sources[document.source],
            content_hash=Article.hash_content(document.title, document.body),
        )
        article.published = document.published
        return article

    def _mentions(self, document: Any) -> Iterator[Any]:
        from archive.models import Mention

        named = [
            *({"actor_id": self.actors[key]} for key in document.actors),
            *({"country_id": key} for key in document.countries),
            *({"place_id": key} for key in document.places),
        ]
        for number, entity in enumerate(named):
            start = number * 10
            yield Mention(article_id=document.id, start=start, end=start + 5, surface="اسم", how="generated", **entity)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args()
    prepare(options.folder, options.articles)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The Arabic catalogue: `python -m tests.catalogue` brings it in step with the sources and compiles it.

It reads the Python files and templates with Babel, adds the msgids that are new (untranslated), drops those that are
gone and writes `django.po` and `django.mo`. The compiled file is committed, so a fresh machine needs no gettext.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "archive" / "locale" / "ar" / "LC_MESSAGES"
CATALOGUE = FOLDER / "django.po"
COMPILED = FOLDER / "django.mo"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "bilingual": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER = {
    "Project-Id-Version": "Diwan",
    "Language": "ar",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": (
        "nplurals=6; "
        "plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}
Key = tuple[str, str, str]  # context, msgid, plural


def sources() -> Iterator[tuple[Path, str]]:
    """Every file that may hold a msgid, as Python that Babel can read."""
    from django.utils.translation.template import templatize

    for path in sorted((ROOT / "archive").rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt", ".xml"}:
            text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # A template's indentation means nothing to Python.
            yield path, "\n".join(line.strip() for line in text.splitlines())


def extracted() -> dict[Key, set[str]]:
    """Each msgid of the sources with the files it stands in."""
    found: dict[Key, set[str]] = {}
    for path, text in sources():
        lines = io.BytesIO(text.encode("utf-8"))
        for _line, message, _comments, context in extract("python", lines, KEYWORDS):
            msgid, plural = message if isinstance(message, tuple) else (message, "")
            if msgid:
                found.setdefault((context or "", msgid, plural), set()).add(path.relative_to(ROOT).as_posix())
    return found


def update(translations: dict[str, object] | None = None) -> polib.POFile:
    """Bring the catalogue in step with the sources; `translations` maps a msgid to its Arabic or its six forms."""
    kept = {(e.msgctxt or "", e.msgid): e for e in polib.pofile(str(CATALOGUE))} if CATALOGUE.exists() else {}
    catalogue = polib.POFile(wrapwidth=118)
    catalogue.metadata = dict(HEADER)
    for (context, msgid, plural), files in sorted(extracted().items()):
        entry = polib.POEntry(msgid=msgid, occurrences=[(name, "") for name in sorted(files)])
        entry.msgctxt = context or None
        old = kept.get((context, msgid))
        given = (translations or {}).get(msgid)
        if plural:
            entry.msgid_plural = plural
            forms = given.get("ar") if isinstance(given, dict) else None
            entry.msgstr_plural = (
                dict(enumerate(forms)) if forms else old.msgstr_plural if old else dict.fromkeys(range(6), "")
            )
        else:
            entry.msgstr = given if isinstance(given, str) else old.msgstr if old else ""
        if "%(" in msgid:
            entry.flags = ["python-format"]
        catalogue.append(entry)
    return catalogue


def main() -> int:
    import json

    import django

    django.setup()
    translations: dict[str, object] = {}
    for name in sys.argv[1:]:
        translations |= json.loads(Path(name).read_text(encoding="utf-8"))
    catalogue = update(translations)
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    catalogue.save_as_mofile(str(COMPILED))
    untranslated = catalogue.untranslated_entries()
    for entry in untranslated:
        print("untranslated:", entry.msgid)
    print(f"{len(catalogue)} msgids, {len(untranslated)} untranslated")
    return bool(untranslated)


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    os.environ.setdefault("SECRET_KEY", "only-to-read-the-sources")
    raise SystemExit(main())

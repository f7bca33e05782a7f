"""The README names every setting, command, facet, parameter, format and check that there is, and no other."""

import re

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title):
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def rows(title):
    return set(re.findall(r"^\| `([^`]+)`", section(title), re.MULTILINE))


def test_every_setting_of_the_environment_is_documented():
    text = (ROOT / "archive" / "settings.py").read_text(encoding="utf-8")
    assert rows("Settings") == set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text))


def test_every_command_is_documented():
    files = (ROOT / "archive" / "management" / "commands").glob("[a-z]*.py")
    assert rows("Commands") == {path.stem for path in files}


def test_every_facet_is_documented():
    from archive.search.facets import FACETS

    listed = re.search(r"^Facets: ([^.]+)\.", section("Searching"), re.MULTILINE).group(1)
    assert re.findall(r"`(\w+)`", listed) == [field.name for field in FACETS]


def test_every_parameter_is_documented():
    from archive.search.request import PARAMETERS

    documented = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.+?) \|", section("Searching"), re.MULTILINE)))
    assert sorted(documented) == sorted(PARAMETERS)


def test_every_format_is_documented():
    from archive.formats import FORMATS

    listed = re.search(r"^Formats: (.+?)\.$", section("Searching"), re.MULTILINE).group(1)
    assert set(re.findall(r"`(\w+)`", listed)) == {format_.name for format_ in FORMATS}


def test_every_check_is_documented():
    found = set()
    for path in (ROOT / "archive").rglob("*.py"):
        found |= set(re.findall(r"diwan\.[EW]\d{3}", path.read_text(encoding="utf-8")))
    assert rows("When something is wrong") == found


def test_every_requirement_is_pinned_and_says_what_it_is_for():
    for name in ("requirements.txt", "requirements-dev.txt"):
        previous = ""
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r")):
                assert re.fullmatch(r"[A-Za-z0-9_.-]+==[\w.]+", line), line
                assert previous.startswith("# ") or "==" in previous, line
            previous = line

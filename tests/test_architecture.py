"""The house's rules, as tests: layers, size, names, complexity, no missing migration, nothing that leaves the host."""

import ast
import io
import re
import subprocess
import sys
from contextlib import redirect_stdout

import pytest
from django.core.management import call_command

from tests.conftest import ROOT

MODULES = [path for path in sorted((ROOT / "archive").rglob("*.py")) if "migrations" not in path.parts]
SIZE_LIMIT = 320
BANNED_NAMES = {"utils", "helpers", "common", "core", "misc", "base"}
TOP_LEVEL = {"archive", "templates", "static", "seeds", "tests"}


def named(path):
    return path.relative_to(ROOT).as_posix()


def test_imports_point_one_way(monkeypatch):
    from importlinter.cli import lint_imports

    monkeypatch.chdir(ROOT)
    output = io.StringIO()
    with redirect_stdout(output):
        failed = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert not failed, output.getvalue()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_is_small_enough_to_read_at_a_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= SIZE_LIMIT


def test_no_module_is_named_after_nothing():
    assert not [named(path) for path in MODULES if path.stem in BANNED_NAMES or path.parent.name in BANNED_NAMES]


def test_every_module_says_what_it_makes():
    bare = [
        named(path)
        for path in MODULES
        if (text := path.read_text(encoding="utf-8")).strip() and not ast.get_docstring(ast.parse(text))
    ]
    assert not bare


def test_views_are_glue():
    long = []
    for path in (ROOT / "archive" / "web" / "views").glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if body and body[-1].end_lineno - body[0].lineno + 1 > 15:
                    long.append(f"{named(path)}:{node.name}")
    assert not long


def test_arabic_reshaper_has_one_importer():
    importers = [named(path) for path in MODULES if "arabic_reshaper" in path.read_text(encoding="utf-8")]
    assert importers == ["archive/formats/shaping.py"]


def test_no_clock_and_no_chance_in_the_pure_layers():
    forbidden = re.compile(r"^\s*(?:import|from)\s+(?:random|time|secrets)\b|\.today\(\)|\.now\(", re.MULTILINE)
    pure = [path for path in MODULES if path.parts[len(ROOT.parts) + 1] in {"arabic", "knowledge", "recognition"}]
    assert pure
    assert not [named(path) for path in pure if forbidden.search(path.read_text(encoding="utf-8"))]


def test_no_folder_but_the_five_at_the_top():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: nothing says which files belong to the project")
    folders = {line.split("/")[0] for line in listed.stdout.splitlines() if "/" in line and not line.startswith(".")}
    assert folders <= TOP_LEVEL


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_deployment_check_is_clean():
    environment = {
        "SECRET_KEY": "for-the-check-" + "abcdefghij0123456789" * 3,
        "ALLOWED_HOSTS": "archive.example.org",
        "HTTPS": "1",
        "PATH": "",
    }
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore",
            "manage.py",
            "check",
            "--deploy",
            "--tag",
            "security",
            "--fail-level",
            "WARNING",
        ],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_nothing_is_asked_of_another_host():
    elsewhere = re.compile(r"""(?:src|href|action)=["']https?://|url\(["']?(?:https?:)?//|@import|fetch\(["']http""")
    files = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "static").rglob("*.css"),
        *(ROOT / "static").rglob("*.js"),
    ]
    assert files
    assert not [named(path) for path in files if elsewhere.search(path.read_text(encoding="utf-8"))]


def test_no_inline_script_or_style():
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE
    )
    templates = list((ROOT / "templates").rglob("*.html"))
    assert templates
    assert not [named(path) for path in templates if inline.search(path.read_text(encoding="utf-8"))]


@pytest.mark.lint
@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["djlint", "templates", "--lint", "--check", "--quiet"],
        ["mypy"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_the_tools_find_nothing(command):
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]


@pytest.mark.parametrize("package", ["archive/search", "archive/search/engines"])
def test_a_package_of_many_modules_has_a_map_of_them_all(package):
    folder = ROOT / package
    told = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    listed = set(re.findall(r"^    (\w+)  ", told, re.MULTILINE)) | set(re.findall(r"`(\w+)`", told))
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} <= listed
    headed = re.findall(r"^    (\w+)  ", told, re.MULTILINE)
    assert [name for name in headed if not (folder / f"{name}.py").exists()] == []

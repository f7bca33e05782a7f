"""Every command of the archive says of itself what it does, in both languages."""

import re
from pathlib import Path

import pytest
from django.core.management import load_command_class

from archive.management import commands

NAMES = sorted(path.stem for path in Path(commands.__path__[0]).glob("*.py") if path.stem != "__init__")
DJANGOS = {"help", "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color"}
ARABIC = re.compile("[\u0621-\u064a]{2}")


@pytest.mark.parametrize("name", NAMES)
def test_a_command_and_its_options_explain_themselves_in_both_languages(name):
    command = load_command_class("archive", name)
    parser = command.create_parser("manage.py", name)
    own = [action.help for action in parser._actions if action.dest not in DJANGOS | {"skip_checks"}]
    for text in [command.help, *filter(None, own)]:
        english, _, arabic = text.partition(" · ")
        assert re.search("[a-z]{2}", english)
        assert ARABIC.search(arabic), f"{name}: {text}"
    assert ARABIC.search(parser.format_help())

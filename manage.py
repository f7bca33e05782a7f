#!/usr/bin/env python
"""Run Diwan's commands: `python manage.py quickstart` is the one to begin with."""

import io
import os
import sys
from pathlib import Path


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    # Commands run on the operator's own machine, so a key may be made and kept there; a server must be given one.
    os.environ.setdefault("SECRET_KEY_FILE", str(Path(__file__).resolve().parent / "var" / "secret-key"))
    for stream in (sys.stdout, sys.stderr):
        # A Windows console of another code page must not stop a command that speaks Arabic.
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

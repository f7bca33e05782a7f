"""`manage.py quickstart`: from an empty folder to a served archive, and on a second run straight to the serving."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from archive.ingest.loading import is_loaded
from archive.management.bilingual import bilingual
from archive.management.indexing import bring_in_step

if TYPE_CHECKING:
    from argparse import ArgumentParser

HOST = "127.0.0.1"
SERVER_THREADS = 8


class Command(BaseCommand):
    help = bilingual(
        "Make the database, import the seed articles, build the index, and serve the archive on this machine."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help=bilingual("the port to serve on (default: 8000)"))
        parser.add_argument("--no-serve", action="store_true", help=bilingual("prepare everything, then stop"))
        parser.add_argument(
            "--with",
            nargs="+",
            default=[],
            metavar="FILE",
            dest="files",
            help=bilingual("import these files or folders as well"),
        )

    def handle(self, *args: Any, port: int, no_serve: bool, files: list[str], **options: Any) -> None:
        if not 0 < port < 65_536:
            raise CommandError(
                f"--port {port}: a port is a number from 1 to 65535.\n--port {port}: المنفذ رقم من 1 إلى 65535."
            )
        missing = [name for name in files if not Path(name).exists()]
        if missing:
            raise CommandError(
                f"--with: there is no such file or folder: {', '.join(missing)}. Check the name."
                f"\n--with: لا يوجد ملف أو مجلد بهذا الاسم: {', '.join(missing)}. تحقّق من الاسم."
            )
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        streams = {"stdout": self.stdout, "stderr": self.stderr}
        call_command("load_knowledge", no_index=True, **streams)
        seeds = settings.BASE_DIR / "seeds"
        # A seed that an editor took out does not come back with every start.
        paths = [*([] if is_loaded(seeds) else [str(seeds)]), *files]
        if paths:
            call_command("import_articles", *paths, no_index=True, **streams)
        bring_in_step(self.stdout, self.stderr)
        call_command("collectstatic", interactive=False, verbosity=0)
        self._say_how_to_edit()
        if not no_serve:
            self._serve(port)

    def _say_how_to_edit(self) -> None:
        self.stdout.write(
            "\nTo add and mend articles, make an editor's account:  python manage.py createsuperuser"
            "\nلإضافة المقالات وتصحيحها أنشئ حساب محرّر:  python manage.py createsuperuser\n"
        )

    def _serve(self, port: int) -> None:
        from waitress.server import create_server

        # The application must load after collectstatic: WhiteNoise reads the folder of static files once.
        from archive.wsgi import application

        try:
            server = create_server(application, host=HOST, port=port, threads=SERVER_THREADS)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}). "
                f"Choose another one: manage.py quickstart --port {port + 1}"
                f"\nالمنفذ {port} غير متاح. اختر منفذًا آخر: manage.py quickstart --port {port + 1}"
            ) from error
        line = "─" * min(60, shutil.get_terminal_size().columns)
        self.stdout.write(
            f"{line}\nDiwan is at  http://{HOST}:{port}/en/   (stop it with Ctrl+C)"
            f"\nديوان على العنوان  http://{HOST}:{port}/\n{line}"
        )
        server.run()

"""The database that a command stands on: its tables are there and in step with the code, or it is said what to do."""

from __future__ import annotations

from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def demand_tables() -> None:
    """Raises CommandError while a migration waits."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database lacks tables or columns of this version. Run manage.py migrate, then this command again."
            "\nتنقص قاعدة البيانات جداول أو أعمدة من هذه النسخة. شغّل manage.py migrate ثم أعد هذا الأمر."
        )

"""The archive of the pages' tests, for what is made of the same answers."""

from tests.web.conftest import _plain_static_files, archive, article, indexed, names

__all__ = ["_plain_static_files", "archive", "article", "indexed", "names"]

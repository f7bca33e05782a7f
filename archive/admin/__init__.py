"""The editors' desk: Django's admin, right to left, that writes through `ingest` and searches through `search`.

Every change of an article goes through `archive.ingest.saving` and then `archive.search.index.after_commit`.
"""

from archive.admin import actors, articles, imports, mentions, outbox, places

__all__ = ["actors", "articles", "imports", "mentions", "outbox", "places"]

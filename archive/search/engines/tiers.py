"""Tiers: which segments to merge next, so that they stay few and no document is written again and again.

Segments of about one size make a tier; a tier that is full becomes one segment of the next. The smallest all count as
one size, for what a merge of those costs does not depend on their documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from archive.search.engines.segments import FlatSegment

# So many segments of about one size become one.
FAN = 4
# Segments with fewer documents than this count as of one size.
FLOOR = 64
# At most so many are merged at once: each has its dictionary in memory then.
MOST = 16
# The part of a segment that is deleted before it is written again for that alone.
WASTE = 0.3
# A writer whom nobody relieved merges by itself when there are so many segments.
TOO_MANY = 48


def due(segments: Sequence[FlatSegment]) -> list[FlatSegment]:
    """The segments to merge now, in their order; none when it is well as it is."""
    tiers: dict[int, list[FlatSegment]] = {}
    for segment in segments:
        tiers.setdefault(_tier(segment), []).append(segment)
    for tier in sorted(tiers):
        if len(tiers[tier]) >= FAN:
            return tiers[tier][:MOST]
    for segment in segments:
        if segment.deleted_count() > WASTE * segment.doc_count_all():
            return [segment]
    return []


def _tier(segment: FlatSegment) -> int:
    count = int(segment.doc_count())
    return 0 if count < FLOOR else 1 + int(log(count / FLOOR, FAN) + 1e-9)

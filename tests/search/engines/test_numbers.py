"""Documents in two bytes each come back as they were, whatever block of the segment they stand in."""

import numpy as np
import pytest

from archive.search.engines.arrays import ArrayFile, ArrayWriter
from archive.search.engines.numbers import Numbers, NumberWriter

CASES = {
    "none": [[]],
    "one block": [[1, 5, 65_535], [0, 7]],
    "many blocks": [[0, 65_535, 65_536, 200_000], [3], [131_072, 131_073], [70_000, 3_000_000]],
    "more postings than the last turn's place tells": [[70_000], list(range(300))],
    "never the first block": [[70_000, 70_001], [70_002]],
}


@pytest.mark.parametrize("field", ["light", "actor"])
@pytest.mark.parametrize("name", CASES)
def test_documents_come_back_whole_in_part_and_by_number(tmp_path, name, field):
    terms = [np.array(term, np.uint32) for term in CASES[name]]
    expected = np.concatenate(terms)
    writer = ArrayWriter(tmp_path / "x.flat")
    numbers = NumberWriter(writer, field, len(expected))
    for term in terms:
        numbers.append(term)
    numbers.close()
    writer.close()
    read = Numbers(ArrayFile(tmp_path / "x.flat"), field)
    assert np.array_equal(read.whole(), expected)
    bounds = [*range(min(12, len(expected) + 1)), len(expected)]
    for first in bounds:
        for last in (one for one in bounds if one >= first):
            assert np.array_equal(read.part(first, last), expected[first:last])
    for document in (*expected.tolist(), 9, 65_541):
        assert np.array_equal(read.where(document), np.flatnonzero(expected == document))


@pytest.mark.parametrize("field", ["light", "actor"])
@pytest.mark.parametrize("name", CASES)
def test_a_document_is_sought_among_those_of_one_term(tmp_path, name, field):
    terms = [np.array(term, np.uint32) for term in CASES[name]]
    writer = ArrayWriter(tmp_path / "x.flat")
    numbers = NumberWriter(writer, field, sum(map(len, terms)))
    for term in terms:
        numbers.append(term)
    numbers.close()
    writer.close()
    read = Numbers(ArrayFile(tmp_path / "x.flat"), field)
    first = 0
    for term in terms:
        for document in (0, 1, 6, 65_535, 65_536, 70_001, 131_072, 200_001, 3_000_000, 3_000_001, *term.tolist()):
            for begin in (0, min(1, len(term)), len(term) // 2):
                expected = first + max(begin, int(np.searchsorted(term, document)))
                assert read.seek(first + begin, first + len(term), document) == expected
        first += len(term)

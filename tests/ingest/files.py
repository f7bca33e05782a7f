"""Files to read in, made of the seeds: real text, cut into as many articles as a test needs."""

import json

from tests.conftest import SEEDS


def paragraphs():
    """The sentences of the seeds."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    return [sentence.strip() for sentence in text.split(". ") if len(sentence) > 80]


def articles(number):
    """So many different articles of the seeds' sentences, as JSON Lines have them."""
    sentences = paragraphs()
    for place in range(number):
        some = [sentences[(place * 7 + step * 3) % len(sentences)] for step in range(4)]
        yield {
            "id": f"A{place}",
            "url": f"http://example.org/{place}",
            "source": "الأرشيف",
            "published": f"2018-{place % 12 + 1:02}-{place % 28 + 1:02}",
            "title": f"{' '.join(some[0].split()[:6])} {place}",
            "text": ".\n".join(some),
        }


def write_lines(path, records):
    """A file of JSON Lines; a record that is bytes is written as it is."""
    with path.open("wb") as file:
        for record in records:
            line = record if isinstance(record, bytes) else json.dumps(record, ensure_ascii=False).encode()
            file.write(line + b"\n")
    return path

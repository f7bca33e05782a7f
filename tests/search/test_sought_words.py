"""What is looked for in a text is found wherever the analysis says so, though most words are never analysed."""

from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.analysis import analyze, word
from archive.search.conditions import HasWord
from archive.search.occurrences import Sought

WORDS = [
    "السفير",
    "السفراء",
    "والسفيرة،",
    "كتاب",
    "مكاتبهم",
    "«الكتب»",
    "لله",
    "قال",
    "وزراؤه",
    "شرطتها",
    "مُحَمَّد",
    "محمد",
    "2017",
    "Lavrov",
    "أحمد",
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(WORDS), st.sampled_from(["exact", "light", "root"])
)
def test_every_word_that_has_the_text_at_the_level_is_found(words, sought, level):
    text = " ".join(words)
    wanted = HasWord(level, getattr(word(next(analyze(sought)).surface), level))
    found = [(find.start, find.end) for find in Sought([wanted]).occurrences(text).get(wanted, ())]
    assert found == [
        (token.start, token.end) for token in analyze(text) if getattr(word(token.surface), level) == wanted.text
    ]

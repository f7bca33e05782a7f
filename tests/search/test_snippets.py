"""Snippets: whole words marked by the analysis that matched, in passages worth reading."""

from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.tokens import tokenize
from archive.search.compilation import compile_query
from archive.search.marking import Marking
from archive.search.query import parse
from archive.search.snippets import highlight, snippets

TEXT = (
    "أعلن وزير الخارجية الروسي سيرغي لافروف في موسكو أن بلاده تدعم وقف إطلاق النار في سوريا. "
    "وقال إن المفاوضات ستستأنف في أستانة الأسبوع المقبل. "
    "ولم يذكر الوزير موعدا محددا لها، لكنه شدد على أن وقف القتال شرط لإطلاق أي حوار.\n"
    "وفي أنقرة، أكد الرئيس التركي رجب طيب أردوغان أن النار لا تزال مشتعلة شمال البلاد، وأن سورية بلد جار. "
) * 3


def read(text, query, match="normal", **options):
    return Marking(compile_query(parse(query).query, match)).read(text, **options)


def marked(text, query, match="normal", **options):
    return [piece.text for piece in highlight(read(text, query, match, **options)) if piece.marked]


def found(text, query, match="normal", *, skip=(), **options):
    return snippets(read(text, query, match, skip=skip), **options)


def test_a_word_is_marked_whole_with_what_is_attached_to_it():
    assert marked("قال السفير في سفارة سفيرنا والسفير معه", "سفير") == ["السفير", "سفيرنا", "والسفير"]


def test_the_exact_match_marks_the_printed_letters_alone():
    assert marked("سوريا وسورية والسوريين وسُوريا سوريا", "سوريا", "exact") == ["سوريا", "سوريا"]
    assert marked("سُورِيَا", "سوريا", "exact") == ["سُورِيَا"]


def test_a_hamza_variant_is_marked_by_the_normal_match_alone():
    assert marked("أردوغان واردوغان", "إردوغان") != []
    assert marked("أردوغان", "إردوغان", "exact") == []


def test_a_root_is_never_marked():
    assert marked("كاتب كتاب مكتوب", "مكتبة") == []


def test_words_of_a_phrase_are_marked_only_where_it_stands():
    assert marked("وقف إطلاق النار، ثم النار وحدها، ووقف آخر", "«وقف إطلاق النار»") == ["وقف إطلاق النار"]


def test_a_stop_word_is_marked_inside_a_phrase_or_alone_but_not_beside_words():
    assert marked("لافروف في موسكو وفي سوتشي في الشتاء", "لافروف في") == ["لافروف"]
    assert marked("لافروف في موسكو في الشتاء", "«لافروف في موسكو»") == ["لافروف في موسكو"]
    assert marked("لافروف في موسكو", "في") == ["في"]


def test_what_is_excluded_is_not_marked():
    assert marked("سوريا وإيران", "سوريا -إيران") == ["سوريا"]


def test_a_beginning_marks_the_whole_word():
    assert marked("روسيا والروسية وروسيان وبرلين", "روسي*") == ["روسيا", "والروسية", "وروسيان"]


def test_a_name_in_another_spelling_is_marked_where_it_is_known_to_stand():
    text = "قال تشاوش أوغلو"
    assert marked(text, "جاويش أوغلو", "wide", named=[(4, 15)]) == ["تشاوش أوغلو"]


def test_a_passage_is_cut_from_the_text_and_shows_the_words():
    for snippet in found(TEXT, "لافروف أستانة"):
        assert TEXT[snippet.start : snippet.end] == snippet.text
        assert any(fragment.marked for fragment in snippet.fragments)


def test_a_passage_that_holds_all_the_words_comes_before_one_that_holds_one():
    text = "لافروف. " + "كلام كثير لا يعني شيئا. " * 40 + "التقى لافروف شكري في القاهرة. " + "كلام آخر طويل. " * 40
    assert "شكري" in found(text, "لافروف شكري", limit=1)[0].text


def test_a_passage_begins_with_its_sentence_when_that_is_near():
    text = "كلام سابق طويل لا يهم أحدا. " * 20 + "وقال لافروف إن الحوار مستمر. " + "كلام لاحق. " * 20
    snippet = found(text, "لافروف", limit=1, width=120)[0]
    assert snippet.text.endswith(".")
    assert text[: snippet.start].rstrip().endswith(".")
    assert (snippet.cut_before, snippet.cut_after) == (True, True)


def test_a_short_text_is_given_whole():
    (snippet,) = found("قال لافروف كلمة.", "لافروف")
    assert snippet.text == "قال لافروف كلمة."
    assert (snippet.cut_before, snippet.cut_after) == (False, False)


def test_without_an_occurrence_the_beginning_is_given_unmarked():
    (snippet,) = found(TEXT, "زمبابوي", width=100)
    assert TEXT.startswith(snippet.text)
    assert not any(fragment.marked for fragment in snippet.fragments)
    assert found(TEXT, "", width=100) == (snippet,)


def test_nothing_is_quoted_from_what_is_skipped():
    text = "لافروف في الأعلى وحده. " + TEXT
    (snippet,) = found(text, "أنقرة", skip=[(0, 23), (500, len(text))], limit=1)
    assert snippet.start >= 23
    assert snippet.end <= 500
    assert found(text, "زمبابوي", skip=[(0, 23)])[0].start == 23
    assert found(text, "لافروف", skip=[(0, len(text))]) == ()


def test_a_phrase_runs_over_what_is_skipped_as_it_does_in_the_index_but_that_stays_unmarked():
    text = "وقف إعلان إطلاق النار"
    assert marked(text, "«وقف إطلاق»", skip=[(4, 10)]) == ["وقف", "إطلاق"]
    assert marked(text, "«وقف إطلاق»") == []


WORDS = [
    "لافروف",
    "في",
    "موسكو",
    "سوريا",
    "سورية",
    "وقف",
    "إطلاق",
    "النار",
    "abc",
    "نيكي_هيلي",
    "\u064e",
    "#",
    "\U0001f600",
]
TEXTS = st.lists(st.sampled_from([*WORDS, ".", "\n", "؟ ", "،"]), max_size=120).map(" ".join)
QUERIES = st.lists(st.sampled_from([*WORDS, "«وقف إطلاق»", "-سوريا", "مو*"]), max_size=4).map(" ".join)


@given(TEXTS, QUERIES, st.sampled_from(["exact", "normal", "wide"]), st.integers(20, 200))
def test_passages_are_true_short_apart_and_mark_whole_words(text, query, match, width):
    made = found(text, query, match, width=width)
    words = list(tokenize(text))
    begins, ends = {span.start for span in words}, {span.end for span in words}
    assert len(made) <= 3
    reached = 0
    for snippet in made:
        assert snippet.start >= reached
        assert text[snippet.start : snippet.end] == snippet.text
        # Two passages with nothing between them are one.
        assert len(snippet.text) <= 3 * (width + max(map(len, WORDS)) * 3)
        place = snippet.start
        for fragment in snippet.fragments:
            assert fragment.text
            if fragment.marked:
                assert place in begins
                assert place + len(fragment.text) in ends
            place += len(fragment.text)
        assert not any(span.start < cut < span.end for span in words for cut in (snippet.start, snippet.end))
        reached = snippet.end


@given(st.text(st.characters(codec=None), max_size=200), QUERIES)
def test_any_text_can_be_highlighted_and_keeps_its_letters(text, query):
    reading = read(text, query)
    assert "".join(fragment.text for fragment in highlight(reading)) == text
    assert all(text[start:end].strip() for start, end in reading.united())
    found(text, query)

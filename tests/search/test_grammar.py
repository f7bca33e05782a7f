"""Operators, brackets, nearness and fields: how each is read, and that any reading is canonical and bounded."""

import random
import time

import pytest

from archive.search.nodes import MAX_DISTANCE
from archive.search.notices import NOTICES
from archive.search.query import MAX_DEPTH, MAX_PREFIXES, MAX_WORDS, parse
from tests.search.grammar_made import fault, made


def read(text):
    return str(parse(text).query)


def codes(text):
    return [notice.code for notice in parse(text).notices]


# --- any text


def test_random_queries_are_read_and_read_back():
    """A hundred thousand: `python -m tests.search.grammar_made 100000 7`."""
    chance = random.Random(7)
    assert [wrong for wrong in (fault(made(chance)) for _ in range(5_000)) if wrong] == []


@pytest.mark.parametrize(
    "text",
    [
        *("(a " * 10_000, ")" * 20_000, "(a) " * 10_000, "title:" * 10_000, "title:-" * 10_000, "a:" * 10_000),
        *("NOT " * 10_000, "OR " * 10_000, "| " * 10_000, "-(" * 10_000, "('a" * 10_000, '"a"~9 ' * 5_000),
        *("date:2017 " * 5_000, "date:2017.. " * 5_000, "date:(" * 5_000, "date:" + " " * 20_000, '"" ' * 10_000),
        *("date:" * 10_000, "date:(" + "." * 20_000 + "a", "date:(" + "a;" * 10_000),
        *("date:" + "أ" * 20_000, "date:أ " + " " * 20_000, '"' + "(a|" * 10_000, "و " * 10_000, "a" + "*" * 20_000),
    ],
    ids=lambda text: f"{text[:9]!r}…",
)
def test_hostile_text_is_read_in_time_and_bounds(text):
    begin = time.process_time()
    query = parse(text).query
    assert time.process_time() - begin < 0.5
    assert parse(str(query)).query == query


def test_every_notice_can_come_about():
    texts = ['"a', "(a", "w " * 99, " ".join(f"ab{n}*" for n in range(20)), "(" * 20 + "a", "a*", "*ab", "a OR"]
    texts += ["كذا أو " + " ".join(f"w{n}" for n in range(9))]
    texts += ['"a b"~500', "title:", "date:x", "date:2018..2017", "-a"]
    later = {"stop_words_optional", "value_unknown", "value_shared", "speakers_unrecorded"}
    assert {code for text in texts for code in codes(text)} == set(NOTICES) - later


# --- operators


@pytest.mark.parametrize("operator", [" أو ", " او ", " OR ", " | ", "|", ") أو ("])
def test_alternatives_are_written_in_either_language(operator):
    assert read(f"(قمة{operator}لقاء)") == "قمة OR لقاء"


@pytest.mark.parametrize(
    "text", ["سوريا -إيران", "سوريا وليس إيران", "سوريا NOT إيران", "سوريا AND NOT إيران", "سوريا و ليس إيران"]
)
def test_exclusions_are_written_in_either_language(text):
    assert read(text) == "سوريا -إيران"
    assert codes(text) == []


@pytest.mark.parametrize("text", ["قمة و لقاء", "قمة AND لقاء", "(قمة)و(لقاء)", "قمة لقاء", "و قمة لقاء و"])
def test_a_lone_and_is_an_operator_and_at_the_ends_nothing(text):
    assert read(text) == "قمة لقاء"
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("قمة ولقاء", "قمة ولقاء"),
        ("this or that", "this or that"),
        ("«قمة أو لقاء»", '"قمة أو لقاء"'),
        ("عنوان:أو", 'title:"أو"'),
        ("-أو قمة", '-"أو" قمة'),
        ("ليس قمة", "ليس قمة"),
        ("F|A", "F OR A"),
    ],
)
def test_what_does_not_stand_alone_is_a_word(text, canonical):
    assert read(text) == canonical


def test_operators_alone_are_the_words_that_are_sought():
    assert read("أو") == '"أو"'
    assert read("NOT AND") == '"NOT AND"'
    assert codes("أو") == []


@pytest.mark.parametrize("text", ["قمة أو", "أو قمة", "قمة NOT", "(أو) قمة"])
def test_an_operator_that_lacks_a_side_is_left_aside_and_said(text):
    assert read(text) == "قمة"
    assert codes(text) == ["operator_ignored"]


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("تصريحات دبلوماسي روسي سابق عن قطر: صدق أو لا تصدق", "تصريحات دبلوماسي روسي سابق عن قطر صدق لا تصدق"),
        ("محلل: مصر لديها القدرة وليس الرغبة للتدخل في سوريا", "محلل مصر لديها القدرة الرغبة للتدخل في سوريا"),
        ("محلل: مصر لديها القدرة و ليس الرغبة للتدخل في سوريا", "محلل مصر لديها القدرة الرغبة للتدخل في سوريا"),
        ("طاقة حرارية أرضية أو أو طاقة شمسية ناتجة عن محرك", "طاقة حرارية أرضية شمسية ناتجة عن محرك"),
        ("قال المؤذن (وهو شخص) إنه يؤذن من المنارة أو السطح", "قال المؤذن وهو شخص إنه يؤذن من المنارة السطح"),
    ],
)
def test_in_a_sentence_the_operators_that_are_words_are_left_out_and_said(sentence, left):
    assert read(sentence) == left
    assert codes(sentence) == ["operator_is_word"]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("a b c أو d e f", "(a b c) OR (d e f)"),
        ("«a b c d» أو «e f g h»", '"a b c d" OR "e f g h"'),
        ("a b c d e (f أو g)", "a b c d e (f OR g)"),
        ("a b c d e وليس (f g)", "a b c d e -(f g)"),
        ("a b c d | e أو f g", "(a b c d) OR e OR (f g)"),
        ("a b c d أو e f -g", "(a b c d) OR (e f -g)"),
        ("a b c d OR e f g h", "(a b c d) OR (e f g h)"),
        ("title:a b c d أو e f g", "(title:a b c d) OR (e f g)"),
    ],
)
def test_operators_stay_such_in_few_words_in_brackets_and_beside_signs(text, canonical):
    assert read(text) == canonical
    assert "operator_is_word" not in codes(text)


def test_words_side_by_side_bind_closer_than_alternatives():
    assert read("a b OR c d") == "(a b) OR (c d)"
    assert read("a (b OR c) d") == "a (b OR c) d"
    assert read("NOT a OR b") == "-a OR b"
    assert read("a NOT (b c)") == "a -(b c)"


def test_brackets_that_change_nothing_leave_no_trace():
    assert read("((a) (b)) c") == "a b c"
    assert read("(a OR b) OR a") == "a OR b"
    assert read("() a") == "a"
    assert read("NOT NOT a") == "a"


def test_an_open_bracket_closes_itself_and_says_so_and_a_stray_one_is_punctuation():
    assert read("(a OR b") == "a OR b"
    assert codes("(a OR b") == ["bracket_closed"]
    assert read("a) b :)") == "a b"
    assert codes("a) b :)") == []


# --- nearness


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ('"a b"~10', '"a b"~10'),
        ("«a b»~١٠", '"a b"~10'),
        ("“a b”~s", '"a b"~s'),
        ("«a b»~ج", '"a b"~s'),
        ("«a b»~جملة", '"a b"~s'),
        ("«a b»~ف", '"a b"~p'),
        ('"a b"~p', '"a b"~p'),
        ('"a b"~0', '"a b"~2'),
        ('"a"~10', '"a"'),
        ('"a b"~', '"a b"'),
        ('"a b"~sx', '"a b" sx'),
        ('"قال (ترامب|ترمب) أمس"', '"قال (ترامب|ترمب) أمس"'),
        ('"(ترامب|ترمب) أمس"~5', '"(ترامب|ترمب) أمس"~5'),
    ],
)
def test_a_phrase_may_say_how_near_its_words_must_stand(text, canonical):
    assert read(text) == canonical


# --- fields


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("عنوان:قمة", "title:قمة"),
        ("العنوان: قمة", "title:قمة"),
        ("Title:قمة", "title:قمة"),
        ("شخصية:لافروف", "actor:لافروف"),
        ("دولة:روسيا", "country:روسيا"),
        ("مكان:جنيف", "place:جنيف"),
        ("مصدر:«الشرق الأوسط»", 'source:"الشرق الأوسط"'),
        ("اقتباس: «وقف النار»~5", 'quote:"وقف النار"~5'),
        ("قال:لافروف", "said-by:لافروف"),
        ("said_by:لافروف", "said-by:لافروف"),
        ("title:(قمة OR لقاء) a", "title:(قمة OR لقاء) a"),
        ("title:روس*", "title:روس*"),
        ("-title:a", "-title:a"),
        ("title:-a", "-title:a"),
        ("title:(a country:RU)", "title:(a country:RU)"),
        ("country:(روسيا|تركيا)", "country:(روسيا OR تركيا)"),
        ("(title:a)", "title:a"),
        ("x:y", "x y"),
        ("http://a", "http a"),
    ],
)
def test_a_field_carries_a_word_a_phrase_or_a_group(text, canonical):
    assert read(text) == canonical
    assert codes(text) == (["only_exclusions"] if canonical.startswith("-") else [])


def test_of_a_field_within_a_field_the_inner_one_holds():
    assert read("title:country:RU") == "country:RU"
    assert read("title:(country:RU)") == "country:RU"
    assert codes("title:country:RU") == ["field_empty"]


@pytest.mark.parametrize("text", ["title: OR a", "title:", "a title:()"])
def test_a_field_without_anything_is_left_aside_and_said(text):
    assert read(text) in ("a", "")
    assert "field_empty" in codes(text)


# --- bounds


def test_bounds_are_kept_and_said():
    nested = parse("(a OR " * 30 + "b")
    assert str(nested.query).count("(") <= MAX_DEPTH
    assert {notice.code for notice in nested.notices} == {"too_deep", "bracket_closed"}
    prefixes = read(" ".join(f"ab{number}*" for number in range(MAX_PREFIXES + 3)))
    assert prefixes.count("*") == MAX_PREFIXES
    assert len(read("date:2017-03-05.. " + " ".join(f"OR date:20{n}" for n in range(10, 90))).split()) < 2 * MAX_WORDS
    assert read(f'"a b"~{MAX_DISTANCE + 1}') == f'"a b"~{MAX_DISTANCE}'

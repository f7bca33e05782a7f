"""The plan: what must match, what scores, and what is close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.analysis import word
from archive.search.compilation import compile_query
from archive.search.conditions import All, AnyOf, HasKey, HasRun, HasStart, HasWord, Without
from archive.search.nodes import Or, Term
from archive.search.plan import NamedSpan
from archive.search.query import Notice, parse
from archive.search.request import MATCHES


def plan(text, match="normal", **names):
    return compile_query(parse(text).query, match, **names)


def stem(text):
    return HasWord("light", word(text).light)


def names(**known):
    """A lookup that knows these names, the words of each joined by `_`."""

    def lookup(words):
        for text, key in known.items():
            wanted = text.split("_")
            for first in range(len(words) - len(wanted) + 1):
                if list(words[first : first + len(wanted)]) == wanted:
                    yield NamedSpan(first, first + len(wanted) - 1, (key,))

    return lambda words: list(lookup(words))


LAVROV = HasKey("actor", "sergey-lavrov")
RUSSIA = HasKey("country", "RU")


def test_nothing_asked_matches_everything_and_scores_nothing():
    assert plan("").required == All(())
    assert not plan("").scored
    assert plan("").close is None


def test_every_word_is_required_at_the_level_of_the_match():
    assert plan("سوريا روسيا").required == All((stem("سوريا"), stem("روسيا")))
    exact = All((HasWord("exact", "سوريا"), HasWord("exact", "روسيا")))
    assert plan("سوريا روسيا", "exact").required == exact


def test_vowels_are_ignored_even_by_the_exact_match():
    assert plan("سُورِيَا", "exact").required == HasWord("exact", "سوريا")


def test_a_phrase_is_a_run_of_the_same_level():
    light = tuple(word(text).light for text in ("وقف", "إطلاق", "النار"))
    assert plan("«وقف إطلاق النار»").required == HasRun("light", light)
    assert plan("«وقف إطلاق»", "exact").required == HasRun("exact", ("وقف", "إطلاق"))
    assert plan("«سوريا»").required == stem("سوريا")


def test_stop_words_are_optional_and_do_not_score():
    made = plan("لافروف في موسكو")
    assert made.required == All((stem("لافروف"), stem("موسكو")))
    assert made.words == (word("لافروف"), word("موسكو"))
    assert made.notices == (Notice.of("stop_words_optional", words="في"),)


def test_a_query_of_stop_words_alone_requires_and_scores_them():
    made = plan("في من")
    assert made.required == All((stem("في"), stem("من")))
    assert made.words == (word("في"), word("من"))
    assert made.notices == ()


def test_a_stop_word_inside_a_phrase_is_required_but_does_not_score():
    made = plan("«لافروف في موسكو»")
    assert made.required == HasRun("light", tuple(word(text).light for text in ("لافروف", "في", "موسكو")))
    assert made.words == (word("لافروف"), word("موسكو"))
    assert made.notices == ()


def test_a_stop_word_is_excluded_when_asked():
    assert plan("سوريا -في").required == All((stem("سوريا"), Without(stem("في"))))


def test_exclusions_hold_for_what_is_close_too():
    made = plan("سوريا -إيران")
    assert made.required == All((stem("سوريا"), Without(stem("إيران"))))
    assert isinstance(made.close, All)
    assert Without(stem("إيران")) in made.close.children
    assert made.words == (word("سوريا"),)


def test_close_is_any_word_at_its_stem_or_root():
    made = plan("مفاوضات جنيف")
    expected = {
        condition for text in ("مفاوضات", "جنيف") for condition in (stem(text), HasWord("root", word(text).root))
    }
    assert set(made.close.children) == expected


def test_a_beginning_is_sought_among_stems_and_printed_words():
    starts = plan("روسي*").required.children
    assert HasStart("light", "روسي") in starts
    assert {HasStart("exact", "روسي"), HasStart("exact", "الروسي")} <= set(starts)
    assert plan("روسي*", "exact").required == HasStart("exact", "روسي")


def test_a_beginning_with_any_hamza_is_the_same():
    starts = set(plan("اردو*").required.children)
    assert {HasStart("exact", text) for text in ("أردو", "إردو", "اردو")} <= starts
    assert set(plan("أردو*").required.children) == starts


def test_the_article_alone_is_a_beginning_that_matches():
    assert plan("ال*").required.children


def test_a_name_is_replaced_by_its_key_only_in_the_wide_match():
    known = names(سيرغي_لافروف=LAVROV)
    both = All((stem("سيرغي"), stem("لافروف")))
    assert plan("سيرغي لافروف", names=known).required == both
    wide = plan("سيرغي لافروف موسكو", "wide", names=known)
    assert wide.required == All((AnyOf((both, LAVROV)), stem("موسكو")))
    assert wide.keys == (LAVROV,)


def test_each_of_several_names_has_its_own_key():
    known = names(لافروف=LAVROV, روسيا=RUSSIA)
    wide = plan("زار لافروف روسيا", "wide", names=known)
    assert wide.required == All((stem("زار"), AnyOf((stem("لافروف"), LAVROV)), AnyOf((stem("روسيا"), RUSSIA))))


def test_a_phrase_that_is_a_name_widens_and_one_that_holds_a_name_does_not():
    known = names(سيرغي_لافروف=LAVROV)
    run = HasRun("light", (word("سيرغي").light, word("لافروف").light))
    assert plan("«سيرغي لافروف»", "wide", names=known).required == AnyOf((run, LAVROV))
    longer = plan("«سيرغي لافروف وزيرا»", "wide", names=known)
    assert isinstance(longer.required, HasRun)
    assert longer.keys == ()


def test_what_is_excluded_is_not_widened():
    wide = plan("سوريا -لافروف", "wide", names=names(لافروف=LAVROV))
    assert wide.required == All((stem("سوريا"), Without(stem("لافروف"))))
    assert wide.keys == ()


def test_alternatives_compile_to_any():
    assert compile_query(Or((Term("سوريا"), Term("روسيا"))), "normal").required == AnyOf((stem("سوريا"), stem("روسيا")))


@pytest.mark.parametrize("match", MATCHES)
@given(text=st.text('سوريا في «»"-* ab', max_size=60))
def test_every_query_compiles(match, text):
    made = plan(text, match)
    assert made.close is None or made.words


@given(text=st.text('سوريا في «»"-* ab', max_size=60))
def test_roots_never_decide_what_matches(text):
    def levels(condition):
        if isinstance(condition, All | AnyOf):
            return {level for child in condition.children for level in levels(child)}
        if isinstance(condition, Without):
            return levels(condition.child)
        return {condition.level}

    assert "root" not in levels(plan(text).required)

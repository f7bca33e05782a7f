"""The plan: what must match, what scores, and what is close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.analysis import word
from archive.search.alternatives import MOST_SEQUENCES
from archive.search.compilation import compile_query
from archive.search.conditions import All, AnyOf, HasKey, HasNear, HasRun, HasStart, HasWord, InTitle, Without
from archive.search.nodes import Or, Term
from archive.search.plan import SPELLED_WEIGHT, WEIGHTS, NamedSpan, Spelled
from archive.search.query import Notice, parse
from archive.search.request import MATCHES


def plan(text, match="normal", **names):
    return compile_query(parse(text).query, match, **names)


def stem(text):
    return HasWord("light", word(text).light)


def spelled(name, *others, likeness=1.0):
    """A lookup that knows one word for a name with other spellings."""
    spellings = tuple(Spelled(tuple(other.split()), likeness) for other in others)
    return lambda words: [NamedSpan(at, at, (LAVROV,), spellings) for at, text in enumerate(words) if text == name]


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


def test_what_is_excluded_is_all_that_the_word_would_find():
    known = names(لافروف=LAVROV)
    wide = plan("سوريا -لافروف", "wide", names=known)
    assert wide.required == All((stem("سوريا"), Without(plan("لافروف", "wide", names=known).required)))
    assert wide.keys == ()


def test_a_name_is_looked_for_in_each_of_its_spellings_none_inside_another():
    wide = plan("لافروف", "wide", names=spelled("لافروف", "Lavrov", "سيرغي لافروف", "سيرجي Lavrov", "س ل"))
    assert wide.required == AnyOf((stem("لافروف"), stem("lavrov"), HasRun("light", ("س", "ل")), LAVROV))


def test_a_phrase_holds_with_every_spelling_of_the_name_in_it():
    wide = plan('"الوزير لافروف"', "wide", names=spelled("لافروف", "Lavrov", "سيرغي لافروف"))
    assert wide.required == AnyOf(
        (HasNear("light", (("وزير",), ("لافروف", "lavrov")), "run"), HasRun("light", ("وزير", "سيرغ", "لافروف")))
    )
    assert wide.keys == ()


def test_a_longer_spelling_has_room_in_a_stretch_of_words():
    wide = plan('"الوزير لافروف"~4', "wide", names=spelled("لافروف", "سيرغي لافروف"))
    short, long = (("وزير",), ("لافروف",)), (("وزير",), ("سيرغ",), ("لافروف",))
    assert wide.required == AnyOf((HasNear("light", short, 4), HasNear("light", long, 5)))


def test_in_the_title_a_name_has_its_spellings_and_no_key():
    wide = plan("title:لافروف", "wide", names=spelled("لافروف", "Lavrov"))
    assert wide.required == InTitle(AnyOf((stem("لافروف"), stem("lavrov"))))
    assert wide.keys == ()


def test_other_spellings_score_in_proportion_to_their_likeness_and_without_a_root():
    wide = plan("لافروف", "wide", names=spelled("لافروف", "Lavrov", likeness=0.5))
    other = [(name, weight) for name, levels, weight in wide.weighted() if levels.exact == "lavrov"]
    assert other == [(name, WEIGHTS[name] * SPELLED_WEIGHT / 2) for name in WEIGHTS if name != "root"]


def test_the_forms_in_which_a_phrase_is_asked_are_bounded():
    many = tuple(f"اسم{letter} اسم" for letter in "ابتثجحخدذرزسشصض")
    wide = plan('"لافروف لافروف"', "wide", names=spelled("لافروف", *many))
    assert len(wide.required.children) == MOST_SEQUENCES


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

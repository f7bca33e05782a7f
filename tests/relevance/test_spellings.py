"""The measures of foreign names: what is put in the place of a name, and what the steps between two spellings are."""

from archive.search.trials import Row
from tests.relevance.costs import aligned, apart, guess, may_pair
from tests.relevance.variants import variants


def test_the_first_name_with_another_attested_spelling_is_replaced():
    spelled = {"ترامب": (["ترامب", "ترمب"], True), "هيلي": (["هايلي"], False)}
    made = list(
        variants(
            [Row("1", "ترامب يلتقي هيلي"), Row("2", "هيلي: لا"), Row("3", "لا أحد")],
            {"1": {"a": 1}, "2": {"b": 1}, "3": {"c": 1}},
            lambda word: spelled.get(word, ([], False)),
            lambda text: text != "هايلي",
        )
    )
    assert [(one.otherwise, one.name, one.article, one.known) for one in made] == [
        ("ترمب يلتقي هيلي", "ترمب", "a", True)
    ]


def test_the_steps_tell_a_vowel_that_makes_a_syllable_from_another():
    assert aligned("ماتيس", "ماتياس", guess)[1] == ("vا",)
    assert aligned("مارتن", "مارتين", guess)[1] == ("-ي",)
    assert aligned("غريزمان", "جريزمان", guess)[1] == ("Sجغ",)


def test_only_words_that_sound_alike_and_that_latin_letters_tell_apart_are_wrong_pairs():
    assert may_pair("مارتن", "ماردن") is False
    assert may_pair("مارتن", "مارتين") is True
    assert apart({"martin"}, {"merton"})
    assert not apart({"schulz"}, {"schultz", "other"})

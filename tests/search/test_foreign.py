"""Foreign names: which words of a query are asked for their sound."""

from archive.knowledge.loading import load
from archive.search.foreign import with_sounds
from archive.search.plan import Spelled, no_names
from archive.search.widening import names_of


def test_only_a_word_that_is_no_known_name_is_asked_for_its_sound():
    asked = []

    def sounds(word):
        asked.append(word)
        return [("مودريتش", 0.8)] if word == "مودريش" else []

    spans = with_sounds(names_of(load()), sounds)(["بوتين", "مودريش", "كتاب"])
    assert asked == ["مودريش", "كتاب"]
    assert [(span.first, span.keys, span.spellings) for span in spans[1:]] == [(1, (), (Spelled(("مودريتش",), 0.8),))]


def test_where_nothing_sounds_alike_there_is_no_name():
    assert with_sounds(no_names, lambda word: [])(["كتاب"]) == []


def test_names_of_arabs_stay_apart_though_they_sound_alike():
    sounds = {"سلمان": [("سليمان", 0.8)], "سالمين": [("سلمان", 0.8), ("سالمن", 0.9)]}
    lookup = with_sounds(no_names, lambda word: sounds.get(word, []))
    assert lookup(["سلمان"]) == []
    assert lookup(["سالمين"])[0].spellings == (Spelled(("سالمن",), 0.9),)

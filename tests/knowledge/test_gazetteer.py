"""Names in texts: whole words, longest and leftmost, each spelling its own."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.analysis import Token, analyze
from archive.arabic.calendar import PartialDate
from archive.knowledge.entities import Entity, Spelling, Tenure
from archive.knowledge.gazetteer import Gazetteer
from archive.knowledge.loading import load


def person(key, *names, ambiguous=False, tenures=()):
    spellings = tuple(Spelling(name, "full", ambiguous) for name in names)
    return Entity(key, "person", names[0] if names else key, spellings=spellings, tenures=tenures)


def named(gazetteer, text):
    """What each match of a text is: its words as printed and the keys of its candidates."""
    tokens = list(analyze(text))
    return [
        (text[tokens[match.first].start : tokens[match.last].end], [entity.key for entity, _ in match.candidates])
        for match in gazetteer.find(tokens)
    ]


def keys(text):
    """The keys that the archive's own gazetteer finds in a text."""
    return [key for _, found in named(load(), text) for key in found]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("رجب طيب أردوغان", "recep-tayyip-erdogan"),
        ("رجب طيب إردوغان", "recep-tayyip-erdogan"),
        ("وأردوغان", "recep-tayyip-erdogan"),
        ("Erdoğan", "recep-tayyip-erdogan"),
        ("ERDOGAN", "recep-tayyip-erdogan"),
        ("مولود تشاوش أوغلو", "mevlut-cavusoglu"),
        ("جاويش أوغلو", "mevlut-cavusoglu"),
        ("شاويش اوغلو", "mevlut-cavusoglu"),
        ("ستيفان ديميستورا", "staffan-de-mistura"),
        ("لدي ميستورا", "staffan-de-mistura"),
        ("عبدالفتاح السيسي", "abdel-fattah-el-sisi"),
        ("عبد الفتّاح السيسى", "abdel-fattah-el-sisi"),
        ("نتانياهو", "benjamin-netanyahu"),
        ("أحمد أبي الغيط", "ahmed-aboul-gheit"),
        ("محمد ابن سلمان", "mohammed-bin-salman"),
        ("بن_علي يلدريم", "binali-yildirim"),
        ("فرانك-فالتر شتاينماير", "frank-walter-steinmeier"),
        ("ألكسندر لافرينتييف", "alexander-lavrentiev"),
        ("قسد", "syrian-democratic-forces"),
        ("وحدات الدفاع الذاتي الكردية", "ypg"),
        ("للحوثيين", "houthis"),
        ("سورية", "SY"),
        ("سوريا", "SY"),
        ("لسوريه", "SY"),
        ("أميركا", "US"),
        ("امريكا", "US"),
        ("الولايات المتّحدة", "US"),
        ("Syria", "SY"),
        ("بالرياض", "riyadh-sa"),
        ("للقاهرة", "cairo-eg"),
        ("الكرملين", "RU"),
        ("ديرالزور", "deir-ez-zor-sy"),
    ],
)
def test_every_spelling_in_use_is_the_same_one(text, key):
    assert key in keys(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("الأمير", "AE"),
        ("إمارة", "AE"),
        ("قطار", "QA"),
        ("القطر", "QA"),
        ("قاهرة", "cairo-eg"),
        ("قاهره", "cairo-eg"),
        ("روسو", "RU"),
        ("بوتينغ", "vladimir-putin"),
        ("كبرى", "nabih-berri"),
        ("بلد", "IL"),
        ("الألماس", "DE"),
        ("لافروفا", "sergey-lavrov"),
        ("الأمم. المتحدة", "united-nations"),
        ("الأمم «المتحدة»", "united-nations"),
        ("وزير", "DE"),
        ("صيني", "CM"),
    ],
)
def test_a_word_that_looks_alike_is_not_the_name(text, key):
    assert key not in keys(text)


def test_without_vowels_oman_and_amman_are_both_offered_and_need_a_context():
    (match,) = load().find(list(analyze("في عمان")))
    assert {(entity.kind, entity.key) for entity, _ in match.candidates} >= {("country", "OM"), ("place", "amman-jo")}
    assert all(spelling.ambiguous for _, spelling in match.candidates)


@pytest.mark.parametrize(
    ("text", "key"), [("عُمان", "OM"), ("وعُمان", "OM"), ("عمّان", "amman-jo"), ("بعَمّان", "amman-jo")]
)
def test_printed_vowels_tell_oman_from_amman(text, key):
    (match,) = load().find(list(analyze(text)))
    found = {entity.key: spelling.ambiguous for entity, spelling in match.candidates}
    assert found.pop(key) is False
    assert not {"OM", "amman-jo"} & set(found)


def test_vowels_that_a_spelling_lacks_deny_nothing():
    assert keys("مُحَمَّد بن سَلْمان") == ["mohammed-bin-salman"]


def test_the_longest_name_wins():
    gazetteer = Gazetteer([person("short", "بن علي"), person("long", "بن علي يلدريم"), person("last", "يلدريم")])
    assert named(gazetteer, "قال بن علي يلدريم") == [("بن علي يلدريم", ["long"])]


def test_of_two_names_that_overlap_the_leftmost_wins():
    gazetteer = Gazetteer([person("left", "مجلس الأمن"), person("right", "الأمن القومي الروسي")])
    assert named(gazetteer, "مجلس الأمن القومي الروسي") == [("مجلس الأمن", ["left"])]


def test_a_name_that_breaks_off_leaves_its_words_to_others():
    gazetteer = Gazetteer([person("long", "الأمم المتحدة للتنمية"), person("other", "المتحدة")])
    assert named(gazetteer, "الأمم المتحدة") == [("المتحدة", ["other"])]


@pytest.mark.parametrize("joined", ["و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فل", "فب"])
def test_proclitics_may_stand_before_a_name(joined):
    assert named(Gazetteer([person("p", "تركيا")]), f"{joined}تركيا") == [(f"{joined}تركيا", ["p"])]


@pytest.mark.parametrize("word", ["التركيا", "ستركيا", "أتركيا", "بالتركيا", "تركياه", "متركيا", "ووتركيا"])
def test_nothing_else_may(word):
    assert named(Gazetteer([person("p", "تركيا")]), word) == []


def test_proclitics_stand_before_the_first_word_alone():
    assert named(Gazetteer([person("p", "سامح شكري")]), "سامح وشكري") == []


def test_the_word_as_it_stands_comes_before_what_is_left_of_it():
    gazetteer = Gazetteer([person("wahran", "وهران"), person("hran", "هران")])
    assert named(gazetteer, "وهران") == [("وهران", ["wahran"])]


def test_a_common_word_of_three_letters_is_no_name_behind_a_proclitic():
    doubtful, sure = person("b", "بري", ambiguous=True), person("m", "مصر")
    assert named(Gazetteer([doubtful, sure]), "كبرى كمصر بري") == [("كمصر", ["m"]), ("بري", ["b"])]


def test_two_words_with_more_than_one_sign_between_are_two():
    gazetteer = Gazetteer([person("p", "سامح شكري")])
    assert [len(named(gazetteer, f"سامح{gap}شكري")) for gap in (" ", "-", "_", "\n", ". ", " - ", "، ")] == [
        1, 1, 1, 1, 0, 0, 0,
    ]  # fmt: skip


def test_a_spelling_that_two_have_offers_both():
    gazetteer = Gazetteer([person("bill", "كلينتون", ambiguous=True), person("hillary", "كلينتون", ambiguous=True)])
    assert named(gazetteer, "كلينتون") == [("كلينتون", ["bill", "hillary"])]


def test_one_entity_is_offered_once_and_ambiguous_only_if_no_spelling_is_sure():
    entity = Entity("p", "person", "x", spellings=(Spelling("أحمد", "short", True), Spelling("احمد", "full")))
    (match,) = Gazetteer([entity]).find(list(analyze("احمد")))
    assert [spelling.ambiguous for _, spelling in match.candidates] == [False]


def test_a_name_without_a_word_is_never_found():
    assert named(Gazetteer([person("p", "", "…", " ")]), "… قال …") == []


def test_nothing_is_found_in_nothing():
    assert list(load().find([])) == []


class Counted(Sequence[Token]):
    """Tokens that count how often one is looked at."""

    def __init__(self, tokens):
        self.tokens, self.looks = tokens, 0

    def __len__(self):
        return len(self.tokens)

    def __getitem__(self, place):
        self.looks += 1
        return self.tokens[place]


def looks(gazetteer, text):
    tokens = Counted(list(analyze(text)))
    gazetteer.find(tokens)
    return tokens.looks


def test_the_work_grows_with_the_text_and_not_with_the_names():
    few = Gazetteer([person("p", "سامح شكري")])
    many = Gazetteer([person("p", "سامح شكري"), *(person(f"n{n}", f"اسم{n} لقب{n}") for n in range(20_000))])
    text = "قال الوزير سامح شكري إن بلاده ترحب بالاتفاق. "
    assert looks(few, text * 10) == looks(many, text * 10)
    assert looks(many, text * 40) - 1 == 4 * (looks(many, text * 10) - 1)


def test_names_inside_names_inside_names_are_walked_once():
    nested = Gazetteer([person(f"n{n}", " ".join(["لا"] * n)) for n in range(1, 30)])
    assert looks(nested, "لا " * 3000) < 3000 * 6


WORDS = st.sampled_from(["سامح", "وسامح", "شكري", "بن", "علي", "يلدريم", "قال", "لبن", "الأمن", "مجلس"])


@given(st.lists(WORDS, max_size=30))
def test_matches_are_in_order_apart_and_spell_what_stands_there(some):
    gazetteer = Gazetteer([person("a", "سامح شكري", "بن علي"), person("b", "بن علي يلدريم"), person("c", "مجلس الأمن")])
    tokens = list(analyze(" ".join(some)))
    free = 0
    for match in gazetteer.find(tokens):
        assert free <= match.first <= match.last < len(tokens)
        free = match.last + 1
        printed = [token.fold for token in tokens[match.first : match.last + 1]]
        for _, spelling in match.candidates:
            folded = [token.fold for token in analyze(spelling.text)]
            assert printed[1:] == folded[1:]
            assert printed[0].endswith(folded[0])


def tenure(since="", until="", country="SA", body=""):
    dates = [PartialDate.parse(text) if text else None for text in (since, until)]
    return (Tenure("foreign-minister", country, body, *dates),)


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2014, 1, 1), "saud-al-faisal"),
        (date(2017, 3, 1), "adel-al-jubeir"),
        (date(2018, 12, 27), "ibrahim-al-assaf"),
        (date(2019, 3, 1), "ibrahim-al-assaf"),
        (date(2020, 3, 1), "faisal-bin-farhan"),
    ],
)
def test_the_foreign_minister_of_saudi_arabia_is_another_in_each_year(day, key):
    assert load().holder("foreign-minister", "SA", day).key == key


def test_nobody_holds_an_office_before_the_first_and_of_nowhere():
    assert load().holder("foreign-minister", "SA", date(1900, 1, 1)) is None
    assert load().holder("foreign-minister", "ZZ", date(2017, 1, 1)) is None
    assert load().holder("no-such-office", "SA", date(2017, 1, 1)) is None


def test_an_office_of_a_body_is_asked_for_by_the_body():
    assert load().holder("secretary-general", "arab-league", date(2018, 1, 1)).key == "ahmed-aboul-gheit"
    assert load().holder("un-envoy", "SY", date(2018, 1, 1)).key == "staffan-de-mistura"


def test_the_day_of_a_change_is_the_successors():
    first, second = person("a", tenures=tenure("2015", "2018-12-27")), person("b", tenures=tenure("2018-12-27"))
    assert Gazetteer([first, second]).holder("foreign-minister", "SA", date(2018, 12, 27)).key == "b"


def test_where_only_years_are_known_a_year_that_two_share_is_nobodys():
    gazetteer = Gazetteer([person("a", tenures=tenure("2015", "2018")), person("b", tenures=tenure("2018"))])
    holders = [gazetteer.holder("foreign-minister", "SA", date(year, 6, 1)) for year in (2017, 2018, 2019)]
    assert [holder and holder.key for holder in holders] == ["a", None, "b"]


def test_a_sure_holder_comes_before_a_possible_one():
    gazetteer = Gazetteer([person("a", tenures=tenure("2009", "2013")), person("b", tenures=tenure("2013-02-01"))])
    assert gazetteer.holder("foreign-minister", "SA", date(2013, 6, 1)).key == "b"
    assert gazetteer.holder("foreign-minister", "SA", date(2013, 1, 15)).key == "a"


def test_two_who_hold_an_office_at_once_are_not_told_apart():
    gazetteer = Gazetteer([person("a", tenures=tenure("2009-01-01")), person("b", tenures=tenure("2011-01-01"))])
    assert gazetteer.holder("foreign-minister", "SA", date(2013, 6, 1)) is None


def test_entities_are_found_by_kind_and_key():
    gazetteer = load()
    assert gazetteer.entity("person", "sergey-lavrov").name_ar == "سيرغي لافروف"
    assert gazetteer.entity("organisation", "sergey-lavrov") is None
    assert {entity.kind for entity in gazetteer.entities()} == {"person", "organisation", "country", "place"}
    assert all(entity.kind == "country" for entity in gazetteer.entities("country"))


@pytest.mark.parametrize("word", ["كلاوس", "كنيس", "كروس", "باكرا", "ودودا", "لصالح", "وكلاوس", "مجريات"])
def test_a_word_that_reads_like_a_letter_and_a_name_is_no_sure_name(word):
    assert all(spelling.ambiguous for match in load().find(list(analyze(word))) for _, spelling in match.candidates)

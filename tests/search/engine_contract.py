"""What every engine must do, as a class of tests: `class TestMine(EngineContract)` with a fixture `build`.

`build(documents, names=no_names)` gives an engine of the kind with an index of these documents; with None for the
documents, an engine that has no index. No test looks behind the protocol.
"""

import pytest

from archive.arabic.analysis import ANALYSIS_VERSION
from archive.arabic.calendar import PartialDate
from archive.search.conditions import HasKey
from archive.search.engine import IndexMissing
from archive.search.plan import NamedSpan
from archive.search.request import DateRange, SearchRequest
from archive.search.response import CLOSEST_LIMIT, Bar
from tests.search.documents_made import document

DAYS = ("2017-03-07", "2017-12", "2017", None, "2018-01-01")
LAVROV = HasKey("actor", "sergey-lavrov")


def ask(engine, text="", size=20, **options):
    since, until = (PartialDate.parse(text) if text else None for text in options.pop("dates", (None, None)))
    return engine.search(SearchRequest(text, published=DateRange(since, until), **options), size=size)


def found(engine, text="", **options):
    return [hit.id for hit in ask(engine, text, **options).hits]


def counted(response, name):
    return {value.key: value.count for value in response.facets[name].values}


class EngineContract:
    # --- words

    @pytest.mark.parametrize(
        ("match", "expected"),
        [("exact", {1}), ("normal", {1, 2, 3}), ("wide", {1, 2, 3})],
    )
    def test_the_match_level_decides_how_alike_words_must_be(self, build, match, expected):
        engine = build(
            [document(1, "زار أردوغان"), document(2, "وأردوغان"), document(3, "اردوغان"), document(4, "كلام")]
        )
        assert set(found(engine, "أردوغان", match=match)) == expected

    def test_every_word_must_occur_in_title_or_body(self, build):
        engine = build([document(1, "لافروف", "موسكو"), document(2, "لافروف"), document(3, "موسكو")])
        assert found(engine, "لافروف موسكو") == [1]

    def test_a_word_matches_by_its_root_only_as_close(self, build):
        engine = build([document(1, "مكتبة"), document(2, "كتاب")])
        answered = ask(engine, "كتاب")
        assert [hit.id for hit in answered.hits] == [2]
        assert answered.closest_total == 0
        assert [hit.id for hit in ask(engine, "كتابان نادران كتاب").closest] == [2, 1]

    def test_a_phrase_stands_together_and_not_across_title_and_body(self, build):
        engine = build(
            [
                document(1, "أعلن وقف إطلاق النار أمس"),
                document(2, "وقف النار إطلاق"),
                document(3, "إطلاق النار", "تم وقف"),
                document(4, "نص", "وقف إطلاق النار"),
            ]
        )
        assert set(found(engine, "«وقف إطلاق النار»")) == {1, 4}
        assert set(found(engine, "«إطلاق النار»", match="exact")) == {1, 3, 4}
        assert found(engine, "«وقف وقف»") == []

    def test_a_phrase_with_a_repeated_word_needs_it_twice(self, build):
        engine = build([document(1, "لا لا للحرب"), document(2, "لا للحرب لا")])
        assert found(engine, "«لا لا للحرب»") == [1]

    def test_a_phrase_at_the_very_beginning_and_end_of_a_text(self, build):
        engine = build([document(1, "أول ثان"), document(2, "ثان أول"), document(3, "أول")])
        assert found(engine, "«أول ثان»") == [1]
        assert found(engine, "«ثان أول»") == [2]

    def test_what_is_excluded_is_not_found(self, build):
        engine = build([document(1, "سوريا روسيا"), document(2, "سوريا"), document(3, "روسيا")])
        assert found(engine, "سوريا -روسيا") == [2]
        assert set(found(engine, "-«سوريا روسيا»")) == {2, 3}

    def test_a_beginning_finds_every_word_that_begins_so(self, build):
        engine = build([document(1, "الروسية"), document(2, "روسيا"), document(3, "عروس")])
        assert set(found(engine, "روسي*")) == {1, 2}

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("لافروف أو شكري", {1, 2, 3, 4}),
            ("موسكو (لافروف أو شكري)", {1, 3, 4}),
            ("لافروف وليس موسكو", {2}),
            ("لافروف و موسكو", {1, 4}),
            ("عنوان:(موسكو أو القاهرة)", {2, 3}),
            ("عنوان:موسكو", {3}),
            ("-عنوان:موسكو شكري", set()),
            ("اقتباس:موسكو", {4}),
            ("«لافروف موسكو»~3", {1, 4}),
            ("«موسكو لافروف»~2", set()),
            ("«لافروف موسكو»~ج", {4}),
            ("«لافروف موسكو»~ف", {1, 4}),
            ("تاريخ:2017", {1, 2}),
            ("لافروف تاريخ:..2017-11", {1}),
            ("تاريخ:(2018 أو ربيع الآخر 1438)", {1, 3}),
        ],
    )
    def test_every_operator_decides_what_is_found(self, build, text, expected):
        made = [
            document(1, "زار لافروف. ثم موسكو", published="2017-01-05"),
            document(2, "لافروف هنا", "القاهرة", published="2017-12"),
            document(3, "شكري هنا", "موسكو", published="2018-02"),
            document(4, "قال لافروف: «نحب موسكو كثيرا» ثم مضى"),
        ]
        assert set(found(build(made), text)) == expected

    def test_stop_words_are_found_when_nothing_else_is_asked(self, build):
        engine = build([document(1, "في موسكو"), document(2, "موسكو")])
        assert found(engine, "في") == [1]
        assert set(found(engine, "في موسكو")) == {1, 2}

    def test_vowels_digits_and_case_are_one(self, build):
        engine = build([document(1, "النَّار عام ٢٠١٧ ASTANA")])
        assert found(engine, "النار 2017 astana", match="exact") == [1]

    def test_characters_of_any_script_and_long_words_are_kept_apart(self, build):
        long = "ط" * 300
        engine = build([document(1, f"{long}ا"), document(2, f"{long}ب"), document(3, "𐤀𐤁")])
        assert found(engine, f"{long}ب", match="exact") == [2]
        assert found(engine, "𐤀𐤁") == [3]

    def test_a_wide_search_takes_the_key_for_the_name(self, build):
        def names(words):
            return [NamedSpan(0, 0, (LAVROV,))] if words[0] == "لافروف" else []

        engine = build([document(1, "لافروف"), document(2, "Lavrov", actors=(LAVROV.key,)), document(3, "نص")], names)
        assert set(found(engine, "لافروف", match="wide")) == {1, 2}
        assert found(engine, "لافروف") == [1]
        assert all(hit.score > 0 for hit in ask(engine, "لافروف", match="wide").hits)

    # --- filters, facets, dates

    def test_values_of_a_facet_are_alternatives_and_facets_add_up(self, build):
        engine = build(
            [
                document(1, actors=("a", "b"), countries=("RU",)),
                document(2, actors=("b",), countries=("SY",)),
                document(3, actors=("c",), countries=("RU",)),
            ]
        )
        assert set(found(engine, filters=(("actor", "a"), ("actor", "c")))) == {1, 3}
        assert found(engine, filters=(("actor", "b"), ("country", "SY"))) == [2]
        assert set(found(engine, excludes=(("actor", "c"),))) == {1, 2}
        assert found(engine, filters=(("country", "RU"),), excludes=(("actor", "a"),)) == [3]

    def test_a_facet_is_counted_without_its_own_choice(self, build):
        engine = build(
            [
                document(1, "سوريا", actors=("a",), countries=("RU",), source="x"),
                document(2, "سوريا", actors=("b",), countries=("RU",), source="x"),
                document(3, "سوريا", actors=("b",), countries=("SY",), source="y"),
                document(4, "كلام", actors=("d",), countries=("SY",)),
            ]
        )
        answered = ask(engine, "سوريا", filters=(("actor", "b"), ("country", "RU")))
        assert counted(answered, "actor") == {"a": 1, "b": 1}
        assert counted(answered, "country") == {"RU": 1, "SY": 1}
        assert counted(answered, "source") == {"x": 1}

    def test_chosen_and_excluded_values_are_always_among_the_values(self, build):
        engine = build([document(1, actors=("a",)), document(2, actors=("b",))])
        answered = ask(
            engine, filters=(("actor", "zzz"), ("actor", "a")), excludes=(("actor", "b"), ("source", "none"))
        )
        values = {value.key: value for value in answered.facets["actor"].values}
        assert (values["zzz"].count, values["zzz"].selected) == (0, True)
        assert (values["b"].count, values["b"].excluded) == (0, True)
        assert values["a"].selected
        assert [value.key for value in answered.facets["source"].values] == ["none"]

    def test_facet_values_stand_by_falling_count_then_by_key(self, build):
        engine = build([document(1, actors=("b", "c")), document(2, actors=("a", "c"))])
        assert [value.key for value in ask(engine).facets["actor"].values] == ["c", "a", "b"]

    @pytest.mark.parametrize(
        ("dates", "expected"),
        [
            (("2017-03-07", "2017-03-07"), {1, 3}),
            (("2017-12-31", None), {2, 3, 5}),
            ((None, "2017-03-06"), {3}),
            (("2018", "2018"), {5}),
            (("2016", "2016"), set()),
            ((None, None), {1, 2, 3, 4, 5}),
        ],
    )
    def test_an_article_lies_in_a_range_when_its_period_meets_it(self, build, dates, expected):
        engine = build([document(number, published=day) for number, day in enumerate(DAYS, 1)])
        assert set(found(engine, dates=dates)) == expected

    def test_the_year_is_counted_without_the_range_of_dates(self, build):
        engine = build([document(number, published=day) for number, day in enumerate(DAYS, 1)])
        answered = ask(engine, dates=("2018", None))
        assert counted(answered, "year") == {"2017": 3, "2018": 1}
        assert answered.histogram == (Bar("2018-01", 1),)

    def test_the_histogram_has_months_and_bare_years(self, build):
        engine = build([document(number, published=day) for number, day in enumerate(DAYS, 1)])
        expected = (Bar("2017", 1), Bar("2017-03", 1), Bar("2017-12", 1), Bar("2018-01", 1))
        assert ask(engine).histogram == expected

    # --- order and pages

    def test_newest_and_oldest_put_what_has_no_date_last(self, build):
        engine = build([document(number, "سوريا", published=day) for number, day in enumerate(DAYS, 1)])
        assert found(engine, "سوريا", sort="newest") == [5, 2, 1, 3, 4]
        assert found(engine, "سوريا", sort="oldest") == [3, 1, 2, 5, 4]

    def test_without_words_relevance_is_newest_and_of_one_day_the_higher_number(self, build):
        engine = build([document(number, published="2017-03-07") for number in (1, 3, 2)])
        assert found(engine) == [3, 2, 1]
        assert found(engine, sort="oldest") == [1, 2, 3]

    def test_a_word_in_the_title_and_a_word_in_a_shorter_text_weigh_more(self, build):
        padding = "كلمة " * 60
        engine = build(
            [
                document(1, f"{padding} سوريا", "كلمة"),
                document(2, padding, "سوريا"),
                document(3, f"{padding} {padding} سوريا", "كلمة"),
            ]
        )
        assert found(engine, "سوريا") == [2, 1, 3]

    @pytest.mark.parametrize("size", [1, 3, 7, 20])
    def test_the_pages_of_any_size_are_one_sequence(self, build, size):
        made = [
            document(number, "سوريا " * (number % 4 + 1), published=f"2017-03-{number:02}") for number in range(1, 24)
        ]
        engine = build(made)
        whole = found(engine, "سوريا", size=100)
        assert len(whole) == 23
        pages = [ask(engine, "سوريا", size=size, page=page) for page in range(1, 24 // size + 2)]
        assert [hit.id for page in pages for hit in page.hits] == whole
        assert {page.total for page in pages} == {23}

    def test_a_page_far_behind_the_end_is_empty_and_knows_the_total(self, build):
        answered = ask(build([document(1, "سوريا")]), "سوريا", page=9_999)
        assert (answered.total, answered.hits, answered.closest) == (1, (), ())

    def test_the_closest_follow_behind_all_full_matches(self, build):
        engine = build(
            [document(1, "زار لافروف القاهرة"), document(2, "لافروف"), document(3, "القاهرة"), document(4, "كلام")]
        )
        answered = ask(engine, "لافروف القاهرة")
        assert [hit.id for hit in answered.hits] == [1]
        assert {hit.id for hit in answered.closest} == {2, 3}
        second = ask(engine, "لافروف القاهرة", size=2, page=2)
        assert (second.hits, len(second.closest)) == ((), 1)
        assert second.closest[0].id == answered.closest[1].id

    def test_the_closest_keep_to_filters_and_exclusions(self, build):
        engine = build(
            [
                document(1, "لافروف القاهرة"),
                document(2, "لافروف", countries=("RU",)),
                document(3, "لافروف إيران", countries=("RU",)),
            ]
        )
        answered = ask(engine, "لافروف القاهرة -إيران", filters=(("country", "RU"),))
        assert [hit.id for hit in answered.closest] == [2]

    def test_full_matches_and_closest_together_are_no_more_than_the_limit(self, build):
        both = [document(number, "لافروف القاهرة") for number in range(1, 41)]
        near = [document(number, "لافروف") for number in range(41, 200)]
        answered = ask(build(both + near), "لافروف القاهرة")
        assert (answered.total, answered.closest_total) == (40, CLOSEST_LIMIT - 40)

    # --- writing

    def test_an_update_is_found_at_once_and_takes_the_place_of_the_former(self, build):
        engine = build([document(1, "قديم"), document(2, "آخر")])
        engine.update([document(1, "جديد"), document(3, "جديد")])
        assert set(found(engine, "جديد")) == {1, 3}
        assert found(engine, "قديم") == []
        assert engine.info().documents == 3

    def test_of_two_documents_with_one_id_the_later_stays(self, build):
        engine = build([document(1, "قديم"), document(1, "جديد")])
        assert engine.stamps() == {1: document(1, "جديد").stamp}
        engine.update([document(2, "قديم"), document(2, "جديد")])
        assert found(engine, "قديم") == []
        assert engine.info().documents == 2

    def test_what_is_removed_counts_nowhere(self, build):
        engine = build([document(1, "سوريا", actors=("a",), published="2017"), document(2, "سوريا")])
        engine.remove([1, 99])
        answered = ask(engine, "سوريا")
        assert [hit.id for hit in answered.hits] == [2]
        assert counted(answered, "actor") == {}
        assert answered.histogram == ()
        assert engine.stamps() == {2: document(2, "سوريا").stamp}
        engine.remove([2])
        assert (ask(engine).total, ask(engine, "سوريا").total) == (0, 0)

    def test_scores_do_not_remember_what_was_removed_or_replaced(self, build):
        made = [document(number, "سوريا روسيا" if number % 3 else "كلام سوريا") for number in range(1, 20)]
        engine, fresh = build(made), build(made[5:12])
        engine.update(made[3:6])
        engine.remove([one.id for one in (*made[:5], *made[12:])])
        scores = {hit.id: hit.score for hit in ask(fresh, "روسيا").hits}
        assert {hit.id: hit.score for hit in ask(engine, "روسيا").hits} == pytest.approx(scores, abs=1e-4)

    def test_every_commit_changes_the_generation(self, build):
        engine = build([document(1)])
        seen = [engine.info().generation]
        for work in (lambda: engine.update([document(2)]), lambda: engine.remove([2]), lambda: engine.rebuild([])):
            work()
            seen.append(engine.info().generation)
        assert len(set(seen)) == 4

    def test_a_rebuild_replaces_everything(self, build):
        engine = build([document(1, "قديم")])
        engine.rebuild(iter([document(2, "جديد")]))
        assert engine.stamps() == {2: document(2, "جديد").stamp}
        assert found(engine, "قديم") == []

    def test_a_rebuild_that_fails_leaves_the_old_index(self, build):
        def broken():
            yield document(2)
            raise RuntimeError("the database went away")

        engine = build([document(1)])
        with pytest.raises(RuntimeError):
            engine.rebuild(broken())
        assert list(engine.stamps()) == [1]

    def test_many_small_updates_are_one_index(self, build):
        engine = build([])
        for number in range(1, 41):
            engine.update([document(number, f"سوريا رقم {number}"), document(500, f"آخر {number}")])
        assert ask(engine, "سوريا").total == 40
        assert found(engine, "«رقم 7»") == [7]
        assert found(engine, "آخر 40") == [500]
        assert engine.info().documents == 41

    def test_an_engine_without_an_index_says_so(self, build):
        engine = build(None)
        for work in (
            lambda: ask(engine),
            engine.info,
            engine.stamps,
            lambda: engine.suggest("س"),
            lambda: engine.alike("سوريا"),
            lambda: engine.titled("سوريا"),
            lambda: engine.totals([SearchRequest()]),
            lambda: engine.carried("country"),
            lambda: engine.similar(1),
            lambda: engine.update([document(1)]),
            lambda: engine.remove([1]),
        ):
            with pytest.raises(IndexMissing):
                work()
        engine.rebuild([document(1)])
        assert engine.info().documents == 1

    def test_an_empty_index_answers_that_it_is_empty(self, build):
        answered = ask(build([]), "سوريا «وقف إطلاق» روس* -كلام")
        assert (answered.total, answered.hits, answered.closest, answered.histogram) == (0, (), (), ())

    def test_info_tells_the_documents_and_the_analysis(self, build):
        info = build([document(1), document(2)]).info()
        assert (info.documents, info.analysis_version, info.ready) == (2, ANALYSIS_VERSION, True)

    # --- words and likeness

    def test_suggestions_are_printed_words_that_begin_so_one_a_stem_the_most_frequent_first(self, build):
        engine = build([document(1, "مفاوضات مفاوضات"), document(2, "مفاوضات مفاوض"), document(3, "المفاجأة")])
        suggested = engine.suggest("بدأت مفا")
        assert [(one.text, one.count) for one in suggested] == [("مفاوضات", 2), ("المفاجأة", 1)]
        assert [one.text for one in engine.suggest("مفا", limit=1)] == ["مفاوضات"]
        assert engine.suggest("قطر") == engine.suggest("") == engine.suggest("، !") == ()

    def test_suggestions_are_found_without_hamza_and_vowels_and_are_never_stop_words(self, build):
        engine = build([document(1, "أستانة وإسطنبول"), document(2, "الذين كانوا في أستانا")])
        assert [one.text for one in engine.suggest("اسْتا")] == ["أستانا", "أستانة"]
        assert engine.suggest("الذ") == ()

    def test_the_count_of_a_suggestion_is_what_a_search_for_it_finds(self, build):
        engine = build([document(1, "المفاوضات"), document(2, "ومفاوضات"), document(3, "مفاوضاتهم")])
        (one,) = engine.suggest("مفاو")
        assert one.count == ask(engine, one.text).total == 3

    def test_words_alike_are_the_likeliest_first_and_never_the_word_itself(self, build):
        engine = build([document(1, "لافروف بوتين"), document(2, "لافروف بوتان"), document(3, "بوتين")])
        assert [(one.text, one.count) for one in engine.alike("لافروق")] == [("لافروف", 2)]
        assert [one.text for one in engine.alike("بوتن")] == ["بوتين", "بوتان"]
        assert "بوتين" not in [one.text for one in engine.alike("بوتين")]
        assert engine.alike("زرافة") == engine.alike("") == engine.alike("ф" * 300) == ()

    def test_titles_are_found_by_their_words_the_last_one_only_begun(self, build):
        engine = build(
            [
                document(1, "لافروف", "لقاء في موسكو", published="2017"),
                document(2, "", "لقاءات في موسكو", published="2018"),
                document(3, "لقاء في موسكو", "غيره"),
            ]
        )
        assert engine.titled("لقاء موس") == (2, 1)
        assert engine.titled("لقاء موس", limit=1) == (2,)
        assert engine.titled("لقاء القاهرة") == engine.titled("م") == engine.titled("") == ()

    def test_totals_are_those_of_the_searches_and_stop_when_the_time_is_over(self, build):
        engine = build([document(1, "سوريا", countries=("SY",)), document(2, "سوريا"), document(3, "مصر")])
        asked = [SearchRequest("سوريا"), SearchRequest(), SearchRequest("سوريا").add("country", "SY")]
        assert engine.totals(asked) == tuple(engine.search(one).total for one in asked) == (2, 3, 1)
        assert engine.totals([]) == engine.totals(asked, seconds=0) == ()

    def test_what_is_carried_is_counted_without_what_was_removed(self, build):
        engine = build([document(1, countries=("SY", "RU")), document(2, countries=("SY",)), document(3)])
        engine.remove([2])
        assert dict(engine.carried("country")) == {"SY": 1, "RU": 1}
        assert dict(engine.carried("actor")) == {}

    def test_similar_articles_share_words_and_the_article_itself_is_not_among_them(self, build):
        engine = build(
            [
                document(1, "مفاوضات أستانة حول سوريا"),
                document(2, "انتهت مفاوضات أستانة"),
                document(3, "مباراة كرة القدم"),
            ]
        )
        assert [hit.id for hit in engine.similar(1, limit=1)] == [2]
        assert 1 not in [hit.id for hit in engine.similar(1)]
        assert engine.similar(99) == ()

    def test_the_answer_repeats_the_request_and_what_was_said_of_it(self, build):
        answered = ask(build([document(1, "لافروف")]), "لافروف في «موسكو")
        assert answered.request == SearchRequest("لافروف في «موسكو")
        assert {notice.code for notice in answered.notices} == {"quote_closed", "stop_words_optional"}

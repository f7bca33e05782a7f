"""The answer as JSON: its shape is a promise to programs."""

import json

from archive.arabic.calendar import PartialDate


def answer_of(client, query, prefix="/en"):
    response = client.get(f"{prefix}/search.json?{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return json.loads(response.content)


def test_an_answer_has_these_parts_and_no_others(client, archive):
    answer = answer_of(client, "q=الحوار")
    found = {"query", "total", "hits", "closest", "facets", "distinct", "histogram", "notices"}
    assert set(answer) == found | {"offers", "correction", "ways_out", "coverage"}
    assert answer["total"] == 2
    assert set(answer["hits"][0]) == {"id", "url", "title", "published", "score", "snippets", "matches", "lacks"}
    assert set(answer["facets"]) == {"actor", "country", "place", "source", "year"}
    assert set(answer["facets"]["actor"][0]) == {"key", "label", "count", "selected", "excluded"}
    assert answer["distinct"] == {name: len(values) for name, values in answer["facets"].items()}
    assert set(answer["histogram"][0]) == {"key", "count"}


def test_an_answer_of_nothing_says_what_would_find_something(client, archive):
    answer = answer_of(client, "q=الحوار+قرنبيط&from=1999")
    ways = {way["kind"]: way for way in answer["ways_out"]}
    assert answer["total"] == 0
    for way in answer["ways_out"]:
        assert set(way) == {"kind", "label", "total", "q", "url"}
        assert json.loads(client.get(way["url"]).content)["total"] == way["total"] > 0
    assert (ways["word"]["q"], ways["word"]["total"]) == ("الحوار", 1)
    assert answer["coverage"] == [None, None]
    answer = answer_of(client, "q=الحوار&to=1999")
    assert [way["kind"] for way in answer["ways_out"]] == ["time"]
    assert answer["coverage"] == ["2017-08", "2018-01"]


def test_an_answer_of_little_says_what_may_have_been_meant(client, archive):
    offered = answer_of(client, "q=الهذنة")["correction"]
    assert set(offered) == {"changed", "total", "q", "url"}
    assert (offered["q"], offered["changed"]) == ("الهدنة", ["الهدنة"])
    assert json.loads(client.get(offered["url"]).content)["total"] == offered["total"] == 2
    assert answer_of(client, "q=الهدنة")["correction"] is None


def test_a_name_in_the_query_is_offered_as_a_filter(client, archive):
    (offer,) = answer_of(client, "q=Lavrov")["offers"]
    assert set(offer) == {"facet", "key", "label", "total", "q", "url"}
    assert (offer["facet"], offer["key"]) == ("actor", "sergey-lavrov")
    assert json.loads(client.get(offer["url"]).content)["total"] == offer["total"] > 0


def test_an_answer_says_how_the_query_was_understood(client, archive):
    assert answer_of(client, "q=(الحوار أو ورشة) وليس عنوان:قمة")["query"] == "(الحوار OR ورشة) -title:قمة"
    answer = answer_of(client, "q=دولة:أطلنطس تاريخ:2017-13")
    assert answer["query"] == "country:أطلنطس"
    assert [notice["code"] for notice in answer["notices"]] == ["bad_date", "value_unknown"]


def test_a_hit_is_what_its_page_shows(client, archive):
    (hit,) = answer_of(client, "q=الحوار&actor=sergey-lavrov")["hits"]
    assert (hit["id"], hit["title"]) == (archive["meeting"].pk, archive["meeting"].title)
    assert hit["url"] == f"/en/articles/{hit['id']}/"
    assert client.get(hit["url"]).status_code == 200
    assert hit["published"] == "2017-08-22"
    assert hit["score"] > 0


def test_a_date_is_no_more_exact_than_it_is_known(client, archive):
    dates = {hit["id"]: hit["published"] for hit in answer_of(client, "")["hits"]}
    assert dates[archive["later"].pk] == "2018-01"
    assert dates[archive["undated"].pk] is None
    assert all(PartialDate.parse(date).iso == date for date in dates.values() if date)


def test_marks_say_where_in_the_passage_the_words_stand(client, archive):
    hits = answer_of(client, "q=الحوار&match=exact")["hits"]
    marked = [s["text"][start:end] for hit in hits for s in hit["snippets"] for start, end in s["marks"]]
    assert set(marked) == {"الحوار"}


def test_a_hit_tells_which_words_each_term_found_at_which_level_and_what_it_lacks(client, archive):
    (hit,) = answer_of(client, "q=الحوار ورشة")["closest"][:1]
    assert hit["matches"] == [{"term": "الحوار", "level": "printed", "words": ["الحوار"]}]
    assert hit["lacks"] == [["ورشة"]]
    (hit,) = answer_of(client, "q=هدنه رحبت")["hits"]
    assert hit["matches"] == [
        {"term": "هدنه", "level": "stem", "words": ["بالهدنة"]},
        {"term": "رحبت", "level": "printed", "words": ["رحبت"]},
    ]
    assert hit["lacks"] == []


def test_labels_are_in_the_language_of_the_address(client, archive):
    for prefix, label in (("/en", "Russia"), ("", "روسيا")):
        values = {value["key"]: value for value in answer_of(client, "country=RU", prefix)["facets"]["country"]}
        assert values["RU"] == {"key": "RU", "label": label, "count": 2, "selected": True, "excluded": False}


def test_a_notice_has_a_code_for_programs_and_a_sentence_for_people(client, archive):
    (notice,) = answer_of(client, "q=%22وقف إطلاق")["notices"]
    assert notice["code"] == "quote_closed"
    assert notice["text"].endswith(".")


def test_the_closest_stand_apart(client, archive):
    answer = answer_of(client, "q=روسيا القاهرة ورشة")
    assert answer["total"] == 0
    assert answer["hits"] == []
    assert answer["closest"]


def test_page_and_json_give_the_same_answer(client, archive):
    page = client.get("/en/search/?country=EG").context["page"]
    answer = answer_of(client, "country=EG")
    assert answer["total"] == page.count
    assert [hit["url"] for hit in answer["hits"]] == [hit.url for hit in page.hits]


def test_a_format_gives_its_bytes_piece_by_piece(archive):
    from archive.formats import FORMATS
    from archive.search.answers import answer
    from archive.search.request import SearchRequest

    response = answer(SearchRequest())
    for form in FORMATS:
        pieces = form.render(response)
        assert isinstance(next(pieces), bytes), form.name
    assert len({form.name for form in FORMATS}) == len(FORMATS)

"""The results page: what it says, and where its links lead."""

from urllib.parse import unquote

import pytest
from django.utils import translation

from archive.formats.labels import labels_of, response_keys
from archive.formats.sentences import plain
from archive.models import Source
from archive.models.names import archive_gazetteer
from archive.search.facets import FACET, Facet, FacetValue
from archive.search.request import SearchRequest
from archive.search.response import SearchResponse
from archive.web.presentation.panels import facet_panels


def page_of(client, query, language="en"):
    response = client.get(f"/{language}/search/?{query}" if language == "en" else f"/search/?{query}", follow=True)
    assert response.status_code == 200, response.content
    return response.context["page"]


def found(client, url):
    """The numbers of the articles that a link finds."""
    response = client.get(url, follow=True)
    assert response.status_code == 200
    return {hit.url.split("/")[-2] for hit in response.context["page"].hits}


def test_the_title_says_the_query_in_plain_words(client, archive):
    page = page_of(
        client, "q=%22وقف إطلاق النار%22&country=RU&actor=-sameh-shoukry&source=al-hayat&from=2017&to=2018-01"
    )
    assert plain(page.title) == (
        "Articles containing “وقف إطلاق النار”, and mentioning Russia, published in “Al-Hayat”, "
        "not mentioning Sameh Shoukry, between 2017 and January 2018"
    )
    assert plain(page.headline).startswith("0 articles containing")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "كل المقالات"),
        ("country=RU&country=EG", "مقالات تذكر مصر أو روسيا"),
        ("q=موسكو&actor=sergey-lavrov&country=RU", "مقالات تتضمن «موسكو»، وتذكر سيرغي لافروف وروسيا"),
        ("q=موسكو -دمشق&from=2017-08", "مقالات تتضمن «موسكو»، من دون «دمشق»، منذ آب/أغسطس 2017"),
        ("q=روس*&match=exact&to=2017-08-22", "مقالات تتضمن كلمة تبدأ بـ«روس»، حتى 22 آب/أغسطس 2017، بمطابقة حرفية"),
        ("source=-sana&from=2017&to=2017", "مقالات من مصادر غير «سانا»، في 2017"),
    ],
)
def test_the_title_is_good_arabic(client, archive, query, title):
    assert plain(page_of(client, query, "ar").title) == title


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "لا مقالات تذكر روسيا"),
        (1, "مقالة واحدة تذكر روسيا"),
        (2, "مقالتان تذكران روسيا"),
        (3, "3 مقالات تذكر روسيا"),
        (11, "11 مقالة تذكر روسيا"),
        (100, "100 مقالة تذكر روسيا"),
        (9848, "9,848 مقالة تذكر روسيا"),
    ],
)
def test_a_count_takes_the_right_one_of_six_forms(count, words):
    from archive.formats.labels import Labels
    from archive.formats.sentences import headline

    request = SearchRequest(filters=(("country", "RU"),))
    assert plain(headline(request, Labels({"country": {"RU": "روسيا"}}), count)) == words


def test_a_chip_removes_turns_round_and_keeps_alone(client, archive):
    page = page_of(client, "q=الهدنة&country=RU&source=sana&from=2018")
    chips = {chip.label: chip for chip in page.chips}
    assert list(chips) == ["Russia", "SANA", "since 2018"]
    russia = chips["Russia"]
    assert SearchRequest.parse(russia.remove_url.split("?")[1]) == page.request.remove("country", "RU")
    assert SearchRequest.parse(russia.exclude_url.split("?")[1]) == page.request.exclude("country", "RU")
    assert SearchRequest.parse(russia.only_url.split("?")[1]) == SearchRequest.parse("q=الهدنة&country=RU")
    assert not chips["since 2018"].exclude_url
    assert page.active == 3
    assert unquote(page.clear_url) == "/en/search/?q=الهدنة"


def test_the_search_box_keeps_the_filters_and_goes_back_to_the_first_page(client, archive):
    page = page_of(client, "q=روسيا&country=RU&country=-EG&match=exact&sort=newest&page=2")
    hidden = [(field.name, field.value) for field in page.search.hidden]
    assert hidden == [("country", "-EG"), ("country", "RU"), ("match", "exact"), ("sort", "newest")]
    assert page.search.text == "روسيا"


def test_a_facet_value_counts_what_its_link_finds(client, archive):
    page = page_of(client, "q=الهدنة")
    seen = 0
    for panel in page.facets:
        for value in panel.values:
            assert str(len(found(client, value.toggle_url))) == value.count, (panel.name, value)
            seen += 1
    assert seen >= 5


def test_inside_a_facet_values_are_alternatives(client, archive):
    page = page_of(client, "source=sana")
    (sources,) = [panel for panel in page.facets if panel.name == "source"]
    chosen = {value.key: value for value in sources.values}
    assert chosen["sana"].selected
    assert not chosen["al-hayat"].selected
    assert len(found(client, chosen["al-hayat"].toggle_url)) == 3
    assert len(found(client, chosen["sana"].toggle_url)) == 4


def test_the_checkbox_form_of_a_facet_leads_where_its_links_lead(client, archive):
    page = page_of(client, "q=الهدنة&source=sana&source=-al-hayat&from=2018")
    (sources,) = [panel for panel in page.facets if panel.name == "source"]
    pairs = [(field.name, field.value) for field in sources.hidden]
    pairs += [(value.name, value.key) for value in sources.values if value.selected]
    assert SearchRequest.parse(pairs) == page.request


def test_a_value_far_down_a_long_list_is_chosen_and_excluded_by_the_form_of_its_panel(client, article, indexed):
    for number in range(12):
        Source.objects.create(key=f"paper-{number}", name_ar=f"صحيفة {number}", name_en=f"Paper {number}")
        article("هدنة", f"بدأت الهدنة في اليوم {number}.", source=f"paper-{number}")
    indexed()
    page = page_of(client, "q=الهدنة&from=2017")
    (sources,) = [panel for panel in page.facets if panel.name == "source"]
    assert len(sources.values) + len(sources.rest) == 12
    assert sources.rest
    for value in sources.rest:
        assert (value.toggle_url, value.exclude_url) == ("", "")
        form = [(field.name, field.value) for field in sources.hidden]
        chosen = SearchRequest.parse([*form, (value.name, value.key)])
        assert chosen == page.request.add("source", value.key)
        assert str(len(found(client, f"{sources.form_action}?{chosen.urlencode()}"))) == value.count
        assert SearchRequest.parse([*form, (value.name, f"-{value.key}")]) == page.request.exclude("source", value.key)


@pytest.mark.parametrize(("distinct", "told"), [(1, ""), (2, "and 1 other"), (13, "and 12 others")])
def test_a_list_that_shows_a_part_of_its_values_says_how_many_more_there_are(names, distinct, told):
    facet = Facet(FACET["country"], (FacetValue("RU", 3),), distinct)
    response = SearchResponse(SearchRequest(), 3, facets={"country": facet})
    with translation.override("en"):
        (panel,) = facet_panels(response, labels_of(response_keys(response)))
    assert panel.unlisted == told


def test_a_search_page_is_light(client, article, indexed):
    """Values beyond the first of a facet bring no addresses with them: they would be most of the page."""
    for number in range(60):
        Source.objects.create(key=f"paper-{number}", name_ar=f"صحيفة {number}", name_en=f"Paper {number}")
        article(f"وقف إطلاق النار {number}", "بدأ وقف إطلاق النار في سوريا. " * 30, source=f"paper-{number}")
    indexed()
    html = client.get(
        "/search/?q=%D9%88%D9%82%D9%81+%D8%A5%D8%B7%D9%84%D8%A7%D9%82+%D8%A7%D9%84%D9%86%D8%A7%D8%B1"
    ).content
    assert html.count(b'class="hit ') == 20
    assert html.count(b"<button") > 60
    assert len(html) < 110_000


def test_a_printed_line_runs_as_most_of_its_letters_do(client, article, indexed):
    article("CNN: وقف إطلاق النار في سوريا", "CNN - أعلنت الأمم المتحدة وقف إطلاق النار.")
    article("Statement on the Hudna هدنة", "هدنة", source="sana")
    indexed()
    assert [hit.direction for hit in page_of(client, "q=سوريا").hits] == ["rtl"]
    assert [hit.direction for hit in page_of(client, "q=Statement").hits] == ["ltr"]


def test_each_result_says_why_it_is_here(client, archive):
    def reasons(query):
        return {plain(hit.why) for hit in page_of(client, query).hits}

    # Nothing is said of what a reader sees: the words as typed, or with something joined in front.
    for query in ("", "source=sana", "q=الحوار&country=RU", "q=حوار", "q=هدنة"):
        assert reasons(query) == {""}
    assert reasons("q=مصريين") == {"“مصريين” stands here as “المصري” and “مصر”.", "“مصريين” stands here as “مصر”."}
    assert reasons("q=Lavrov&match=wide") == {"“Lavrov” is named “لافروف” here."}
    assert "Not in it: “ورشة”." in {plain(hit.why) for hit in page_of(client, "q=الحوار ورشة").closest}
    for query in ("q=Lavrov&match=wide", "q=الحوار&actor=sergey-lavrov"):
        assert {hit.tags[0].label for hit in page_of(client, query).hits} == {"Sergey Lavrov"}


def test_why_tells_operators_in_words(client, article, indexed):
    article("قمة", "قال لبوتين ولأردوغان أمس. وصل الروس.")
    article("لقاء", "اجتمع بوتين مع الوزراء والمصريين.")
    indexed()

    def told(query):
        page = client.get(f"/search/?q={query}", follow=True).context["page"]
        return {plain(hit.why) for hit in (*page.hits, *page.closest)}

    # What is to be seen is not told, of several words either.
    assert "" in told('"بوتين أردوغان"~s')
    assert "ليس فيها: «قمة» و«أردوغان» في جملة واحدة." in told('بوتين "قمة أردوغان"~s')
    lacking = "ليس فيها: («وزير» و«قمة» ضمن 10 كلمات) وكلمة تبدأ بـ«سوري»."
    assert lacking in told('بوتين "وزير قمة"~10 سوري*')
    assert "«مصر» و«مصري» في فقرة واحدة: هنا بصيغة «والمصريين»." in told('"مصر مصري"~p')


def test_a_bar_of_the_histogram_narrows_to_its_period(client, archive):
    page = page_of(client, "")
    assert page.histogram.by == "month"
    assert [(bar.key, bar.count, bar.height) for bar in page.histogram.bars] == [
        ("2017-08", 2, 100),
        ("2017-09", 0, 0),
        ("2017-10", 0, 0),
        ("2017-11", 0, 0),
        ("2017-12", 0, 0),
        ("2018-01", 1, 50),
    ]
    august = page.histogram.bars[0]
    assert august.text == "August 2017: 2 articles"
    assert len(found(client, august.url)) == august.count
    assert page_of(client, august.url.split("?")[1]).histogram.out.url == "/en/search/"


def test_a_hit_shows_its_passage_and_carries_the_query_to_the_article(client, archive):
    page = page_of(client, "q=الحوار&match=exact")
    hit = page.hits[0]
    assert any(fragment.marked for snippet in hit.snippets for fragment in snippet.fragments)
    assert unquote(hit.url).endswith("/?match=exact&q=الحوار")
    article = client.get(hit.url).context["page"]
    assert article.marks
    assert {piece.text for block in article.blocks for p in block.paragraphs for piece in p.pieces if piece.marked} == {
        "الحوار"
    }


def test_a_hit_tells_source_date_place_and_names_as_filters(client, archive):
    (hit,) = page_of(client, "q=الحوار&actor=sergey-lavrov").hits
    assert (hit.source, hit.date, hit.iso, hit.place) == ("Al-Hayat", "22 August 2017", "2017-08-22", "Moscow")
    assert hit.source_url.endswith("&source=al-hayat")
    tags = {tag.label: tag for tag in hit.tags}
    assert not tags["Sergey Lavrov"].url
    assert "country=RU" in tags["Russia"].url


def test_results_that_lack_a_word_stand_under_a_heading_of_their_own(client, archive):
    page = page_of(client, "q=روسيا القاهرة ورشة")
    assert page.count == 0
    assert not page.hits
    assert page.closest
    assert page.closest_heading == "No article has every word; these come closest"
    assert page.empty.understood == ()
    assert [plain(way.label) for way in page.empty.ways] == ["Without “ورشة”"]
    assert page.empty.ways[0].count_text == "1 article"


def test_another_spelling_that_finds_more_is_offered_with_what_it_changes_marked(client, archive):
    page = page_of(client, "q=مصر الهذنة")
    link = page.correction
    assert [(one.text, one.marked) for one in link.fragments] == [("مصر ", False), ("الهدنة", True)]
    assert (link.count_text, link.direction) == ("1 article", "rtl")
    assert page_of(client, link.url.partition("?")[2]).count == 1
    shown = client.get("/en/search/?q=مصر الهذنة").content.decode()
    assert "Did you mean" in shown
    assert "<em>الهدنة</em>" in shown
    assert page_of(client, "q=مصر الهدنة").correction is None


def test_a_query_is_shown_as_text_when_it_is_corrected(client, archive):
    shown = client.get("/search/?q=<b>الهذنة</b>").content.decode()
    assert "<b>" not in shown


def test_nothing_found_says_what_was_understood_and_what_would_work(client, archive):
    page = page_of(client, "q=الحوار&country=EG&from=1999&to=1999")
    assert page.empty is not None
    assert plain(page.empty.understood[0]) == "Articles containing “الحوار”, and mentioning Egypt, in 1999"
    assert page.empty.ways
    for way in page.empty.ways:
        if way.count_text:
            found_there = page_of(client, way.url.partition("?")[2])
            assert found_there.count_text == way.count_text
            assert found_there.count > 0


def test_a_page_after_the_last_says_so(client, archive):
    page = page_of(client, "page=7")
    assert page.notices == ("There is no page 7: these results fill 1 page.",)
    assert page.count == 4


def test_the_pager_names_real_pages_and_gaps(client, article, indexed):
    for number in range(130):
        article(f"مقالة رقم {number}", "نص عن الهدنة.")
    indexed()
    pager = page_of(client, "page=4").pager
    assert [link.label for link in pager.links] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [link.label for link in page_of(client, "page=7").pager.links] == ["1", "…", "5", "6", "7"]
    assert pager.previous.url == "/en/search/?page=3"
    assert page_of(client, "page=7").pager.next is None
    assert pager.sentence == "Page 4 of 7"


def test_a_mended_query_is_said_to_be_mended(client, archive):
    page = page_of(client, "q=%22وقف إطلاق النار")
    assert page.notices[0].startswith("A quotation mark was left open")


def test_every_notice_has_its_sentence():
    from archive.formats.notices import notice_text
    from archive.search.query import NOTICES, Notice

    values = {"limit": 3, "word": "س", "words": "في من", "field": "country", "value": "س", "keys": "a, b"}
    values |= {"since": "2017", "until": "2018"}
    for code, params in NOTICES.items():
        assert notice_text(Notice.of(code, **{name: values[name] for name in params}))


def test_nothing_found_says_when_the_archive_has_nothing_of_that_time(client, archive):
    assert page_of(client, "q=الحوار&from=1999&to=1999").empty.coverage == (
        "The archive holds nothing of that time; its articles were published between August 2017 and January 2018."
    )
    assert page_of(client, "q=قرنبيط&from=2017").empty.coverage == ""
    assert page_of(client, "q=قرنبيط").empty.coverage == ""


def test_drafts_are_in_no_result(client, archive):
    assert str(archive["draft"].pk) not in found(client, "/search/?actor=sergey-lavrov")


def test_only_plain_searches_may_be_indexed_by_crawlers(client, archive):
    assert page_of(client, "q=الهدنة").robots == ""
    assert page_of(client, "q=الهدنة&country=RU").robots == "noindex, nofollow"


def test_the_number_of_queries_does_not_grow_with_the_results(client, article, indexed, django_assert_max_num_queries):
    for number in range(25):
        article(f"مقالة رقم {number}", "لافروف وشكري في موسكو: روسيا ومصر والأمم المتحدة.")
    indexed()
    # The names are read once a second for all pages, however many results these have.
    archive_gazetteer()
    with django_assert_max_num_queries(12):
        page = page_of(client, "q=روسيا")
    assert len(page.hits) == 20


def test_what_an_empty_field_waits_for_is_said(client, archive):
    from archive.formats.notices import notice_text
    from archive.search.notices import Notice

    with translation.override("en"):
        assert "a word, a phrase" in notice_text(Notice.of("field_empty", field="title"))
        date = notice_text(Notice.of("field_empty", field="date"))
    assert "a date must follow it" in date
    assert "2017-03..2017-08" in date

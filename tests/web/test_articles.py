"""The article page: the text as printed, who is in it, and how its facts are known."""

import pytest

from archive.models import Actor, Article
from archive.web.presentation.texts import Aside, Named, blocks
from tests.web.conftest import add_mention


def page_of(client, article, query="", language="en"):
    prefix = "/en" if language == "en" else ""
    response = client.get(f"{prefix}/articles/{article.pk}/{query}")
    assert response.status_code == 200
    return response.context["page"]


def pieces_of(page):
    return [piece for block in page.blocks for paragraph in block.paragraphs for piece in paragraph.pieces]


def test_the_pieces_together_are_the_text_as_printed(client, archive):
    page = page_of(client, archive["meeting"], "?q=الحوار")
    lines = [line for line in archive["meeting"].body.splitlines() if line.strip()]
    printed = ["".join(piece.text for piece in p.pieces) for block in page.blocks for p in block.paragraphs]
    assert printed == lines


def test_what_an_article_names_leads_to_its_page(client, archive):
    named = {piece.text: piece for piece in pieces_of(page_of(client, archive["meeting"])) if piece.kind}
    assert (named["لافروف"].kind, named["لافروف"].url) == ("person", "/en/actors/sergey-lavrov/")
    assert (named["روسيا"].kind, named["روسيا"].url) == ("country", "/en/countries/RU/")
    assert named["موسكو"].url == "/en/search/?place=moscow-ru"
    assert named["شكري"].name == "Sameh Shoukry"


def test_a_rejected_mention_is_not_marked(client, archive):
    archive["meeting"].mentions.filter(actor__key="sameh-shoukry").update(state="rejected")
    page = page_of(client, archive["meeting"])
    assert "Sameh Shoukry" not in {person.name for person in page.people}
    assert "شكري" not in {piece.text for piece in pieces_of(page) if piece.kind}


def test_boilerplate_stands_behind_a_line_that_says_why_and_is_never_marked(client, archive):
    page = page_of(client, archive["meeting"], "?q=خبر")
    asides = [block for block in page.blocks if block.reason]
    assert [block.reason for block in asides] == ["Links to other articles, printed with this one; not searched."]
    assert page.marks == 0


def test_people_stand_with_the_office_of_that_day(client, archive):
    people = {person.name: person for person in page_of(client, archive["meeting"]).people}
    assert people["Sergey Lavrov"].office == "Foreign Minister, Russia"
    assert people["Sergey Lavrov"].count_text == "mentioned 3 times"
    assert people["Sameh Shoukry"].office == ""


@pytest.mark.parametrize(
    ("published", "office"),
    [
        ("1993-12-31", ""),
        ("1999", "Permanent Representative, Russia"),
        ("2004-03-08", "Permanent Representative, Russia"),
        ("2010-01", "Foreign Minister, Russia"),
        ("", ""),
    ],
)
def test_the_office_is_that_of_the_article_and_not_of_today(client, article, published, office):
    page = page_of(client, article("عنوان", "قال لافروف.", published))
    assert page.people[0].office == office


def test_facts_say_how_they_are_known(client, archive):
    facts = {fact.label: fact for fact in page_of(client, archive["meeting"]).facts}
    assert (facts["Published"].value, facts["Published"].quote) == ("22 August 2017", "الثلاثاء 22 أغسطس")
    assert facts["Source"].value == "Al-Hayat"
    assert facts["Byline"].value == "نورا خوام"
    assert facts["Dateline"].value == "Moscow"
    assert facts["Address"].external


def test_a_date_is_no_more_exact_than_it_is_known(client, archive):
    published = page_of(client, archive["later"], language="ar").facts[0]
    assert (published.value, published.iso) == ("كانون الثاني/يناير 2018", "2018-01")
    assert published.note
    assert page_of(client, archive["undated"]).facts[0].value == "date not known"


def test_an_address_that_is_not_of_the_web_is_no_link(client, article):
    facts = page_of(client, article("عنوان", "نص.", url="javascript:alert(1)")).facts
    assert [fact.url for fact in facts if fact.value.startswith("javascript")] == [""]


def test_a_supplied_title_says_so(client, article):
    assert page_of(client, article("عنوان", "نص.", title_supplied=True)).title_note
    assert not page_of(client, article("عنوان", "نص.")).title_note


def test_a_draft_is_not_there_for_readers(client, archive):
    for path in ("", "card.png"):
        assert client.get(f"/articles/{archive['draft'].pk}/{path}").status_code == 404
    assert client.get("/articles/999999999/").status_code == 404
    assert client.get(f"/articles/{10**30}/").status_code == 404


def test_the_words_of_the_search_are_marked_and_numbered(client, archive):
    page = page_of(client, archive["meeting"], "?q=لافروف")
    assert [piece.mark for piece in pieces_of(page) if piece.marked] == [1, 2]
    assert page.marks_text == "2 places marked"
    assert [fragment.text for fragment in page.headline if fragment.marked] == ["لافروف"]
    assert page.canonical.endswith(f"/en/articles/{archive['meeting'].pk}/")
    assert page.back.url.startswith("/en/search/?q=")


def test_markup_in_a_text_is_shown_and_not_run(client, article):
    made = article("<script>alert(1)</script>", 'نص <img src=x onerror="alert(1)"> هنا', byline="<b>من</b>")
    html = client.get(f"/articles/{made.pk}/").content.decode()
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html
    assert "<b>من</b>" not in html


def test_an_editor_gets_the_way_to_the_desk_and_a_private_page(client, archive, admin_user):
    path = f"/articles/{archive['meeting'].pk}/"
    assert client.get(path).context["page"].admin_url == ""
    client.force_login(admin_user)
    response = client.get(path)
    assert response.context["page"].admin_url.endswith(f"/admin/archive/article/{archive['meeting'].pk}/change/")
    assert response["Cache-Control"] == "private, no-cache"


def test_the_number_of_queries_does_not_grow_with_the_mentions(client, article, django_assert_max_num_queries):
    few, many = article("أ", "قال لافروف."), article("ب", "قال لافروف في موسكو: روسيا ومصر وشكري. " * 40)
    for made in (few, many):
        with django_assert_max_num_queries(7):
            page_of(client, made)


def test_a_mention_over_a_mark_keeps_both():
    (block,) = blocks("زار سيرغي لافروف موسكو", named=[Named(4, 16, "person", "/p/", "لافروف")], marks=[(10, 16)])
    (line,) = block.paragraphs
    assert [(piece.text, piece.kind, piece.mark) for piece in line.pieces] == [
        ("زار ", "", 0),
        ("سيرغي ", "person", 0),
        ("لافروف", "person", 1),
        (" موسكو", "", 0),
    ]


def test_boilerplate_inside_a_line_stays_in_its_line():
    (block,) = blocks("دمشق - قال الوزير", asides=[Aside(0, 6, "dateline")])
    assert [(piece.text, piece.aside) for piece in block.paragraphs[0].pieces] == [
        ("دمشق -", True),
        (" قال الوزير", False),
    ]
    assert block.reason == ""


def test_spans_beyond_the_text_or_over_each_other_lose_nothing():
    body = "سطر أول\n\nسطر ثان"
    named = [Named(0, 5, "person", "/", "أ"), Named(3, 99, "person", "/", "ب"), Named(50, 60, "person", "/", "ج")]
    made = blocks(body, named=named, marks=[(2, 12), (200, 300)], asides=[Aside(12, 500, "سبب")])
    assert ["".join(piece.text for piece in p.pieces) for block in made for p in block.paragraphs] == [
        "سطر أول",
        "سطر ثان",
    ]


def test_an_actor_without_mentions_left_is_still_an_article(client, archive):
    Actor.objects.get(key="sergey-lavrov").delete()
    assert page_of(client, Article.objects.get(pk=archive["meeting"].pk))


def test_two_entities_on_one_span_are_shown_once(client, article):
    made = article("عنوان", "زار الوزير موسكو.")
    add_mention(made, "country", "RU", made.text.index("موسكو"), made.text.index("موسكو") + 5)
    texts = [piece.text for piece in pieces_of(page_of(client, made))]
    assert texts.count("موسكو") == 1

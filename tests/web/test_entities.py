"""The pages of actors and countries: names, offices, and numbers that their links prove."""

import pytest


def page_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.context["page"]


def test_an_actor_has_both_names_and_all_spellings(client, archive):
    page = page_of(client, "/en/actors/sergey-lavrov/")
    assert (page.name, page.other_name, page.other_direction) == ("Sergey Lavrov", "سيرغي لافروف", "rtl")
    assert [(group.language, group.spellings) for group in page.spellings] == [
        ("ar", ("سيرغي لافروف", "لافروف")),
        ("en", ("Sergey Lavrov",)),
    ]
    assert page.country.url == "/en/countries/RU/"


def test_offices_stand_with_their_dates_latest_first(client, archive):
    offices = page_of(client, "/en/actors/sergey-lavrov/").offices
    assert [(office.title, office.period, office.of.label) for office in offices] == [
        ("Foreign Minister", "since 9 March 2004", "Russia"),
        ("Permanent Representative", "from 1994 to 2004", "Russia"),
    ]


def test_every_number_is_the_total_of_the_search_it_leads_to(client, archive):
    for path in ("/actors/sergey-lavrov/", "/actors/sameh-shoukry/", "/countries/RU/", "/countries/EG/"):
        page = page_of(client, path)
        links = [*page.actors, *page.countries, *getattr(page, "places", ())]
        assert links
        for link in links:
            assert str(page_of(client, link.search_url).count) == link.count, (path, link)
        assert page_of(client, page.search_url).count == page.count


def test_an_actor_does_not_appear_with_itself(client, archive):
    assert "Sergey Lavrov" not in {link.label for link in page_of(client, "/en/actors/sergey-lavrov/").actors}


def test_newest_articles_come_first_and_drafts_not_at_all(client, archive):
    page = page_of(client, "/en/countries/RU/")
    assert [line.title for line in page.newest] == [archive["later"].title, archive["meeting"].title]


def test_who_is_not_there_is_404(client, archive):
    for path in ("/actors/nobody/", "/countries/ZZ/", "/countries/ru/x/", "/actors/Sergey%20Lavrov/"):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize(
    ("asked", "address"),
    [("/en/countries/ru/", "/en/countries/RU/"), ("/actors/Sergey-LAVROV/", "/actors/sergey-lavrov/")],
)
def test_a_key_in_other_letters_is_moved_to_its_own(client, archive, asked, address):
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, address)


def test_an_actor_whom_no_article_names_has_a_page(client, names, indexed):
    indexed()
    page = page_of(client, "/actors/sergey-lavrov/")
    assert page.count == 0
    assert page.newest == ()


def test_the_number_of_queries_does_not_grow(client, article, indexed, django_assert_max_num_queries):
    for number in range(15):
        article(f"مقالة رقم {number}", "لافروف وشكري في موسكو: روسيا ومصر والأمم المتحدة.")
    indexed()
    for path in ("/actors/sergey-lavrov/", "/countries/RU/"):
        with django_assert_max_num_queries(20):
            page_of(client, path)

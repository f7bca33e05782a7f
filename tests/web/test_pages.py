"""Every page answers, in both languages, with its template and one presenter."""

import pytest

PAGES = ["/", "/search/", "/about/", "/help/", "/actors/sergey-lavrov/", "/countries/RU/"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_page_is_in_the_language_of_its_path(client, archive, path, language):
    response = client.get(path if language == "ar" else f"/en{path}")
    assert response.status_code == 200
    page = response.context["page"]
    assert (page.language, page.direction) == (language, "rtl" if language == "ar" else "ltr")
    html = response.content.decode()
    assert f'<html lang="{language}" dir="{page.direction}">' in html

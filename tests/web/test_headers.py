"""Security headers: on every response, without exceptions for anything unsafe."""

import re

import pytest

PATHS = ["/", "/en/search/", "/search/?page=0", "/nowhere/", "/search.json", "/robots.txt", "/admin/login/"]


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_headers(client, archive, path):
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "camera=()" in response["Permissions-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path", ["/", "/search/?q=%D8%B3", "/search/?page=0", "/help/", "/actors/sergey-lavrov/", "/admin/login/"]
)
def test_a_page_needs_nothing_that_the_policy_forbids(client, archive, path):
    html = client.get(path).content.decode()
    for tag in re.findall(r"<script\b[^>]*>", html):
        assert "src=" in tag, tag
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", html, re.IGNORECASE)
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//(?!testserver|example\.org)", html)


def test_a_view_may_say_more_than_the_house(rf):
    from django.http import HttpResponse

    from archive.web.headers import PermissionsPolicyMiddleware

    own = HttpResponse(headers={"Permissions-Policy": "camera=(self)"})
    assert PermissionsPolicyMiddleware(lambda request: own)(rf.get("/"))["Permissions-Policy"] == "camera=(self)"


@pytest.mark.parametrize(("path", "language"), [("/", "ar"), ("/help/", "ar"), ("/nothing/", "ar"), ("/en/", "en")])
def test_the_path_alone_decides_the_language(client, archive, path, language):
    for asked in ("en", "ar", "fr-FR,en;q=0.5", "x" * 300, ""):
        response = client.get(path, headers={"accept-language": asked})
        assert response["Content-Language"] == language
        assert f'<html lang="{language}"' in response.content.decode()
        assert "accept-language" not in response.get("Vary", "").lower()

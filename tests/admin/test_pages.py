"""The desk's pages: Arabic at /admin/, English at /en/admin/, each input in the direction of what it holds."""

import re
from datetime import UTC, date, datetime

import pytest

from archive.models import Article

INPUT = re.compile(r'<(?:input|textarea)[^>]*name="(\w+)"[^>]*>')
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=.application/json)|<style|\sstyle=|\son[a-z]+=")
LANGUAGES = [("/admin/", 'lang="ar" dir="rtl"'), ("/en/admin/", 'lang="en" dir="ltr"')]
PAGES = ("", "archive/", "archive/article/", "archive/article/add/", "archive/actor/add/", "archive/mention/add/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("prefix", "opening"), LANGUAGES)
def test_every_page_is_there_in_both_languages(editor, prefix, opening, page):
    text = editor.get(prefix + page).content.decode()
    assert f"<html {opening}>" in text
    assert "admin-diwan/desk.css" in text


def test_each_input_has_the_direction_of_what_it_holds(editor):
    text = editor.get("/admin/archive/article/add/").content.decode()
    inputs = {match[1]: match[0] for match in INPUT.finditer(text)}
    for name in ("title", "body", "byline", "published_evidence", "editors_note"):
        assert 'dir="rtl"' in inputs[name], name
        assert 'lang="ar"' in inputs[name], name
    for name in ("url", "external_id"):
        assert 'dir="ltr"' in inputs[name], name
    assert 'type="date"' in inputs["published_on"]


def test_no_page_carries_an_inline_script_or_style(superuser):
    for page in PAGES:
        text = superuser.get(f"/admin/{page}").content.decode()
        assert not INLINE.search(text), page


def test_the_articles_stand_first(editor):
    lists = editor.get("/admin/").context["app_list"][0]["models"]
    assert [model["object_name"] for model in lists][:3] == ["Article", "Mention", "Actor"]


def test_each_page_links_to_itself_in_the_other_language(editor):
    address = "archive/article/?q=%D9%82%D8%B7%D8%B1"
    assert f'href="/en/admin/{address}"' in editor.get(f"/admin/{address}").content.decode()
    assert f'href="/admin/{address}"' in editor.get(f"/en/admin/{address}").content.decode()


def test_dates_are_written_as_each_language_writes_them(editor):
    article = Article(title="خبر", body="نص الخبر", content_hash=Article.hash_content("خبر", "نص الخبر"))
    article.save()
    written = datetime(2026, 11, 4, 21, 5, tzinfo=UTC)
    Article.objects.filter(pk=article.pk).update(updated_at=written, published_on=date(2018, 10, 2))
    arabic = editor.get("/admin/archive/article/").content.decode()
    english = editor.get("/en/admin/archive/article/").content.decode()
    assert "2026-11-04 21:05" in arabic
    assert "4 November 2026, 21:05" in english
    assert "نوفمبر" not in arabic
    assert "p.m." not in english

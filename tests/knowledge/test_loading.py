"""Data files: a mistake is told with file, line and what to do."""

import shutil

import pytest

from archive.arabic.analysis import analyze
from archive.knowledge.gazetteer import Gazetteer
from archive.knowledge.loading import DATA, fingerprint, load, offices, read_entities
from archive.knowledge.records import KnowledgeError

PUTIN = "key: putin\nar: فلاديمير بوتين\nen: Vladimir Putin\n"
OTHER = "key: other\nar: شخص آخر\nen: Someone Else\n"


@pytest.fixture
def data(tmp_path):
    """Few and small data files that are right."""
    files = {
        "countries.txt": "key: RU\nnisba: روسي\nplural: روس\nmetonym: الكرملين\n\nkey: SY\nname: سورية\n",
        "offices.txt": "key: president\nar: رئيس\nen: President\n",
        "organisations.txt": "key: hamas\nar: حركة حماس\nen: Hamas\nshort: حماس\n",
        "places.txt": "key: idlib-sy\nar: إدلب\nen: Idlib\ncountry: SY\n",
        "people.txt": PUTIN + "country: RU\noffice: president RU 2012-05-07..\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def fails(directory):
    with pytest.raises(KnowledgeError) as caught:
        read_entities(directory)
    return str(caught.value)


def test_right_files_are_read(data):
    found = {(entity.kind, entity.key): entity for entity in read_entities(data)}
    assert set(found) == {
        ("country", "RU"), ("country", "SY"), ("organisation", "hamas"), ("place", "idlib-sy"),
        ("person", "putin"),
    }  # fmt: skip
    assert found["country", "RU"].name_ar == "روسيا"
    assert found["country", "RU"].name_en == "Russia"
    assert found["person", "putin"].tenures[0].since.iso == "2012-05-07"
    assert found["place", "idlib-sy"].country == "SY"


def test_comments_blank_lines_bom_and_windows_line_ends_do_no_harm(data):
    text = "\ufeff# Persons\r\n\r\n\r\n" + PUTIN.replace("\n", "\r\n") + "# remark\r\ncountry: RU\r\n\r\n\r\n"
    (data / "people.txt").write_bytes(text.encode())
    assert "putin" in {entity.key for entity in read_entities(data)}


@pytest.mark.parametrize(
    ("file", "text", "where", "says"),
    [
        ("people.txt", "key: putin\nفلاديمير بوتين\n", "people.txt:2", "is not a field"),
        ("people.txt", "key: putin\nnom: Poutine\n", "people.txt:2", "no field “nom”"),
        ("people.txt", PUTIN + "short:\n", "people.txt:4", "“short” is empty"),
        ("people.txt", PUTIN + "en: Putin\n", "people.txt:4", "a second “en”"),
        ("people.txt", "# a\n\nkey: putin\nen: Putin\n", "people.txt:3", "has no “ar”"),
        ("people.txt", PUTIN.replace("putin", "Putin V"), "people.txt:1", "cannot be a key"),
        ("people.txt", PUTIN + "\n" + PUTIN, "people.txt:5", "is the key of people.txt:1 too"),
        ("people.txt", PUTIN.replace("putin", "hamas"), "people.txt:1", "is the key of organisations.txt:1 too"),
        (
            "people.txt",
            PUTIN + "short: بوتين\n\n" + OTHER + "short: بوتين\n",
            "people.txt:6",
            "stands for other and for",
        ),
        ("people.txt", PUTIN + "short: ؟\n", "people.txt:4", "has no letter"),
        ("people.txt", PUTIN + "country: XX\n", "people.txt:4", "is no country's code"),
        ("people.txt", PUTIN + "office: boss RU\n", "people.txt:4", "no office “boss”"),
        ("people.txt", PUTIN + "office: president ZZ\n", "people.txt:4", "is no country's code"),
        ("people.txt", PUTIN + "office: president kgb\n", "people.txt:4", "no organisation “kgb”"),
        ("people.txt", PUTIN + "office: president 2012..\n", "people.txt:4", "say of which country or body"),
        ("people.txt", PUTIN + "office: president RU 2012-13..\n", "people.txt:4", "FROM..TO"),
        ("people.txt", PUTIN + "office: president RU 7.5.2012..\n", "people.txt:4", "FROM..TO"),
        ("people.txt", PUTIN + "office: president RU 2012..2008\n", "people.txt:4", "before it begins"),
        ("countries.txt", "key: Russia\n", "countries.txt:1", "is no country's code"),
        ("countries.txt", "key: QQ\n", "countries.txt:1", "CLDR knows no country QQ"),
        ("places.txt", "key: idlib-sy\nar: إدلب\nen: Idlib\nkind: town\n", "places.txt:4", "no kind of place"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(data, file, text, where, says):
    (data / file).write_text(text, encoding="utf-8")
    message = fails(data)
    assert message.startswith(f"{where}: ")
    assert says in message


def test_a_line_that_is_not_utf8_is_told(data):
    (data / "people.txt").write_bytes(b"key: putin\nar: \xe3\xcd\n")
    assert fails(data).startswith("people.txt:2: this line is not UTF-8")


def test_a_file_that_is_missing_is_told(data):
    (data / "places.txt").unlink()
    assert "places.txt" in fails(data)
    assert "no such file" in fails(data)


def test_a_spelling_may_be_shared_when_both_say_so(data):
    (data / "people.txt").write_text(PUTIN + "short: بوتين ?\n\n" + OTHER + "short: بوتين ؟\n", encoding="utf-8")
    shared = [
        spelling.ambiguous
        for entity in read_entities(data)
        for spelling in entity.spellings
        if spelling.text == "بوتين"
    ]
    assert shared == [True, True]


def test_one_side_of_a_shared_spelling_is_not_enough(data):
    (data / "people.txt").write_text(PUTIN + "short: بوتين\n\n" + OTHER + "short: بوتين ?\n", encoding="utf-8")
    assert "Put “?” behind it in both" in fails(data)


def test_what_a_rule_makes_of_two_names_may_not_clash_either(data):
    people = "key: a\nar: عبد الله غول\nen: A\n\nkey: b\nar: عبدالله غول\nen: B\n"
    (data / "people.txt").write_text(people, encoding="utf-8")
    assert "people.txt:5" in fails(data)


def test_the_projects_own_files_are_right_and_no_two_share_a_sure_spelling():
    assert len(read_entities(DATA)) > 1_500


def test_the_files_are_read_once():
    assert load() is load()


def test_the_fingerprint_is_of_the_files(tmp_path, monkeypatch):
    shutil.copytree(DATA, tmp_path / "data")
    monkeypatch.setattr("archive.knowledge.loading.DATA", tmp_path / "data")
    fingerprint.cache_clear()
    before = fingerprint()
    with (tmp_path / "data" / "people.txt").open("a", encoding="utf-8") as people:
        people.write("\n# a remark\n")
    fingerprint.cache_clear()
    assert fingerprint() != before
    monkeypatch.undo()
    fingerprint.cache_clear()
    assert fingerprint() == before


def test_offices_have_titles_in_both_languages():
    assert offices()["foreign-minister"].title_ar == "وزير الخارجية"
    assert "وزيرة الخارجية" in offices()["foreign-minister"].titles
    assert all(office.title_ar and office.title_en for office in offices().values())


def test_the_format_carries_tens_of_thousands_of_names(data):
    (data / "places.txt").write_text(
        "\n".join(f"key: place-{n}\nar: مكان{n} بعيد{n}\nen: Place {n}\nname: موضع{n}\n" for n in range(20_000)),
        encoding="utf-8",
    )
    gazetteer = Gazetteer(read_entities(data))
    (match,) = gazetteer.find(list(analyze("في مكان19999 بعيد19999")))
    assert [entity.key for entity, _ in match.candidates] == ["place-19999"]


def test_a_place_has_one_record_and_one_key(data):
    place = "key: idlib-sy\nar: إدلب\nen: Idlib\n"
    (data / "places.txt").write_text(f"{place}\n{place}", encoding="utf-8")
    assert fails(data).startswith("places.txt:5: “idlib-sy” is the key of places.txt:1 too")

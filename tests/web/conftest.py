"""What the tests of the pages ask for: articles with who and what they name, indexed by the real engine."""

import pytest
from django.urls import set_script_prefix
from django.utils import translation

from archive.arabic.calendar import PartialDate
from archive.models import Actor, ActorName, Article, Country, Mention, Office, Place, Source, Tenure
from archive.search.documents import stream
from archive.search.engine import get_engine

STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture(autouse=True)
def _plain_static_files(settings, tmp_path):
    """Addresses of static files without the manifest that collectstatic makes; the language as it was."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": STATIC}}
    with translation.override(translation.get_language()):
        yield
    set_script_prefix("/")


@pytest.fixture
def names(db):
    """Countries, places, actors with spellings and tenures, sources."""
    russia = Country.objects.create(iso="RU", name_ar="روسيا", name_en="Russia")
    egypt = Country.objects.create(iso="EG", name_ar="مصر", name_en="Egypt")
    Place.objects.create(key="moscow-ru", name_ar="موسكو", name_en="Moscow", country=russia)
    lavrov = Actor.objects.create(
        key="sergey-lavrov", kind="person", name_ar="سيرغي لافروف", name_en="Sergey Lavrov", country=russia
    )
    Actor.objects.create(
        key="sameh-shoukry", kind="person", name_ar="سامح شكري", name_en="Sameh Shoukry", country=egypt
    )
    Actor.objects.create(key="united-nations", kind="organisation", name_ar="الأمم المتحدة", name_en="United Nations")
    for text, script in (("سيرغي لافروف", "arab"), ("لافروف", "arab"), ("Sergey Lavrov", "latn")):
        ActorName.objects.create(actor=lavrov, text=text, script=script)
    minister = Office.objects.create(
        key="foreign-minister-ru", title_ar="وزير الخارجية", title_en="Foreign Minister", country=russia
    )
    envoy = Office.objects.create(
        key="un-ambassador-ru", title_ar="المندوب الدائم", title_en="Permanent Representative", country=russia
    )
    Tenure.objects.create(actor=lavrov, office=minister, since="2004-03-09")
    Tenure.objects.create(actor=lavrov, office=envoy, since="1994", until="2004")
    Source.objects.create(key="al-hayat", name_ar="الحياة", name_en="Al-Hayat")
    Source.objects.create(key="sana", name_ar="سانا", name_en="SANA")


ENTITIES = {
    "لافروف": ("actor", "sergey-lavrov"),
    "شكري": ("actor", "sameh-shoukry"),
    "الأمم المتحدة": ("actor", "united-nations"),
    "روسيا": ("country", "RU"),
    "مصر": ("country", "EG"),
    "موسكو": ("place", "moscow-ru"),
}


@pytest.fixture
def article(names):
    """Makes an article; every name of ENTITIES in its title and body is a mention."""

    def make(title, body, published="2017-08-22", source="al-hayat", **values):
        one = Article(title=title, body=body, content_hash=Article.hash_content(title, body), **values)
        one.published = PartialDate.parse(published) if published else None
        one.source = Source.objects.get(key=source) if source else None
        one.save()
        for surface, (kind, key) in ENTITIES.items():
            start = one.text.find(surface)
            while start >= 0:
                add_mention(one, kind, key, start, start + len(surface))
                start = one.text.find(surface, start + 1)
        return one

    return make


def add_mention(article, kind, key, start, end, **values):
    model, field = {"actor": (Actor, "key"), "country": (Country, "iso"), "place": (Place, "key")}[kind]
    entity = model.objects.get(**{field: key})
    return Mention.objects.create(
        article=article, start=start, end=end, surface=article.text[start:end], how="test", **{kind: entity}, **values
    )


@pytest.fixture
def indexed():
    """Brings the index in step with the articles that there are."""

    def index():
        get_engine().rebuild(stream())

    return index


@pytest.fixture
def archive(article, indexed):
    """Five articles: two on a meeting, one of another year and source, one without a date, one draft."""
    made = {
        "meeting": article(
            "لافروف وشكري يبحثان الأزمة في موسكو",
            "موسكو - بحث وزير الخارجية الروسي سيرغي لافروف مع نظيره المصري سامح شكري وقف إطلاق النار.\n"
            "وقالت روسيا إن مصر شريك مهم. وأضاف لافروف أن الحوار مستمر.\n"
            "وقد يهمك أيضا : خبر لا صلة له بالموضوع",
            byline="نورا خوام",
            dateline_place=Place.objects.get(key="moscow-ru"),
            url="https://example.org/meeting",
            published_evidence="الثلاثاء 22 أغسطس",
        ),
        "truce": article("الأمم المتحدة ترحب بالهدنة", "رحبت الأمم المتحدة بوقف إطلاق النار في سوريا.", "2017-08-25"),
        "later": article("لقاء في القاهرة", "استقبلت مصر وفدا من روسيا لبحث الهدنة.", "2018-01", "sana"),
        "undated": article("تحليل", "كتب محلل عن الحوار بلا تاريخ.", "", ""),
        "draft": article("مسودة عن لافروف", "نص لم ينشر عن لافروف.", status="draft"),
    }
    body = made["meeting"].body
    start = body.index("وقد يهمك")
    made["meeting"].boilerplate = [[start, len(body), "related"]]
    made["meeting"].save()
    indexed()
    return made

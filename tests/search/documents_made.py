"""Documents for the tests of engines: a few by hand, and any number by hypothesis from a small world of words."""

from hypothesis import strategies as st

from archive.arabic.calendar import PartialDate
from archive.search.documents import Document

# Words that meet at some level and not at others, stop words, a Latin word, a number.
_TEXT = """
سوريا سورية السوري لافروف ولافروف أردوغان اردوغان المفاوضات مفاوضات مفاوض فاوض في من على قال وقف إطلاق النار
النَّار روسيا روسي الروسية موسكو Astana astana 2017 ٢٠١٧ كتاب كتب مكتبة
"""
WORDS = tuple(_TEXT.split())
ACTORS = ("sergey-lavrov", "recep-tayyip-erdogan", "john-kerry")
COUNTRIES = ("RU", "SY", "TR")
PLACES = ("moscow-ru", "astana-kz")
SOURCES = ("", "al-hayat", "asharq-al-awsat")

texts = st.lists(st.sampled_from(WORDS), max_size=45).map(" ".join)
keys = lambda known: st.lists(st.sampled_from(known), unique=True, max_size=2).map(tuple)  # noqa: E731
dates = st.none() | st.sampled_from(
    [
        PartialDate.parse(text)
        for text in ("2016", "2017", "2017-03", "2017-03-07", "2017-03-08", "2017-12", "2018-01-01")
    ]
)
documents = st.builds(
    Document,
    id=st.integers(1, 12) | st.just(2**40),
    title=texts,
    body=texts,
    published=dates,
    source=st.sampled_from(SOURCES),
    actors=keys(ACTORS),
    countries=keys(COUNTRIES),
    places=keys(PLACES),
)


def document(number, body="نص", title="", **values):
    """One document; its date may be given as text."""
    published = values.pop("published", None)
    return Document(number, title, body, PartialDate.parse(published) if published else None, **values)

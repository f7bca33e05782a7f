"""What holds for every text, likely or not."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.arabic.calendar import PartialDate
from archive.knowledge.gazetteer import Gazetteer
from archive.knowledge.loading import load
from archive.recognition.recognition import recognise

VOCABULARY = """
الرئيس الروسي فلاديمير بوتين أردوغان لافروف موسكو وموسكو لموسكو بأنقرة في من إلى بين زار أعلنت وزارة وزير
الخارجية الدفاع الروسية السوري سورية الأسد بشار حديقة داعش تنظيم «داعش» الأمم المتحدة للولايات مدينة منبج
والباب عُمان عمّان عمان الأردنية سلطنة القاعدة فتح وحماس نائب السابق قال ، . ( ) - " اقرأ أيضا: Ad إعلان
(رويترز) دمشق مُوسكو لافــروف روسـيا 2018 Putin 🙂
"""
WORDS = [*VOCABULARY.split(), "\u200f", "Erdoğan"]
PIECES = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "وقد يهمك أيضا :"]), max_size=60).map(" ".join)
TEXTS = st.one_of(PIECES, st.text(max_size=200))
DATES = st.sampled_from([None, PartialDate(2018), PartialDate(2018, 5), PartialDate(2018, 5, 10)])


class Counting(Gazetteer):
    """The real gazetteer, counting the words it is given to look up."""

    def __init__(self) -> None:
        super().__init__(load().entities())
        self.looked_up = 0

    def find(self, tokens: Sequence):
        self.looked_up += len(tokens)
        return super().find(tokens)


@given(TEXTS, TEXTS, DATES)
@settings(max_examples=300, deadline=None)
def test_spans_are_honest(title, body, published):
    recognised = recognise(title, body, load(), published)
    text = f"{title}\n{body}"
    cut = [(span.start + len(title) + 1, span.end + len(title) + 1) for span in recognised.boilerplate]
    for start, end in cut:
        assert len(title) < start < end <= len(text)
    assert all(one[1] <= two[0] for one, two in pairwise(cut))
    reached = 0
    for mention in recognised.mentions:
        assert text[mention.start : mention.end] == mention.surface
        assert reached <= mention.start < mention.end
        assert "\n" not in mention.surface
        assert all(mention.end <= start or end <= mention.start for start, end in cut)
        assert load().entity(mention.kind, mention.key) is not None
        reached = mention.end


@given(TEXTS, TEXTS, DATES)
@settings(max_examples=60, deadline=None)
def test_the_same_article_is_always_recognised_alike(title, body, published):
    assert recognise(title, body, load(), published) == recognise(title, body, load(), published)


@given(PIECES)
@settings(max_examples=60, deadline=None)
def test_vowels_and_tatweel_change_no_key(body):
    plain = recognise("", body, load())
    dressed = recognise("", body.replace("روسي", "رُوسِي").replace("موسكو", "مـوسـكو"), load())
    assert [mention.key for mention in dressed.mentions] == [mention.key for mention in plain.mentions]


def test_look_ups_grow_with_the_article_and_no_faster():
    gazetteer = Counting()
    sentence = " ".join(WORDS) + "\n"
    counts = []
    for times in (20, 40, 80):
        gazetteer.looked_up = 0
        recognise("", sentence * times, gazetteer, PartialDate(2018, 5, 10))
        counts.append(gazetteer.looked_up)
    assert counts[1] - counts[0] <= (counts[2] - counts[1]) / 2 * 1.05
    assert counts[2] < 4 * len(sentence.split()) * 80


def test_one_line_of_many_names_is_read_in_good_time():
    gazetteer = Counting()
    words = 20_000
    recognise("", "وزارة الدفاع الروسية وبشار الأسد والأسد " * (words // 6), gazetteer)
    assert gazetteer.looked_up < 4 * words


def test_a_long_line_of_doubtful_names_is_read_in_good_time():
    # Each of these asks for its neighbours; asking the whole line would take minutes.
    recognised = recognise("", "وعمان فتح وحماس " * 10_000, load())
    assert {mention.key for mention in recognised.mentions} >= {"fatah", "hamas"}

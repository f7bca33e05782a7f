"""What holds of the acts of every text, likely or not."""

from time import process_time
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.arabic.analysis import analyze
from archive.arabic.calendar import PartialDate
from archive.knowledge.loading import load
from archive.recognition.act_words import ActType
from archive.recognition.acts import acts
from archive.recognition.recognition import recognise

DAY = PartialDate(2018, 5, 10)
VOCABULARY = """
الرئيس المصري السودان موسكو لافروف نظيره التقى وسيزور زيارة قمة القمة اتفاق بين مع لم قد إذا عقوبات فرض هدد طالب
دعا إلى بيان مشترك استدعت سفيرها « » " . ، ؛ : ... غدا أمس عام 2015 في من على وزار التقــى التَقى 🙂 \u200f
"""
TEXTS = st.one_of(
    st.lists(st.sampled_from([*VOCABULARY.split(), "\n"]), max_size=60).map(" ".join), st.text(max_size=200)
)


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_an_act_is_a_stretch_of_whole_words_with_known_names(title, body):
    text = f"{title}\n{body}"
    tokens = list(analyze(text))
    starts, ends = {token.start for token in tokens}, {token.end for token in tokens}
    previous = 0
    for act in recognise(title, body, load(), DAY).acts:
        assert act.type in get_args(ActType)
        assert act.start in starts
        assert act.end in ends
        assert previous <= act.start < act.end
        assert "\n" not in text[act.start : act.end]
        assert act.countries or act.actors
        assert all(load().entity("country", code) for code in act.countries)
        assert all(load().entity("person", key) or load().entity("organisation", key) for key in act.actors)
        previous = act.start


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_same_article_always_tells_of_the_same_acts(body):
    assert recognise("", body, load(), DAY).acts == recognise("", body, load(), DAY).acts


def test_time_grows_with_the_article_and_no_faster():
    sentence = "التقى لافروف نظيره التركي في قمة بين مصر والسودان، وهدد بفرض عقوبات على من وقع اتفاقا معه، "
    took = []
    for times in (500, 2_000):
        text = "\n" + sentence * times
        mentions = recognise("", text[1:], load(), DAY).mentions
        rounds = []
        for _ in range(3):
            before = process_time()
            acts(text, [], mentions, load(), published=DAY)
            rounds.append(process_time() - before)
        # What else the machine does only adds to a time.
        took.append(min(rounds))
    assert took[1] < 4 * took[0] * 2.5

"""Acts: what was done, by whom, and whether it was. Every sentence was made for these tests."""

from pathlib import Path

import pytest

from archive.arabic.calendar import PartialDate
from archive.recognition.act_words import ActType
from archive.recognition.recognition import recognise

DAY = PartialDate(2018, 5, 10)
BANK = Path(__file__).parent / "bank" / "acts.txt"


def bank():
    for line in BANK.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, told = line.split("|")
            yield sentence.strip(), [tuple(act.split()) for act in told.split(";") if act.strip()]


def told(gazetteer, body, title=""):
    return recognise(title, body, gazetteer, DAY).acts


@pytest.mark.parametrize(("sentence", "expected"), list(bank()), ids=[sentence for sentence, _ in bank()])
def test_a_sentence_tells_of_these_acts(gazetteer, sentence, expected):
    found = [
        (act.type, *(() if act.status == "done" else (act.status,)), ",".join(act.countries))
        for act in told(gazetteer, sentence)
    ]
    assert sorted(found) == sorted(expected)


def test_the_bank_tells_of_every_type_and_status():
    told_of = [act for _, acts in bank() for act in acts]
    assert {act[0] for act in told_of} == set(ActType.__args__)
    assert {act[1] for act in told_of if len(act) == 3} == {"planned", "denied", "conditional"}
    assert sum(not acts for _, acts in bank()) >= 20


def test_an_act_is_its_sentence_with_who_took_part(gazetteer):
    body = "سقط المطر. التقى لافروف نظيره التركي في أنقرة. ثم عاد."
    (act,) = told(gazetteer, body, "عنوان")
    assert f"عنوان\n{body}"[act.start : act.end] == "التقى لافروف نظيره التركي في أنقرة"
    assert act.actors == ("sergey-lavrov",)
    assert act.countries == ("RU", "TR")
    assert act.place == "ankara-tr"
    assert act.how == "verb التقى"


def test_who_stands_near_takes_part_not_everybody_of_a_long_sentence(gazetteer):
    far = " ".join(["كلمة"] * 20)
    (act,) = told(gazetteer, f"زار الرئيس المصري السودان {far} كما قالت البرازيل.")
    assert act.countries == ("EG", "SD")


def test_a_sentence_without_names_is_about_those_before_it(gazetteer):
    visit, talks = told(gazetteer, "زار الرئيس المصري السودان. وأجرى هناك محادثات مطولة.")
    assert (talks.type, talks.countries) == ("talks", visit.countries)


def test_a_sentence_about_nobody_tells_of_no_act(gazetteer):
    assert told(gazetteer, "وأجرى هناك محادثات مطولة.") == ()


def test_words_are_an_act_of_whom_the_sentence_names(gazetteer):
    (visit,) = told(gazetteer, "زار الرئيس المصري السودان. وطالب بعدها بوقف ذلك.")
    assert visit.type == "visit"


def test_what_is_spoken_of_again_is_no_second_act(gazetteer):
    body = "عقدت في عمان قمة بين العراق والأردن. وتناولت القمة ملف المياه بين العراق والأردن."
    assert [act.type for act in told(gazetteer, body)] == ["summit"]


def test_what_is_spoken_of_as_known_between_others_is_another_act(gazetteer):
    body = "عقدت قمة بين العراق والأردن. وسبقتها القمة بين اليابان والصين."
    assert [act.countries for act in told(gazetteer, body)] == [("IQ", "JO"), ("JP", "CN")]


def test_a_titles_act_is_the_bodys(gazetteer):
    (act,) = told(gazetteer, "زار الرئيس المصري السودان اليوم.", "الرئيس المصري يزور السودان")
    assert act.start > len("الرئيس المصري يزور السودان")


def test_a_titles_act_in_other_words_is_the_first_sentences(gazetteer):
    title, body = "باكستان تهدد الهند", "قالت باكستان الأحد إنها لن تصبر على الهند. هطل المطر."
    (act,) = told(gazetteer, body, title)
    assert f"{title}\n{body}"[act.start : act.end] == "قالت باكستان الأحد إنها لن تصبر على الهند"
    assert act.how == "title: verb تهدد"


def test_a_title_without_a_body_keeps_its_act(gazetteer):
    title = "باكستان تهدد الهند"
    (act,) = told(gazetteer, "", title)
    assert (act.start, act.end) == (0, len(title))


def test_a_headline_between_paragraphs_is_no_sentence(gazetteer):
    body = "زار الرئيس المصري السودان.\nاليابان تفرض عقوبات على الصين\nوعاد مساء."
    assert [act.type for act in told(gazetteer, body)] == ["visit"]


def test_what_is_quoted_is_not_what_the_article_tells(gazetteer):
    assert told(gazetteer, "قال الوزير الياباني: «التقى الناس في الصين وعادوا إلى بيوتهم».") == ()


def test_a_states_speaker_tells_of_its_acts_himself(gazetteer):
    (act,) = told(gazetteer, "قال الوزير الياباني: «سنفرض عقوبات جديدة على الصين قريبا».")
    assert (act.type, act.status) == ("sanction", "planned")


def test_what_is_threatened_or_asked_for_is_not_done(gazetteer):
    assert [act.type for act in told(gazetteer, "دعت اليابان الصين إلى عقد لقاء.")] == ["demand"]


def test_talks_that_a_visit_is_for_are_one_act_with_it(gazetteer):
    assert [act.type for act in told(gazetteer, "زار الرئيس المصري السودان لإجراء محادثات.")] == ["visit"]


def test_a_match_is_no_meeting_of_states(gazetteer):
    sport = "سجل اللاعب هدفا في مرمى المنتخب الفرنسي في كأس العالم، وشهد الملعب لقاء بين فرنسا وبلجيكا."
    assert told(gazetteer, sport) == ()


def test_acts_say_nothing_of_boilerplate(gazetteer):
    body = "زار الرئيس المصري السودان.\nاقرأ أيضا: التقى الرئيس الصيني نظيره الروسي في بكين."
    assert [act.type for act in told(gazetteer, body)] == ["visit"]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("زار الرئيس المصري السودان أمس.", "2018-05-09"),
        ("وقعت مصر واليونان اتفاقا عام 2015 قبل قمة 2017.", "2015"),
        ("سيزور الرئيس المصري السودان غدا.", "2018-05-11"),
        # What is done was not done in the future, what is planned is not of the past.
        ("انتقدت مصر السودان قبل اجتماع الشهر المقبل.", None),
        ("تعتزم مصر بعد خلاف عام 2010 زيارة السودان.", None),
        ("زار الرئيس المصري السودان.", None),
    ],
)
def test_an_act_has_the_nearest_day_that_it_may_be_of(gazetteer, sentence, day):
    act = told(gazetteer, sentence)[0]
    assert (act.date and act.date.iso) == day

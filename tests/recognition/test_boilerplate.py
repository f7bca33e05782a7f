"""What a site prints into an article is cut, and what the article says never is."""

import pytest

from archive.recognition.boilerplate import boilerplate


def cut(body):
    return [(span.kind, body[span.start : span.end]) for span in boilerplate(body)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("وقد يهمك أيضا : رئيس يستقبل وزيرا", "related"),
        ("قد يهمك أيضاً: زيارة مفاجئة إلى العاصمة", "related"),
        ("قد يهمك| زيارة مفاجئة إلى العاصمة", "related"),
        ("وربما يهمك أيضا: زيارة مفاجئة إلى العاصمة", "related"),
        ("اقرأ أيضا: زيارة مفاجئة إلى العاصمة", "related"),
        ("إقرأ أيضاً - زيارة مفاجئة إلى العاصمة", "related"),
        ("اقرأ أيضًا زيارة مفاجئة إلى العاصمة", "related"),
        ("اقرأ المزيد: زيارة مفاجئة", "related"),
        ("شاهد أيضا: الوزير في المطار", "related"),
        ("شاهد.. الوزير في المطار", "related"),
        ("طالع أيضا: الوزير في المطار", "related"),
        ("للمزيد: الوزير في المطار", "related"),
        ("مواضيع ذات صلة", "related"),
        ("Ad", "advertisement"),
        ("ADVERTISEMENT", "advertisement"),
        ("إعلان", "advertisement"),
        ("- إعلان -", "advertisement"),
        ("اضف تعليق", "comment"),
        ("أضف تعليقاً", "comment"),
        ("اترك تعليقك", "comment"),
        ("التعليقات (3)", "comment"),
        ("شارك", "share"),
        ("شارك هذا الموضوع", "share"),
        ("شارك على فيسبوك", "share"),
        ("Share", "share"),
        ("تابعونا على تويتر وفيسبوك", "notice"),
        ("هذا المقال بقلم فلان، والآراء الواردة أدناه لا تعكس بالضرورة رأي الموقع.", "notice"),
        ("مصدر الصورة: وكالة محلية", "credit"),
        ("جميع الحقوق محفوظة", None),
        ("حقوق الصور محفوظة", "credit"),
        ("Getty Images", None),
        ("AFP/Getty Images", "credit"),
        ("أ ف ب/ رويترز", "agency"),
        ("(رويترز)", "agency"),
    ],
)
def test_a_line_that_is_no_part_of_the_article(line, kind):
    body = f"التقى الوزيران أمس.\n{line}\nوقال المتحدث إن اللقاء كان مثمرا."
    assert cut(body) == ([(kind, line)] if kind else [])


@pytest.mark.parametrize(
    "text",
    [
        "قد يهمك أن تعرف أن الوزير زار العاصمة مرتين.",
        "وقال إن هذا قد يهم أطرافا أيضا: الحكومة والمعارضة.",
        "اقرأ الوثيقة قبل أن تحكم عليها، قال الوزير.",
        "للمزيد من الوقت طلب الوفد تأجيل الجلسة.",
        "شاهد الوزير الدمار بنفسه وتحدث إلى السكان.",
        "شاهد عيان: رأيت النار تلتهم المبنى.",
        "تابع الوزير: لن نقبل بأقل من ذلك.",
        "وتابع أيضا أن المحادثات صعبة.",
        "إعلان الهدنة جاء بعد محادثات طويلة.",
        "إعلان دمشق",
        "أضف تعليق الوزير إلى ذلك وستفهم غضبهم.",
        "شارك الوزير في القمة.",
        "شارك في الاجتماع سفراء الدول الخمس.",
        "صورة الوزير مع نظيره أثارت جدلا.",
        "وفق وكالة الأنباء الرسمية (رويترز) نقلا عن مصدر.",
        "حقوق الإنسان في صدارة المحادثات.",
        "طباعة العملة قرار سيادي.",
        "التعليقات التي أدلى بها الوزير أغضبت جيرانه.",
        "مشاركة الوفد مرهونة بوقف النار.",
        "Ad hoc committees met in Geneva.",
    ],
)
def test_a_sentence_of_the_article_is_never_cut(text):
    assert cut(f"التقى الوزيران أمس.\n{text}\nوانتهى اللقاء.") == []
    assert cut(text) == []


def test_related_links_at_the_end_of_a_paragraph_are_cut_to_its_end():
    body = "وانتهت الجلسة. وقد يهمك أيضا : وزير يزور جاره حادث في الطريق\nوقال المتحدث إنها كانت طويلة."
    assert cut(body) == [("related", "وقد يهمك أيضا : وزير يزور جاره حادث في الطريق")]


def test_related_links_in_a_paragraph_with_much_text_behind_them_are_left():
    body = f"وانتهت الجلسة. اقرأ أيضا: وزير يزور جاره {'وقال المتحدث إن الجلسة كانت طويلة. ' * 20}"
    assert cut(body) == []


def test_headlines_under_a_marker_are_cut_with_it_and_the_next_sentence_is_not():
    body = (
        "وانتهت الجلسة.\nاقرأ أيضاً:\nوزير يصل إلى العاصمة في زيارة مفاجئة\nكيف بدأت الأزمة بين البلدين الجارين؟\n"
        "وقال المتحدث إن الجلسة كانت طويلة.\n"
    )
    found = cut(body)
    assert [kind for kind, _ in found] == ["related"]
    assert found[0][1].endswith("بين البلدين الجارين؟")


def test_an_agencys_tag_behind_the_last_sentence_is_cut_and_one_inside_a_sentence_is_not():
    assert cut("انتهت الجلسة. (أ ف ب)") == [("agency", "(أ ف ب)")]
    assert cut("ذكرت ذلك وكالة الصحافة الفرنسية (أ ف ب)") == []
    assert cut("انتهت الجلسة. (أ ف ب) وقال الوزير إنها طويلة.") == []


@pytest.mark.parametrize("body", ["", "\n", " \n \n", "اقرأ أيضا:", "Ad\nAd\nAd", "\u200f", "وقد يهمك أيضا :"])
def test_an_odd_body_does_no_harm(body):
    spans = boilerplate(body)
    assert all(0 <= span.start < span.end <= len(body) for span in spans)


def test_time_grows_with_length_and_no_faster():
    # One expression that backtracks would take minutes here.
    for text in ("وقد يهمك " * 20_000, "شارك على " * 20_000, "(" * 50_000, "- " * 50_000, "هذا المقال بقلم " * 10_000):
        boilerplate(text)

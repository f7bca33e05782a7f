"""Whether an act was done: what stands before and behind its word says that it is planned, denied or conditional."""

from __future__ import annotations

from typing import Literal

from archive.arabic.folding import fold
from archive.arabic.proclitics import strip_proclitics
from archive.recognition.act_scenes import Scene
from archive.recognition.act_triggers import Told, is_purpose
from archive.recognition.act_words import load
from archive.recognition.lines import bare
from archive.recognition.vocabulary import words

ActStatus = Literal["done", "planned", "denied", "conditional"]

_REACH = 6
_REACH_OF_NEGATION = 2
_REACH_BEHIND = 4
_NEGATIONS = words("لم لن لا ليس ليست ما عدم بعدم دون بدون بلا ألا لما ولا")
_DENIALS = words(
    """
    نفى نفت ينفي تنفي نافيا نافية نفيا نفوا نفي كذب رفض رفضت يرفض ترفض رافضا رافضة رفضه رفضها
    ألغى ألغت إلغاء بإلغاء ألغي تأجيل أجل أجلت أرجأ أرجأت إرجاء تعليق علق علقت سنعلق استبعد استبعدت يستبعد تعذر فشل
    """
)
_PLANS = words(
    """
    سوف سيتم ستتم سيكون ستكون مقرر المقرر المقررة متوقع المتوقع يتوقع يعتزم تعتزم اعتزام اعتزامه عزم عزمه عزمها
    عازم عازمة يستعد تستعد استعداد استعداده لاستعداد ينوي تنوي نية نيته يخطط تخطط خطط خطة المخطط يدرس تدرس منتظر
    المنتظر يفترض المفترض مرتقب المرتقب مزمع المزمع بصدد قريبا قرب اقتراح اقترح عرض عرضت يعرض تعرض عرضه عرضها
    يعد تمهيدا تحضيرا استعدادا
    لإجراء لعقد لتوقيع لفرض لإعادة
    """
)
_AHEAD = words(
    """
    المقبل المقبلة القادم القادمة المرتقب المرتقبة المقرر المقررة المزمع المزمعة المنتظر المنتظرة المتوقع المتوقعة
    الوشيك الوشيكة غدا مرتقبة مرتقب مقررة المحتمل المحتملة
    """
)
_CONDITIONS = words(
    """
    إذا لو حال ربما الممكن ممكن ممكنا يمكن يمكنها احتمال احتمالات إمكانية لولا قد سواء يسعى تسعى يأمل تأمل آمل أمله
    أملها محاولة يحاول تحاول رغبة رغبته رغبتها يرغب ترغب تحتاج يحتاج بحاجة أي
    """
)
_MAYBE = fold("قد")
_FUTURE = ("سي", "ست", "سن")
_CASE, _IN = fold("حال"), fold("في")


def status(scene: Scene, told: Told) -> ActStatus:
    """What the words of the same clause say of an act."""
    token = scene.tokens[told.place]
    before = [bare(scene.tokens[each].fold) for each in scene.before(told.place, _REACH)]
    if any(_is_condition(before, place, bare(token.fold)) for place in range(len(before))):
        return "conditional"
    near = before[:_REACH_OF_NEGATION]
    if any(word in _NEGATIONS for word in near[: 1 if told.trigger.kind == "verb" else 2]):
        return "denied"
    if any(word in _DENIALS for word in before[:3]):
        return "denied"
    behind = [scene.tokens[each].fold for each in scene.after(told.last, _REACH_BEHIND)]
    if is_purpose(token.fold) or is_future(token.fold) or any(word in _PLANS or is_future(word) for word in before):
        return "planned"
    if told.trigger.kind != "verb" and any(word in _AHEAD for word in behind):
        return "planned"
    return "done"


def _is_condition(before: list[str], place: int, told_by: str) -> bool:
    """قد makes only the present doubtful: «قد يلتقي», not «كان قد التقى»; حال is a case only behind في."""
    if before[place] not in _CONDITIONS:
        return False
    if before[place] == _CASE:
        return before[place + 1 : place + 2] == [_IN]
    return before[place] != _MAYBE or (before[place - 1] if place else told_by).startswith(("ي", "ت"))


def is_future(folded: str) -> bool:
    """Whether a word is a verb in the future.

    >>> [is_future(word) for word in ("سيناقش", "وستستضيف", "سنفرض", "سياسه", "سيناء")]
    [True, True, True, False, False]
    """
    word = bare(folded)
    return word.startswith(_FUTURE) and (strip_proclitics(word) == word[1:] or word[1:] in load().forms)

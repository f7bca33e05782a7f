"""Where a sentence tells of an act: a verb, a noun or a phrase of `data/acts.txt`, with what must stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.arabic.proclitics import is_protected, strip_proclitics
from archive.arabic.vocabulary import NOUNS
from archive.recognition import vocabulary
from archive.recognition.act_scenes import Scene
from archive.recognition.act_words import ActWords, Trigger, words_of
from archive.recognition.lines import bare

# How many words behind a verb or a noun its companions may stand: a subject with its title and name stands between.
_REACH = {"verb": 8, "noun": 4, "weak": 3, "participle": 5, "phrase": 6}
_FAR = 15
_BARRED_REACH = 4
# «الاتفاق الذي وقعه»: a verb's companion may have gone before.
_REACH_BEFORE = 3
_DEFINITE = ("ال", "بال", "كال")
# «جولة من المحادثات»: the article tells of the kind, not of known ones.
_OF = "من"
_MEASURES = words_of("جولة جولات سلسلة أعوام سنوات أشهر أسابيع مزيد عدد عقود سنة شهر").stems
_PARTIES = vocabulary.words("بين مع ضد على بحق")
# «مشروع قرار يدين» says what a draft is about.
_DRAFT = "مشروع"
_REACH_OF_DRAFT = 5
_BEFORE_VERBS = vocabulary.words("قد كان كانت حيث كما فيما بينما الذي التي الذين ثم بعدما عندما وقد وكان وكانت")
_RELATIVES = vocabulary.words("الذي التي الذين اللذين ممن مما")
_THESE = vocabulary.words("هذا هذه ذلك تلك هذين هاتين")
_REACH_OF_SPEAKER = 3
_PRESS = words_of("صحيفة صحف صحافة جريدة مجلة محلل محللون محللين خبير خبراء مراقب مراقبون كاتب كتاب ناشط معلق افتتاحية")
_PRONOUNS = ("ه", "ها", "هم", "هما")
_PREPOSITIONS = vocabulary.words(
    "في من إلى على عن مع بين خلال بعد قبل منذ عبر حول ضد دون كل أي هذا هذه يتم تم مقابل بهدف"
)


class Told(NamedTuple):
    """A trigger at a place of a sentence. `known` when it is spoken of as known: «القمة», «زيارته»."""

    place: int
    last: int
    trigger: Trigger
    known: bool


def told(scene: Scene, words: ActWords) -> Iterator[Told]:
    """What a sentence tells, in order. A word tells one act: the first in the order of the file."""
    for place in range(len(scene.tokens)):
        for trigger in _offered(scene, place, words):
            last = place + len(trigger.following)
            if _holds(scene, place, last, trigger):
                yield Told(place, last, trigger, trigger.kind != "verb" and _is_known(scene, place))
                break


def is_the_writers(scene: Scene, told: Told) -> bool:
    """Whether the article tells of the act itself, or a speaker of his state's: «سنفرض», «لن نبقى مكتوفي الأيدي»."""
    if not scene.quoted[told.place]:
        return True
    if told.trigger.kind == "phrase":
        return told.trigger.type == "threat"
    folded = bare(scene.tokens[told.place].fold)
    return told.trigger.kind == "verb" and (folded.endswith("نا") or folded.startswith(("سن", "ن")))


def is_said(scene: Scene, told: Told) -> bool:
    """Whether a state or a body says it in this sentence.

    No newspaper or observer does, «التهديد» and «لاتهامه» say nothing new, and «الذي وصفه» only describes.
    """
    folded = bare(scene.tokens[told.place].fold)
    if told.trigger.kind == "noun" and (has_article(folded) or is_purpose(folded)):
        return False
    if told.trigger.kind == "verb" and told.place and scene.tokens[told.place - 1].fold in _RELATIVES:
        return False
    if any(scene.tokens[each].light == _DRAFT for each in scene.before(told.place, _REACH_OF_DRAFT)):
        return False
    around = [*scene.before(told.place, _REACH_OF_SPEAKER), *scene.after(told.last, _REACH_OF_SPEAKER)]
    return not any(_PRESS.has(scene.tokens[each]) for each in around)


def _offered(scene: Scene, place: int, words: ActWords) -> Iterator[Trigger]:
    """The triggers that a word may be. «طرد» is a verb where a sentence begins, and behind قد; else rather a noun.

    Before a verb stand و and ف alone, and ل where it is in the present.
    """
    token = scene.tokens[place]
    plain = bare(token.fold)
    present = plain[1:] if plain.startswith("لي") else plain
    # «وزار» looks like the beginning of «وزارة».
    without = token.fold[1:] if token.fold.startswith("و") and token.fold[-1] in "رت" else plain
    # «طلبة» ends as no verb does.
    verbal = () if token.text.endswith("ة") else (token.fold, plain, present, without)
    verbs = _of(words, verbal, verbal=True)
    nouns = _of(words, (token.fold, plain, strip_proclitics(token.fold)), verbal=False)
    begins = place == 0 or plain != token.fold or scene.tokens[place - 1].fold in _BEFORE_VERBS
    if begins:
        yield from (*verbs, *nouns)
    elif _looks_like_a_noun(plain):
        yield from nouns
    else:
        yield from (*nouns, *verbs)
    yield from words.phrases.get(token.light, ())


def _looks_like_a_noun(word: str) -> bool:
    """«طلب», and with a pronoun «طلبها»."""
    return word in NOUNS or any(word.endswith(ending) and word.removesuffix(ending) in NOUNS for ending in _PRONOUNS)


def _of(words: ActWords, forms: Sequence[str], *, verbal: bool) -> Iterator[Trigger]:
    for form in dict.fromkeys(forms):
        yield from (trigger for trigger in words.forms.get(form, ()) if (trigger.kind == "verb") is verbal)


def _holds(scene: Scene, place: int, last: int, trigger: Trigger) -> bool:
    """Whether what must stand beside a trigger does, and nothing that must not."""
    if trigger.following and tuple(one.light for one in scene.tokens[place + 1 : last + 1]) != trigger.following:
        return False
    if trigger.kind == "verb" and _is_nominal(scene, place):
        return False
    if place and trigger.barred_before.has(scene.tokens[place - 1]):
        return False
    behind = scene.after(last, _REACH[trigger.kind])
    before = scene.before(place, _REACH_BEFORE) if trigger.kind == "verb" else ()
    if any(trigger.barred.has(scene.tokens[each]) for each in (*behind[:_BARRED_REACH], *before)):
        return False
    if trigger.kind == "weak" and not _is_between_parties(scene, place, behind):
        return False
    near = (*behind, *before)
    far = (*scene.after(last, _FAR), *before)
    return all(
        any(words.has(scene.tokens[each], scene.names.get(each)) for each in (far if is_far else near))
        for is_far, words in trigger.needed
    )


def _is_between_parties(scene: Scene, place: int, behind: Sequence[int]) -> bool:
    """Whether a noun is new and tells its parties: «اتفاق بين», not «الاتفاق»."""
    return not _is_known(scene, place) and any(bare(scene.tokens[each].fold) in _PARTIES for each in behind)


def _is_nominal(scene: Scene, place: int) -> bool:
    """Whether what looks like a verb is a noun: it has the article, or a preposition stands before it."""
    if has_article(bare(scene.tokens[place].fold)):
        return True
    # «هذا وهددت»: what begins a sentence anew is no noun.
    begins = bare(scene.tokens[place].fold) != scene.tokens[place].fold
    return place > 0 and not begins and bare(scene.tokens[place - 1].fold) in _PREPOSITIONS


def _is_known(scene: Scene, place: int) -> bool:
    """Whether a noun is spoken of as known: it has the article, or what it belongs to is named: «قمة سنغافورة»."""
    folded = bare(scene.tokens[place].fold)
    if place > 1 and bare(scene.tokens[place - 1].fold) == _OF and scene.tokens[place - 2].light in _MEASURES:
        return False
    if has_article(folded):
        return True
    if place + 1 < len(scene.tokens) and scene.tokens[place + 1].fold in _THESE:
        return True
    return scene.names.get(place + 1) in ("person", "place")


def has_article(word: str) -> bool:
    """Whether a folded word has the article: «للقاء» has none.

    >>> [has_article(word) for word in ("القمه", "للقمه", "للقاء", "التقي")]
    [True, True, False, False]
    """
    if word.startswith("لل"):
        return not is_protected(word[1:])
    return word.startswith(_DEFINITE) and not is_protected(word)


def is_purpose(folded: str) -> bool:
    """«للقاء نظيره», «لعقد مؤتمر»: what somebody goes for is still to be done."""
    word = bare(folded)
    return word.startswith("ل") and not is_protected(word)

"""The forms of a verb that newspapers print, from its past and its present, folded.

Third person of every gender and number, and «نحن», active and passive, the future with س, and an object joined
to the end. Vowels are not printed, so the passive of most verbs looks as its active does.
"""

from __future__ import annotations

from archive.arabic.folding import fold

_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")
_PERSONS = "يتن"
_WEAK = "وي"
_MIN_HOLLOW = 4
_MIN_DUAL = 4


def forms(past: str, present: str) -> frozenset[str]:
    """The forms of a verb, given in the third person masculine. Raises ValueError when the present is not one.

    >>> sorted(forms("زار", "يزور") & {"زارت", "زاروا", "سيزور", "تزورها", "يزر", "وزير"})
    ['تزورها', 'زارت', 'زاروا', 'سيزور', 'يزر']
    >>> sorted(forms("التقى", "يلتقي") & {"التقت", "التقاه", "التقيا", "التقوا", "يلتقون", "سنلتقي", "يلتق"})
    ['التقاه', 'التقت', 'التقوا', 'التقيا', 'سنلتقي', 'يلتق', 'يلتقون']
    """
    if not present.startswith("ي"):
        raise ValueError(f"not a present in the third person: {present!r}")
    present_forms = _present(fold(present))
    return _past(past) | present_forms | {f"س{form}" for form in present_forms}


def _past(past: str) -> frozenset[str]:
    folded = fold(past)
    if past.endswith(("ى", "ا")):
        stem = folded[:-1]
        plain = {folded, f"{stem}ت", f"{stem}تا", f"{stem}يا", f"{stem}وا", f"{stem}ي", f"{stem}يت", f"{stem}ينا"}
        before_object = {f"{stem}ا", f"{stem}ت", f"{stem}و"}
    else:
        # «طلبا», «طالبا» are rather a noun and an adjective than a verb of two.
        dual = () if len(folded) <= _MIN_DUAL else ("ا",)
        plain = {folded, *(f"{folded}{ending}" for ending in ("ت", "تا", "وا", "نا", *dual))}
        before_object = {folded, f"{folded}ت", f"{folded}و"}
    return frozenset(plain | _with_object(before_object))


def _present(present: str) -> frozenset[str]:
    rest = present[1:]
    stem = rest[:-1] if rest[-1] in _WEAK else rest
    plural = {f"{person}{stem}{ending}" for person in "يت" for ending in ("ون", "وا")}
    dual = {f"{person}{rest}{ending}" for person in "يت" for ending in ("ان", "ا")}
    single = {f"{person}{rest}" for person in _PERSONS}
    short = {f"{person}{_jussive(rest)}" for person in "يت"}
    passive = {f"{person}{stem}ي" for person in "يت"} if rest[-1] == "ي" else set()
    return frozenset(plural | dual | single | short | passive | _with_object(single))


def _jussive(rest: str) -> str:
    """What لم leaves: «لم يزر», «لم يلتق»."""
    if rest[-1] == "ي":
        return rest[:-1]
    hollow = len(rest) + 1 >= _MIN_HOLLOW and rest[-2] in _WEAK
    return f"{rest[:-2]}{rest[-1]}" if hollow else rest


def _with_object(single: set[str]) -> set[str]:
    return {f"{form}{pronoun}" for form in single for pronoun in _PRONOUNS}

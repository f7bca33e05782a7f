"""Demonyms: every form in which a text may say «روسي», from the masculine singular."""

from __future__ import annotations

from collections.abc import Iterator

# Behind the nisba: singular, accusative, dual and plural in every case, and the plural before what it is joined with.
_SOUND = ("", "ة", "ا", "ان", "ين", "تان", "تين", "ون", "ات", "و", "ي")
# Forms that never take the article.
_INDEFINITE_ONLY = frozenset(("ا", "و", "ي"))
# First words of a demonym that do not change: «جنوب أفريقي».
_FIXED = frozenset(("جنوب", "شمال", "شرق", "غرب", "وسط"))


def forms(nisba: str) -> tuple[str, ...]:
    """All genders, numbers and cases, without the article and with it.

    >>> " ".join(forms("روسي")[:7])
    'روسي الروسي روسية الروسية روسيا روسيان الروسيان'
    >>> {"الكوريون الجنوبيون", "كورية جنوبية"} <= set(forms("كوري جنوبي"))
    True
    >>> {"الجنوب أفريقي", "جنوب أفريقية", "الجنوب الأفريقي"} <= set(forms("جنوب أفريقي"))
    True
    """
    return tuple(dict.fromkeys(form for ending in _SOUND for form in _definite_too(_inflected(nisba, ending), ending)))


def _inflected(nisba: str, ending: str) -> str:
    """Each word with the ending, for the words of a demonym agree."""
    return " ".join(word if word in _FIXED else f"{word}{ending}" for word in nisba.split())


def _definite_too(phrase: str, ending: str) -> Iterator[str]:
    yield phrase
    if ending in _INDEFINITE_ONLY:
        return
    words = phrase.split()
    yield " ".join(f"ال{word}" for word in words)
    if words[0] in _FIXED:
        yield f"ال{phrase}"
        yield " ".join([words[0], *(f"ال{word}" for word in words[1:])])

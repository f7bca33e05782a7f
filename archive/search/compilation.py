"""Compilation: the plan of a query at a match level.

Stop words, and nouns that ask (`asking`), are neither required nor scored, unless the query has nothing else; inside a
phrase they are required. Roots add weight and find what is close. They never decide whether an article has a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.arabic.analysis import Levels, word
from archive.arabic.stopwords import is_stopword
from archive.search.asking import without_asking
from archive.search.conditions import All, AnyOf, Condition, HasWord, Level, Part, Way
from archive.search.nodes import And, Carries, Not, Published, Query, Term, leaves, terms_of, words_of
from archive.search.notices import Notice
from archive.search.plan import NameLookup, Plan, no_names
from archive.search.request import Match
from archive.search.requirements import Compiler, keys_of
from archive.search.resolution import ValueLookup, no_values, resolve


def compile_query(query: Query, match: Match, names: NameLookup = no_names, values: ValueLookup = no_values) -> Plan:
    """The plan of a query at a match level.

    `values` is asked what the fields of the query name, `names`, at the level `wide` alone, what its words do.
    """
    query, said = resolve(query, values)
    query, asking = without_asking(query)
    level: Level = "exact" if match == "exact" else "light"
    compiler = Compiler(level, names if match == "wide" else no_names)
    required = compiler.condition(query)
    words, aside = _scoring(query)
    aside = tuple(dict.fromkeys((*aside, *asking)))
    close = _close(query, words, compiler)
    notices = (*said, Notice.of("stop_words_optional", words=" ".join(aside))) if aside else said
    parts = tuple(_parts(query, compiler))
    fields = dict.fromkeys(key for node in leaves(query) if isinstance(node, Carries) for key in keys_of(node))
    return Plan(
        required,
        words,
        tuple(dict.fromkeys(compiler.keys)),
        close,
        notices,
        parts,
        tuple(fields),
        tuple(_spelled(words, compiler)),
    )


def _scoring(query: Query) -> tuple[tuple[Levels, ...], tuple[str, ...]]:
    """The words that score, and the stop words left aside because there are others."""
    levels: dict[Levels, None] = {}
    aside: dict[str, None] = {}
    terms, words = set(terms_of(query)), list(words_of(query))
    for text in words:
        analysed = word(text)
        if not is_stopword(analysed.fold):
            levels[analysed] = None
        elif text in terms:
            aside[text] = None
    if levels or any(not isinstance(node, Term) for node in leaves(query)):
        return tuple(levels), tuple(aside)
    return tuple(dict.fromkeys(map(word, words))), ()


def _spelled(words: Sequence[Levels], compiler: Compiler) -> Iterator[tuple[Levels, float]]:
    """The other spellings of names that no word of the query is, with their likeness; each stem once."""
    known = {levels.light for levels in words}
    for text, likeness in compiler.spelled.items():
        levels = word(text)
        if levels.light not in known:
            known.add(levels.light)
            yield levels, likeness


def _parts(query: Query, compiler: Compiler) -> Iterator[Part]:
    """What is asked for, leaf by leaf, in the ways that the match level knows."""
    exact, light = Compiler("exact", no_names), Compiler("light", no_names)
    for leaf in dict.fromkeys(leaves(query)):
        if isinstance(leaf, Carries):
            yield Part(str(leaf.value), (("name", compiler.condition(leaf)),))
            continue
        ways: list[tuple[Way, Condition]] = [("exact", exact.condition(leaf))]
        if compiler.level == "light":
            ways.append(("light", light.condition(leaf)))
        if others := compiler.named.get(str(leaf)):
            ways.append(("name", AnyOf(others)))
        if isinstance(leaf, Term):
            ways.append(("root", HasWord("root", word(leaf.text).root)))
        yield Part(str(leaf), tuple(ways))


def _close(query: Query, words: Sequence[Levels], compiler: Compiler) -> Condition | None:
    """What comes close: any scoring word at its stem or its root, nothing that the query excludes."""
    if not words:
        return None
    levels: tuple[Level, Level] = ("light", "root")
    near = dict.fromkeys(HasWord(level, getattr(levels_of, level)) for levels_of in words for level in levels)
    refused = [compiler.condition(node) for node in _refused(query)]
    return All((AnyOf(tuple(near)), *refused)) if refused else AnyOf(tuple(near))


def _refused(query: Query) -> Iterator[Not | Published | Carries]:
    """The exclusions, the periods and the keys that hold for the whole query."""
    if isinstance(query, Not | Published | Carries):
        yield query
    elif isinstance(query, And):
        for child in query.children:
            yield from _refused(child)

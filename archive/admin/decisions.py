"""What an editor decided on the mentions of an article, read from the form that was sent.

One choice covers all that is undecided, one all mentions of an entity; the narrower choice wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from archive.admin.evidence import EVERYTHING, mention_field, mentions_of
from archive.models import Article, Mention


def posted_choices(data: Mapping[str, str]) -> dict[str, str]:
    """The choices in a form's data; what is no state is left out.

    >>> posted_choices({"decide:country:RU": "accepted", "decide:country:SY": "perhaps", "title": "accepted"})
    {'decide:country:RU': 'accepted'}
    """
    states = set(Mention.State.values)
    return {name: value for name, value in data.items() if name.startswith("decide:") and value in states}


def decide(article: Article, choices: Mapping[str, str]) -> Counter[str]:
    """Give the mentions the states chosen; how many were given each. Mentions that are not asked about stay."""
    changes = list(_changes(article, choices))
    counted: Counter[str] = Counter()
    for state in Mention.State.values:
        keys = [mention.pk for mention, chosen in changes if chosen == state]
        if keys:
            counted[state] = Mention.objects.filter(pk__in=keys).update(state=state)
    return counted


def _changes(article: Article, choices: Mapping[str, str]) -> Iterator[tuple[Mention, str]]:
    """The mentions whose state is to change, with the new one."""
    for field, mentions in mentions_of(article).items():
        for mention in mentions:
            single = choices.get(mention_field(mention), mention.state)
            chosen = single if single != mention.state else choices.get(field, mention.state)
            if chosen == Mention.State.SUGGESTED == mention.state:
                chosen = choices.get(EVERYTHING, chosen)
            if chosen != mention.state:
                yield mention, chosen

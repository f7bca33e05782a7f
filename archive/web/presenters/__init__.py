"""Presenters: what each template is given, as its one context variable `page`.

Frozen values of strings, ready-made addresses and truths, no HTML: a template loops and tests, and decides nothing.
`pages` holds what every page has (`Page`) and the small parts; `results`, `articles`, `entities` the larger pages.
A string that may mix directions carries its own isolates (U+2068 … U+2069). A `Fragment` (text, marked) and a `Snippet`
(fragments, cut_before, cut_after) come from `archive.search.response`.
"""

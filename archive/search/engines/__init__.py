"""Engines: the index of our own, inside the life cycle of Whoosh's and behind haystack's connection.

An index is a folder of builds, a build a row of generations, a generation a set of segments; all but `CURRENT` is
written once. Where the format of the files stands:

    folders       the folder, its builds, locks and generations
    segments      a segment's file, field by field; `layout` says which fields and columns there are
    arrays        the container of a segment's arrays, with its checksums
    numbers       how the documents of postings are kept; `breaks` how sentences and quotations are
    derived       what a segment holds besides, so that no search has to work it out
    deletions     which documents of a segment are gone
    parts         what an unfinished build has done

Writing:

    inversion     articles into a segment; `merging` makes one of several, `tiers` says which
    commits       articles written, replaced and taken out
    builder       a whole index made aside; `building` feeds it, `workers` are its processes

Reading:

    snapshots     one generation, shared by all threads
    postings      where one term stands in one segment
    evaluation    the conditions of a plan as masks over the documents; `phrases` for words near each other
    scoring       what they score; `ranking` orders them
    counting      facets and the histogram; `tallies` counts keys, `vocabularies` numbers them
    explaining    which parts of a query a document satisfies
    similarity    the articles most like one
    wording       words that begin so or may have been meant, from `lexicons`; `sounding` by their sound

What others hold:

    flat          `archive.search.engine.Engine` over one folder; `answering` makes a page of results
    whoosh_backend  haystack's engine; `querysets` puts its questions, `results` gives its results, `spelling` its
                  suggestions, `translation` reads Whoosh's queries
    whoosh_index  Whoosh's own `Index` over the same files; `codec` for its readers and matchers
"""

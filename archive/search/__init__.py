"""Search: ask the archive, and answer with values that pages, exports and programs are made of.

A search goes down this list and up again: a `request` holds a `query`, which becomes a plan of conditions; an engine
finds what satisfies them; `answers` completes what it found from the database.

The query language, which knows no index:

    request       the one reader and writer of a search's address
    query         the grammar: typed text as a tree of `nodes`, with `notices` on what was mended
    lexemes       typed text as leaves, operators, brackets and names of fields
    running       which operators are words of a sentence that was pasted
    periods       what may follow `date:`
    nodes         the tree, and its canonical form

What a query asks of an article:

    compilation   a query at a match level as a `plan`
    asking        the nouns that only ask, as in «كم عدد»
    plan          what must match, what scores, what is close
    conditions    the terms of a plan, which every engine can look up
    requirements  nodes as conditions
    alternatives  the spellings of names in phrases and near other words
    starts        how words that begin with a prefix may be printed
    resolution    the values of fields; `values` asks the archive for them
    widening      names in their other spellings; `foreign` for names that no gazetteer knows

Engines, and the index they keep:

    engine        what every engine can do, and the one in use; `engines` has ours
    documents     what the index holds of an article; `corpus` is the archive as a build reads it
    facets        what results can be narrowed by
    index         the index kept in step with the database; `upkeep` merges behind a save
    remedies      what an operator does about an engine that cannot answer

What an answer shows:

    response      the values of an answer
    answers       the hits with titles, passages and reasons
    occurrences   where a text holds what a plan asks
    marking       which words are marked; `snippets` chooses the passages around them
    reasons       which words answered each part of the query, and what an article lacks

What leads on from a search:

    guidance      when to offer `corrections` and `ways_out`
    corrections   another spelling that finds more
    ways_out      what would find something where this finds nothing
    offers        the names of a query as filters
    suggestions   how a query goes on while it is typed; `names` finds those that begin so

Measures:

    trials        questions put to an index of passages; `peers` are other engines that answer the same
"""

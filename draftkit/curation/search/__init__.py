"""Search: words as a policy officer types them, and a `Library` -> clauses, services and topics that fit.

    entries     Library               -> what may be found: its text by columns, without markup
    meanings    Library               -> words that stand for other words
    index       entries, meanings     -> one SQLite file with a full-text index, kept in the cache
    query       typed text            -> words and phrases
    spelling    unknown words         -> the nearest known ones
    grouping    words, meanings       -> what must be found, each in one of several wordings
    searching   all of these          -> an `Answer`

`scan.py` stands in for the index where SQLite has no full-text search. Nothing here prints or reads a clock, and
SQLite is imported only when an index is opened.
"""

from draftkit.curation.search.answer import Answer, Hit, Marked
from draftkit.curation.search.index import Index
from draftkit.curation.search.opening import ask, open_index
from draftkit.curation.search.searching import search

__all__ = ["Answer", "Hit", "Index", "Marked", "ask", "open_index", "search"]

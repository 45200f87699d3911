"""The ledger of positions: what the organisation has said before, so that nobody contradicts it by accident.

    entry       the values, and the shape of positions.yaml
    find        a folder                        -> the ledgers in it and above it
    reading     positions.yaml                  -> entries, or every fault at its place
    recording   a response that was sent        -> the entries to add
    writing     a ledger and entries            -> its text with the entries at the end
    likeness    texts of questions              -> how alike they are, by their rare words
    matching    a question, its topic, entries  -> what was said on the same thing, and how sure that is

In: `positions.yaml` and a `Response`. Out: `Entry` values, matches, and the text of a longer ledger. Entries are only
ever added: what was said on a day stays said.
"""

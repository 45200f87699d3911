"""Status: how far a response is, and what is worth telling about it before it is sent.

    phrases, prose     the text of an answer as the rules look at it
    stance             what a ticked option or a first sentence says
    subject            a response with what is known around it
    rules/             one finding per file

In: a `Response`, its answers as they are handed in, the ledger of positions, the day. Out: findings.
"""

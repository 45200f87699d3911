"""The lock: `draftkit.lock` pins the libraries that the documents of a workspace are made from.

    pinned     Library               -> Lock: name, version and hash of each library, and of each version of a clause
    text       Lock                  -> the text of draftkit.lock, and back again
    compare    LockFile, Library     -> what changed since it was written
    warnings   what changed, clauses -> problems about one document

In: a `Library`, and the text of the file. Out: text, changes, problems. Reading costs as little as it can: what is
pinned of single clauses is not looked at before a library as a whole is found to differ.
"""

FILE_NAME = "draftkit.lock"

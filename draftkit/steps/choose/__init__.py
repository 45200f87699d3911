"""Step 3: inputs and library -> a `Selection`: for each clause the document may ask for, one version or a refusal.

`selecting.py` answers for a document, `ranking.py` for one clause, `rules.py` for one version of it, `requiring.py`
finds what the clauses require.
"""

from draftkit.steps.choose.ranking import choose_version
from draftkit.steps.choose.selecting import choose

__all__ = ["choose", "choose_version"]

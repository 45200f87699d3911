"""The response folder: where people write their answers.

    shape, files       what stands in an answer file, and the names in the folder
    read_answer        one file               -> AnswerFile
    faults             answer, question       -> what does not fit
    read_response      folder                 -> Response

In: a folder. Out: a `Response`, or every fault of every file at its place.
"""

from __future__ import annotations

from draftkit.consultation.workspace.places import place_of
from draftkit.consultation.workspace.read_response import look_into_response, read_response, refuse_other_folder

__all__ = ["look_into_response", "place_of", "read_response", "refuse_other_folder"]

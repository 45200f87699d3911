"""DK406, clauses whose day of review lies before the date of the document, or that nobody checked at all."""

from __future__ import annotations

from draftkit.model.dates import day
from draftkit.model.subject import Subject
from draftkit.places import Place
from draftkit.problems import Problem, advice, warning


def lapsed_reviews(subject: Subject) -> list[Problem]:
    """A finding for each clause that is overdue or unchecked."""
    problems = []
    for clause in {placement.clause.id: placement.clause for placement in subject.placements}.values():
        place = Place(clause.file, 1)
        if clause.review_by < subject.as_at:
            until = day(clause.review_by)
            message = f"the review of {clause.id} is due by {until}, before the date of the document"
            problems.append(warning("DK406", message, place, "compare it with its sources and set a new review_by"))
        if clause.checked_on is None:
            message = f"nobody has compared {clause.id} with its sources"
            problems.append(advice("DK406", message, place, "compare it and set checked_on"))
    return problems

"""Registering projects, one from a form or many at once, with what is known of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import begin
from luodi.foundation.history.models import Book
from luodi.foundation.history.sheaves import Sheaf
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, insist, too_long
from luodi.records.enterprises.actions import entered, newcomer_problems
from luodi.records.enterprises.rules import Newcomer
from luodi.records.ledger.actions.entering import Opened, stand_each
from luodi.records.ledger.actions.recording import problems_of_new, write
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.models import BuildType, Project, ProjectVersion
from luodi.records.subjects.actions import (
    Opening,
    bind_each,
    opened_each,
    opening_problems,
    opening_problems_of_each,
    party_problems,
)
from luodi.records.subjects.models import Party, Subject
from luodi.records.subjects.rules import Classing, SubjectType


@dataclass(frozen=True)
class Registering:
    """A project as it is named before it is registered; the investor is of the book already."""

    name: str
    unit: Unit
    content: str = ""
    build_type: BuildType = BuildType.NEW
    place: str = ""
    classing: Classing | None = None
    investor: Subject | None = None

    @property
    def opening(self) -> Opening:
        return Opening(SubjectType.PROJECT, self.name, self.unit, self.classing)


@transaction.atomic
def register(
    *,
    name: str,
    unit: Unit,
    content: str = "",
    build_type: BuildType = BuildType.NEW,
    place: str = "",
    classing: Classing | None = None,
    investor: Subject | Newcomer | None = None,
    claims: Sequence[Claim] = (),
    by: Account,
    at: datetime,
) -> Project:
    """Register a project with what is known of it; the claims are of it, whatever they say."""
    act = begin(unit.book, "project.register", by=by, at=at)
    problems = [*lacking(by, Right.RECORD, unit=unit), *too_long(place, 80, about="place")]
    problems += opening_problems(act.book, SubjectType.PROJECT, name, classing)
    problems += investor_problems(act.book, investor)
    insist([*problems, *problems_of_new(act, SubjectType.PROJECT, claims, by)])
    firm = entered(act, investor, unit).subject if isinstance(investor, Newcomer) else investor
    known = Registering(name, unit, content, build_type, place, classing, firm)
    sheaf = act.sheaf()
    subject = registered_each(sheaf, [known])[0]
    about_it = [replace(claim, subject=subject.pk) for claim in claims]
    stand_each(sheaf, {subject.pk: Opened(subject, classing)})
    act.store(sheaf)
    if claims:
        write(act, about_it, by=by)
    act.seal(topic=f"subject:{subject.pk}", name=name, entries=len(claims))
    return Project.objects.select_related("subject__unit", "book").get(subject=subject)


def registered_each(sheaf: Sheaf, registering: Sequence[Registering]) -> list[Subject]:
    """The projects that an act will register, once it has found no problem in them.

    Where they stand is said by what is recorded of them in the same act, else by `stand_each`.
    """
    subjects = opened_each(sheaf, [one.opening for one in registering])
    known = [
        {
            "book_id": sheaf.book.pk,
            "content": one.content,
            "build_type": BuildType(one.build_type).value,
            "place": one.place,
        }
        for one in registering
    ]
    rows = [{**row, "subject_id": sub.pk} for row, sub in zip(known, subjects, strict=True)]
    keys = sheaf.put(Project, rows)
    sheaf.put(
        ProjectVersion, [{**row, "project_id": key} for row, key in zip(known, keys, strict=True)]
    )
    pairs = [
        (subject.pk, one.investor.pk)
        for one, subject in zip(registering, subjects, strict=True)
        if one.investor
    ]
    bind_each(sheaf, pairs, Party.Role.INVESTOR)
    return subjects


def registering_problems(
    book: Book, registering: Sequence[Registering], by: Account
) -> list[list[Reason]]:
    """Why each could not be registered, as if those before it were."""
    named = opening_problems_of_each(book, [one.opening for one in registering])
    return [
        [*lacking(by, Right.RECORD, unit=one.unit), *too_long(one.place, 80, about="place"), *found]
        for one, found in zip(registering, named, strict=True)
    ]


def investor_problems(book: Book, investor: Subject | Newcomer | None) -> Iterator[Reason]:
    """Why this enterprise cannot be the investor: not the book's, or not fit to be registered."""
    if isinstance(investor, Newcomer):
        for reason in newcomer_problems(book, investor):
            yield replace(
                reason, about="credit_code" if reason.about == "credit_code" else "investor"
            )
    elif investor:
        yield from party_problems(book, investor)

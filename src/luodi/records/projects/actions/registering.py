"""Registering projects, one from a form or many at once, with what is known of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import batched

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, insist, too_long
from luodi.records.enterprises.actions import entered, newcomer_problems
from luodi.records.enterprises.rules import Newcomer
from luodi.records.ledger.actions.posting import restand
from luodi.records.ledger.actions.recording import problems_of_new, write
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.actions.correcting import version_of
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

CHUNK = 2_000


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
    project = registered_each(act, [known])[0]
    subject = project.subject
    if claims:
        write(act, [replace(claim, subject=subject.pk) for claim in claims], by=by)
    act.seal(topic=f"subject:{subject.pk}", name=name, entries=len(claims))
    return project


def registered_each(act: Act, registering: Sequence[Registering]) -> list[Project]:
    """The projects of an act that has found no problem in them, in the same order."""
    subjects = opened_each(act, [one.opening for one in registering])
    projects = Project.objects.bulk_create(
        [
            Project(
                book=act.book,
                seq=act.seq,
                subject=subject,
                content=one.content,
                build_type=one.build_type,
                place=one.place,
            )
            for one, subject in zip(registering, subjects, strict=True)
        ],
        batch_size=CHUNK,
    )
    versions = [version_of(act, project) for project in projects]
    act.wrote(*projects, *ProjectVersion.objects.bulk_create(versions, batch_size=CHUNK))
    pairs = [
        (subject, one.investor)
        for one, subject in zip(registering, subjects, strict=True)
        if one.investor
    ]
    bind_each(act, pairs, Party.Role.INVESTOR)
    for chunk in batched(subjects, CHUNK):
        restand([subject.pk for subject in chunk])
    return projects


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

"""Registering projects, correcting what is said of them, swapping one for another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.actions import entered, newcomer_problems
from luodi.records.enterprises.rules import Newcomer
from luodi.records.ledger.actions.posting import restand
from luodi.records.ledger.actions.recording import problems_of_new, write
from luodi.records.ledger.models import Entry, Posting
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.models import BuildType, Project, ProjectVersion
from luodi.records.subjects.actions import bind, opened, opening_problems, party_problems
from luodi.records.subjects.models import Link, Party, Subject
from luodi.records.subjects.rules import Classing, SubjectType, reason_problems


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
    subject = opened(act, type=SubjectType.PROJECT, name=name, unit=unit, classing=classing)
    project = Project.objects.create(
        book=act.book,
        seq=act.seq,
        subject=subject,
        content=content,
        build_type=build_type,
        place=place,
    )
    act.wrote(project)
    version(act, project)
    bind_investor(act, subject, investor)
    restand([subject.pk])
    if claims:
        write(act, [replace(claim, subject=subject.pk) for claim in claims], by=by)
    act.seal(topic=f"subject:{subject.pk}", name=name, entries=len(claims))
    return project


def investor_problems(book: Book, investor: Subject | Newcomer | None) -> Iterator[Reason]:
    """Why this enterprise cannot be the investor: not the book's, or not fit to be registered."""
    if isinstance(investor, Newcomer):
        for reason in newcomer_problems(book, investor):
            yield replace(
                reason, about="credit_code" if reason.about == "credit_code" else "investor"
            )
    elif investor:
        yield from party_problems(book, investor)


def bind_investor(act: Act, subject: Subject, investor: Subject | Newcomer | None) -> None:
    """The investor as a party; one that the book does not know is registered on the way."""
    if isinstance(investor, Newcomer):
        investor = entered(act, investor, subject.unit).subject
    if investor:
        bind(act, subject, investor, Party.Role.INVESTOR)


@transaction.atomic
def correct(
    *,
    project: Project,
    content: str | None = None,
    build_type: BuildType | None = None,
    place: str | None = None,
    reason: str,
    by: Account,
    at: datetime,
) -> ProjectVersion:
    """Put right what is said of a project; what was said before is kept."""
    act = begin(project.book, "project.correct", by=by, at=at)
    project.refresh_from_db()  # another may have corrected it since it was read
    insist(
        [
            *lacking(by, Right.RECORD, unit=project.subject.unit),
            *reason_problems(reason),
            *too_long(place or "", 80, about="place"),
        ]
    )
    project.content = project.content if content is None else content
    project.build_type = build_type or project.build_type
    project.place = project.place if place is None else place
    project.save(update_fields=["content", "build_type", "place"])
    row = version(act, project, reason)
    act.seal(topic=f"subject:{project.subject_id}", reason=reason)
    return row


@transaction.atomic
def swap(
    *,
    out: Subject,
    into: Subject,
    on: date,
    approver: str,
    reason: str,
    by: Account,
    at: datetime,
) -> tuple[Entry, Entry]:
    """Put one project in another's place on the city's list (置换): both entries and their link.

    Refuses a project that is already counted for the same event (三明 2006: one fair, one count).
    """
    act = begin(out.book, "project.swap", by=by, at=at)
    units = dict.fromkeys((out.unit, into.unit))
    problems = [reason for unit in units for reason in lacking(by, Right.RECORD, unit=unit)]
    problems += swap_problems(out, into)
    if not approver.strip():
        problems.append(because(gettext_noop("请填写批准单位"), about="approver"))
    insist([*problems, *reason_problems(reason)])
    told = gettext_noop("置换：%(out)s 由 %(into)s 替代，批准单位 %(approver)s，%(reason)s")
    said = told % {"out": out, "into": into, "approver": approver, "reason": reason}
    own = by.unit_id if by.unit.book_id == act.book.pk else None
    gone_for = {"replaced_by": into.pk, "approver": approver}
    claims = [
        side(out, "swap_out", said=said, on=on, unit=own, detail=gone_for),
        side(into, "swap_in", said=said, on=on, unit=own, detail={"replaces": out.pk}),
    ]
    gone, come = write(act, claims, by=by)
    act.wrote(replacement(act, out, into, reason))
    act.seal(topic=f"subject:{out.pk}", into=into.pk, approver=approver)
    return gone, come


def side(
    subject: Subject,
    kind: str,
    *,
    said: str,
    on: date,
    unit: int | None,
    detail: Mapping[str, object],
) -> Claim:
    """What a swap says of one of the two: the word of whoever swaps, else of the project's unit."""
    return Claim(
        subject=subject.pk,
        kind=kind,
        said=said[:500],
        reported_by=unit or subject.unit_id,
        occurred_from=on,
        detail=detail,
    )


def replacement(act: Act, out: Subject, into: Subject, reason: str) -> Link:
    """The link of a swap: the project that came in keeps its own count and money."""
    return Link.objects.create(
        book=act.book,
        seq=act.seq,
        subject=into,
        other=out,
        kind=Link.Kind.REPLACES,
        keeps_count=Link.Keeps.SUBJECT,
        keeps_money=Link.Keeps.SUBJECT,
        reason=reason,
    )


def swap_problems(out: Subject, into: Subject) -> list[Reason]:
    """Why the one cannot stand in for the other."""
    if out.pk == into.pk:
        return [because(gettext_noop("项目不能与自己置换"), about="into")]
    contracts = Posting.objects.filter(kind="contract", verified=False, until_seq=None)
    events = set(contracts.filter(subject=out).values_list("event", flat=True)) - {None}
    if contracts.filter(subject=into, event__in=events).exists():
        text = gettext_noop("“%(name)s”已计入同一次签约活动，不能再置换进来")
        return [because(text, about="into", name=str(into))]
    return []


def version(act: Act, project: Project, reason: str = "") -> ProjectVersion:
    """The project as it now is, kept as its newest version."""
    row = ProjectVersion.objects.create(
        book=act.book,
        seq=act.seq,
        project=project,
        content=project.content,
        build_type=project.build_type,
        place=project.place,
        reason=reason,
    )
    act.wrote(row)
    return row

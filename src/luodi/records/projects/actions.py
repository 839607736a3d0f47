"""Registering projects, correcting what is said of them, swapping one for another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.recording import write
from luodi.records.ledger.models import Entry, Posting
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.models import BuildType, Project, ProjectVersion
from luodi.records.subjects.actions import bind, opened
from luodi.records.subjects.models import Link, Party, Subject
from luodi.records.subjects.rules import Classing, SubjectType


@transaction.atomic
def register(
    *,
    name: str,
    unit: Unit,
    content: str = "",
    build_type: BuildType = BuildType.NEW,
    place: str = "",
    classing: Classing | None = None,
    investor: Subject | None = None,
    claims: Sequence[Claim] = (),
    by: Account,
    at: datetime,
) -> Project:
    """Register a project, with what is already known of it: one act writes it and its entries.

    The subject of the claims is the new project, whatever they say.
    """
    act = begin(unit.book, "project.register", by=by, at=at)
    insist(lacking(by, Right.RECORD, unit=unit))
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
    if investor:
        bind(act, subject, investor, Party.Role.INVESTOR)
    if claims:
        write(act, [replace(claim, subject=subject.pk) for claim in claims], by=by)
    act.seal(topic=f"subject:{subject.pk}", name=name, entries=len(claims))
    return project


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
    problems = list(lacking(by, Right.RECORD, unit=project.subject.unit))
    if not reason.strip():
        problems.append(because(gettext_noop("请写明理由"), about="reason"))
    insist(problems)
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
    insist([*lacking(by, Right.RECORD, unit=out.unit), *swap_problems(out, into)])
    told = gettext_noop("置换：%(out)s 由 %(into)s 替代，批准人 %(approver)s，%(reason)s")
    said = told % {"out": out.name, "into": into.name, "approver": approver, "reason": reason}
    sides = ((out, "swap_out"), (into, "swap_in"))
    claims = [side(subject, kind, said, on, approver) for subject, kind in sides]
    gone, come = write(act, claims, by=by)
    act.wrote(replacement(act, out, into, reason))
    act.seal(topic=f"subject:{out.pk}", into=into.pk, approver=approver)
    return gone, come


def side(subject: Subject, kind: str, said: str, on: date, approver: str) -> Claim:
    """What a swap says of one of the two projects."""
    return Claim(
        subject=subject.pk,
        kind=kind,
        said=said[:500],
        reported_by=subject.unit_id,
        occurred_from=on,
        detail={"approver": approver},
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
        return [because(text, about="into", name=into.name)]
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

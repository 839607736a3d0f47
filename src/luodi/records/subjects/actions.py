"""Opening subjects, naming them anew, joining them with parties and links."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.dimensions import dimension
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import (
    CircleMember,
    Classification,
    Link,
    Party,
    Share,
    Subject,
    SubjectVersion,
)
from luodi.records.subjects.rules import TYPE_NAMES, Classing, SubjectType, share_problems


@transaction.atomic
def open_subject(
    *,
    type: SubjectType,
    name: str,
    unit: Unit,
    classing: Classing | None = None,
    by: Account,
    at: datetime,
) -> Subject:
    """Open a subject that has no room of its own yet: a lead, a site, a station, a promise …"""
    act = begin(unit.book, "subject.open", by=by, at=at)
    insist(lacking(by, Right.RECORD, unit=unit))
    subject = opened(act, type=type, name=name, unit=unit, classing=classing)
    act.seal(topic=f"subject:{subject.pk}", type=type, name=name)
    return subject


def opened(
    act: Act,
    *,
    type: SubjectType,
    name: str,
    unit: Unit,
    classing: Classing | None = None,
    codename: str = "",
) -> Subject:
    """The subject of an act that is under way, with its first version and classification."""
    classing = classing or Classing(parts=())
    insist([*naming_problems(act.book, type, name), *classification_problems(act.book, classing)])
    subject = Subject.objects.create(
        book=act.book, seq=act.seq, type=type, name=name, codename=codename, unit=unit
    )
    act.wrote(subject)
    version(act, subject)
    classify(act, subject, classing)
    return subject


def version(act: Act, subject: Subject, reason: str = "") -> SubjectVersion:
    """The subject as it now is, kept as its newest version."""
    row = SubjectVersion.objects.create(
        book=act.book,
        seq=act.seq,
        subject=subject,
        name=subject.name,
        codename=subject.codename,
        unit=subject.unit,
        is_open=subject.is_open,
        reason=reason,
    )
    act.wrote(row)
    return row


def classify(act: Act, subject: Subject, classing: Classing, reason: str = "") -> Classification:
    """A classification row with its shares; without parts the responsible unit has the whole."""
    row = Classification.objects.create(
        book=act.book,
        seq=act.seq,
        subject=subject,
        attempt=classing.attempt,
        event_id=classing.event,
        station_id=classing.station,
        industry=classing.industry,
        cluster=classing.cluster,
        channel=classing.channel,
        money_type=classing.money_type,
        reason=reason,
    )
    parts = [(part.unit, part.role, part.weight) for part in classing.parts]
    shares = Share.objects.bulk_create(
        Share(
            book=act.book,
            seq=act.seq,
            classification=row,
            part=number,
            unit_id=unit,
            role=role,
            weight=weight,
        )
        for number, (unit, role, weight) in enumerate(parts or [(subject.unit_id, "", 10_000)])
    )
    act.wrote(row, *shares)
    return row


@transaction.atomic
def revise(
    *,
    subject: Subject,
    name: str | None = None,
    unit: Unit | None = None,
    is_open: bool | None = None,
    reason: str,
    by: Account,
    at: datetime,
) -> SubjectVersion:
    """Rename, reassign, close or reopen a subject; what it was is kept. Figures stay as they were.

    A new responsible unit sees and reports from now on; what counts for whom is `reclassify`.
    """
    act = begin(subject.book, "subject.revise", by=by, at=at)
    problems = list(lacking(by, Right.RECLASSIFY, unit=subject.unit))
    if not reason.strip():
        problems.append(because(gettext_noop("请写明理由"), about="reason"))
    if name is not None and name != subject.name:
        problems += naming_problems(subject.book, SubjectType(subject.type), name)
    if unit is not None and (unit.book_id != subject.book_id or unit.closed_on):
        problems.append(because(gettext_noop("新的责任单位须是本账套在用的单位"), about="unit"))
    insist(problems)
    subject.name = name or subject.name
    subject.unit = unit or subject.unit
    subject.is_open = subject.is_open if is_open is None else is_open
    subject.save(update_fields=["name", "unit", "is_open"])
    row = version(act, subject, reason)
    act.seal(topic=f"subject:{subject.pk}", reason=reason)
    return row


@transaction.atomic
def give_codename(
    *, subject: Subject, codename: str, circle: list[Account], by: Account, at: datetime
) -> SubjectVersion:
    """Show everyone outside the circle a code name (代号); totals still count the subject."""
    act = begin(subject.book, "subject.codename", by=by, at=at)
    problems = list(lacking(by, Right.RECLASSIFY, unit=subject.unit))
    if not codename.strip():
        problems.append(because(gettext_noop("请填写代号"), about="codename"))
    insist(problems)
    subject.codename = codename
    subject.save(update_fields=["codename"])
    row = version(act, subject, gettext_noop("设代号"))
    known = set(subject.circle.values_list("account", flat=True))
    members = [
        CircleMember.objects.create(book=act.book, seq=act.seq, subject=subject, account=account)
        for account in circle
        if account.pk not in known
    ]
    act.wrote(*members)
    act.seal(topic=f"subject:{subject.pk}", codename=codename)
    return row


@transaction.atomic
def add_party(
    *,
    subject: Subject,
    enterprise: Subject,
    role: Party.Role,
    percent: Decimal | None = None,
    from_on: date | None = None,
    by: Account,
    at: datetime,
) -> Party:
    """Bind an enterprise to a subject in a role."""
    act = begin(subject.book, "subject.party", by=by, at=at)
    problems = list(lacking(by, Right.RECORD, unit=subject.unit))
    if enterprise.type != SubjectType.ENTERPRISE or enterprise.book_id != subject.book_id:
        problems.append(because(gettext_noop("参与方须是本账套登记的企业"), about="enterprise"))
    if percent is not None and not 0 < percent <= 100:
        problems.append(because(gettext_noop("股比应大于 0、不超过 100"), about="percent"))
    insist(problems)
    row = bind(act, subject, enterprise, role, percent=percent, from_on=from_on)
    act.seal(topic=f"subject:{subject.pk}", enterprise=enterprise.pk, role=role)
    return row


def bind(
    act: Act,
    subject: Subject,
    enterprise: Subject,
    role: Party.Role,
    *,
    percent: Decimal | None = None,
    from_on: date | None = None,
) -> Party:
    """The party row of an act that is under way."""
    row = Party.objects.create(
        book=act.book,
        seq=act.seq,
        subject=subject,
        enterprise=enterprise,
        role=role,
        percent=percent,
        from_on=from_on,
    )
    act.wrote(row)
    return row


@transaction.atomic
def add_link(
    *,
    subject: Subject,
    other: Subject,
    kind: Link.Kind,
    keeps_count: Link.Keeps = Link.Keeps.SUBJECT,
    keeps_money: Link.Keeps = Link.Keeps.SUBJECT,
    reason: str = "",
    by: Account,
    at: datetime,
) -> Link:
    """Say how one subject comes from, replaces or continues another."""
    act = begin(subject.book, "subject.link", by=by, at=at)
    problems = list(lacking(by, Right.RECORD, unit=subject.unit))
    if subject.pk == other.pk:
        problems.append(because(gettext_noop("事项不能与自己建立关系"), about="other"))
    if Link.objects.filter(subject=subject, other=other, kind=kind).exists():
        problems.append(because(gettext_noop("这两个事项已有同样的关系"), about="other"))
    insist(problems)
    row = Link.objects.create(
        book=act.book,
        seq=act.seq,
        subject=subject,
        other=other,
        kind=kind,
        keeps_count=keeps_count,
        keeps_money=keeps_money,
        reason=reason,
    )
    act.wrote(row)
    act.seal(topic=f"subject:{subject.pk}", other=other.pk, kind=kind)
    return row


def naming_problems(book: Book, type: SubjectType, name: str) -> list[Reason]:
    """A subject needs a name that no other of its type in the book has."""
    if not name.strip():
        return [because(gettext_noop("请填写名称"), about="name")]
    if Subject.objects.filter(book=book, type=type, name=name).exists():
        text = gettext_noop("已有同名的%(type)s“%(name)s”，请先查是否同一个")
        return [because(text, about="name", type=TYPE_NAMES[type], name=name)]
    return []


def classification_problems(book: Book, classing: Classing) -> list[Reason]:
    """Why these dimensions and shares cannot be given."""
    found = list(share_problems(classing.parts)) if classing.parts else []
    units = {part.unit for part in classing.parts}
    if Unit.objects.filter(book=book, pk__in=units).count() != len(units):
        found.append(because(gettext_noop("份额中有不属于本账套的单位"), about="shares"))
    channels = {code for code, _ in dimension("channel").values}
    if classing.channel and classing.channel not in channels:
        text = gettext_noop("没有“%(channel)s”这种招商方式")
        found.append(because(text, about="channel", channel=classing.channel))
    for key, type_, about in (
        (classing.event, SubjectType.EVENT, "event"),
        (classing.station, SubjectType.STATION, "station"),
    ):
        if key and not Subject.objects.filter(book=book, pk=key, type=type_).exists():
            text = gettext_noop("本账套没有这个%(type)s")
            found.append(because(text, about=about, type=TYPE_NAMES[type_]))
    return found

"""Opening a subject, with its first version and classification."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.actions.classing import classification_problems, classify
from luodi.records.subjects.actions.naming import rekey
from luodi.records.subjects.models import Subject, SubjectVersion
from luodi.records.subjects.rules import TYPE_NAMES, Classing, SubjectType


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
    insist(
        [
            *lacking(by, Right.RECORD, unit=unit),
            *opening_problems(act.book, type, name, classing),
        ]
    )
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
    insist(opening_problems(act.book, type, name, classing))
    subject = Subject.objects.create(
        book=act.book, seq=act.seq, type=type, name=name, codename=codename, unit=unit
    )
    act.wrote(subject)
    version(act, subject)
    rekey([subject], fresh=True)
    classify(act, subject, classing or Classing(parts=()))
    return subject


def opening_problems(
    book: Book, type: SubjectType, name: str, classing: Classing | None = None
) -> list[Reason]:
    """Why no such subject can be opened; for actions that refuse for reasons of their own too."""
    found = naming_problems(book, type, name)
    return [*found, *classification_problems(book, classing)] if classing else found


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


def naming_problems(book: Book, type: SubjectType, name: str) -> list[Reason]:
    """A subject needs a name that no other of its type in the book has."""
    if not name.strip():
        return [because(gettext_noop("请填写名称"), about="name")]
    if Subject.objects.filter(book=book, type=type, name=name).exists():
        text = gettext_noop("已有同名的%(type)s“%(name)s”，请先查是否同一个")
        return [because(text, about="name", type=TYPE_NAMES[type], name=name)]
    return list(too_long(name, 120, about="name"))

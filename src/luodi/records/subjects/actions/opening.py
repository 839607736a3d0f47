"""Opening a subject, with its first version and classification."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.history.sheaves import Sheaf
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.actions.classing import classification_problems, classify_each
from luodi.records.subjects.actions.naming import key_each
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


@dataclass(frozen=True)
class Opening:
    """A subject as it is named before it is opened."""

    type: SubjectType
    name: str
    unit: Unit
    classing: Classing | None = None


def opened(
    act: Act, *, type: SubjectType, name: str, unit: Unit, classing: Classing | None = None
) -> Subject:
    """The subject of an act that is under way, with its first version and classification."""
    insist(opening_problems(act.book, type, name, classing))
    sheaf = act.sheaf()
    subject = opened_each(sheaf, [Opening(type, name, unit, classing)])[0]
    act.store(sheaf)
    return subject


def opened_each(sheaf: Sheaf, openings: Sequence[Opening]) -> list[Subject]:
    """The subjects that an act will open, once it has found no problem in them, in this order."""
    rows = [
        {"book_id": sheaf.book.pk, "type": one.type.value, "name": one.name, "unit_id": one.unit.pk}
        for one in openings
    ]
    keys = sheaf.put(Subject, rows)
    versions = [
        {"book_id": sheaf.book.pk, "subject_id": key, "name": one.name, "unit_id": one.unit.pk}
        for key, one in zip(keys, openings, strict=True)
    ]
    sheaf.put(SubjectVersion, versions)
    key_each(
        sheaf, [(key, one.type.value, one.name) for key, one in zip(keys, openings, strict=True)]
    )
    classings = [
        (key, one.unit.pk, one.classing or Classing(parts=()))
        for key, one in zip(keys, openings, strict=True)
    ]
    classify_each(sheaf, classings)
    return [
        Subject(pk=key, book=sheaf.book, seq=sheaf.seq, type=one.type, name=one.name, unit=one.unit)
        for key, one in zip(keys, openings, strict=True)
    ]


def opening_problems(
    book: Book, type: SubjectType, name: str, classing: Classing | None = None
) -> list[Reason]:
    """Why no such subject can be opened; for actions that refuse for reasons of their own too."""
    found = naming_problems(book, type, name)
    return [*found, *classification_problems(book, classing)] if classing else found


def opening_problems_of_each(book: Book, openings: Sequence[Opening]) -> list[list[Reason]]:
    """The same of many, each as if those before it were opened; in a few questions."""
    names = {one.name for one in openings}
    taken = Counter(Subject.objects.filter(book=book, name__in=names).values_list("type", "name"))
    classed = {
        one.classing: classification_problems(book, one.classing)
        for one in openings
        if one.classing
    }
    found = []
    for one in openings:
        key = (one.type.value, one.name)
        found.append(
            [
                *name_problems(one.type, one.name, is_taken=key in taken),
                *(classed[one.classing] if one.classing else ()),
            ]
        )
        taken[key] += 1
    return found


def version(act: Act, subject: Subject, reason: str = "") -> SubjectVersion:
    """The subject as it now is, kept as its newest version."""
    row = version_of(act, subject, reason)
    row.save(force_insert=True)
    act.wrote(row)
    return row


def version_of(act: Act, subject: Subject, reason: str = "") -> SubjectVersion:
    return SubjectVersion(
        book=act.book,
        seq=act.seq,
        subject=subject,
        name=subject.name,
        codename=subject.codename,
        unit=subject.unit,
        is_open=subject.is_open,
        reason=reason,
    )


def naming_problems(book: Book, type: SubjectType, name: str) -> list[Reason]:
    """A subject needs a name that no other of its type in the book has."""
    is_taken = Subject.objects.filter(book=book, type=type, name=name).exists()
    return name_problems(type, name, is_taken=is_taken)


def name_problems(type: SubjectType, name: str, *, is_taken: bool) -> list[Reason]:
    if not name.strip():
        return [because(gettext_noop("请填写名称"), about="name")]
    if is_taken:
        text = gettext_noop("已有同名的%(type)s“%(name)s”，请先查是否同一个")
        return [because(text, about="name", type=TYPE_NAMES[type], name=name)]
    return list(too_long(name, 120, about="name"))

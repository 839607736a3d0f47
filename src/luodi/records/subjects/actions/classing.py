"""Saying how a subject counts: its dimensions and the units that share it."""

from __future__ import annotations

from collections.abc import Sequence

from luodi.foundation.history.actions import Act
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.actions.naming import CHUNK
from luodi.records.subjects.models import Classification, Share, Subject
from luodi.records.subjects.rules import (
    TYPE_NAMES,
    WHOLE,
    Classing,
    SubjectType,
    dimension_problems,
    share_problems,
)


def classify(act: Act, subject: Subject, classing: Classing, reason: str = "") -> Classification:
    """A classification row with its shares; without parts the responsible unit has the whole."""
    return classify_each(act, [(subject, classing)], reason)[0]


def classify_each(
    act: Act, classings: Sequence[tuple[Subject, Classing]], reason: str = ""
) -> list[Classification]:
    """One classification row for each of the subjects."""
    rows = Classification.objects.bulk_create(
        [classification_of(act, subject, classing, reason) for subject, classing in classings],
        batch_size=CHUNK,
    )
    shares = [
        Share(
            book=act.book,
            seq=act.seq,
            classification=row,
            part=number,
            unit_id=unit,
            role=role,
            weight=weight,
        )
        for row, (subject, classing) in zip(rows, classings, strict=True)
        for number, (unit, role, weight) in enumerate(parts_of(subject, classing))
    ]
    act.wrote(*rows, *Share.objects.bulk_create(shares, batch_size=CHUNK))
    return rows


def classification_of(
    act: Act, subject: Subject, classing: Classing, reason: str
) -> Classification:
    return Classification(
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


def parts_of(subject: Subject, classing: Classing) -> list[tuple[int, str, int]]:
    parts = [(part.unit, part.role, part.weight) for part in classing.parts]
    return parts or [(subject.unit_id, "", WHOLE)]


def classification_problems(book: Book, classing: Classing) -> list[Reason]:
    """Why these dimensions and shares cannot be given."""
    found = [*share_problems(classing.parts)] if classing.parts else []
    found += dimension_problems(classing)
    units = {part.unit for part in classing.parts}
    if Unit.objects.filter(book=book, pk__in=units).count() != len(units):
        found.append(because(gettext_noop("份额中有不属于本账套的单位"), about="shares"))
    for key, type_, about in (
        (classing.event, SubjectType.EVENT, "event"),
        (classing.station, SubjectType.STATION, "station"),
    ):
        if key and not Subject.objects.filter(book=book, pk=key, type=type_).exists():
            text = gettext_noop("本账套没有这个%(type)s")
            found.append(because(text, about=about, type=TYPE_NAMES[type_]))
    return found

"""Saying how a subject counts: its dimensions and the units that share it."""

from __future__ import annotations

from luodi.foundation.history.actions import Act
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import Classification, Share, Subject
from luodi.records.subjects.rules import (
    TYPE_NAMES,
    Classing,
    SubjectType,
    dimension_problems,
    share_problems,
)


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

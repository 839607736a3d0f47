"""Saying how a subject counts: its dimensions and the units that share it."""

from __future__ import annotations

from collections.abc import Sequence

from luodi.foundation.history.actions import Act
from luodi.foundation.history.models import Book
from luodi.foundation.history.sheaves import Sheaf, Values
from luodi.foundation.people.models import Unit
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import Classification, Share, Subject
from luodi.records.subjects.rules import (
    TYPE_NAMES,
    WHOLE,
    Classing,
    Part,
    SubjectType,
    dimension_problems,
    share_problems,
)


def classify(act: Act, subject: Subject, classing: Classing, reason: str = "") -> Classification:
    """A classification row with its shares; without parts the responsible unit has the whole."""
    sheaf = act.sheaf()
    (key,) = classify_each(sheaf, [(subject.pk, subject.unit_id, classing)], reason)
    act.store(sheaf)
    return Classification.objects.get(pk=key)


def classify_each(
    sheaf: Sheaf, classings: Sequence[tuple[int, int, Classing]], reason: str = ""
) -> list[int]:
    """One classification row for each subject: its key, its responsible unit, how it counts."""
    rows = [
        classification(sheaf.book, subject, classing, reason) for subject, _, classing in classings
    ]
    keys = sheaf.put(Classification, rows)
    shares = [
        {
            "book_id": sheaf.book.pk,
            "classification_id": key,
            "part": number,
            "unit_id": part.unit,
            "role": part.role,
            "weight": part.weight,
        }
        for key, (_, unit, classing) in zip(keys, classings, strict=True)
        for number, part in enumerate(parts_of(unit, classing))
    ]
    sheaf.put(Share, shares)
    return keys


def classification(book: Book, subject: int, classing: Classing, reason: str) -> Values:
    return {
        "book_id": book.pk,
        "subject_id": subject,
        "attempt": classing.attempt,
        "event_id": classing.event,
        "station_id": classing.station,
        "industry": classing.industry,
        "cluster": classing.cluster,
        "channel": classing.channel,
        "money_type": classing.money_type,
        "reason": reason,
    }


def parts_of(unit: int, classing: Classing) -> tuple[Part, ...]:
    return classing.parts or (Part(unit, "", WHOLE),)


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

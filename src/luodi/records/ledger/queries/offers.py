"""What can be recorded of a subject next, in the order in which a clerk looks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.shapes import Family, Kind
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.queries.facts import subject_facts
from luodi.records.ledger.queries.gates import nearest
from luodi.records.subjects.models import Subject

NEXT = gettext_noop("下一步")
ORDER = {
    Family.AMOUNT: gettext_noop("金额和数量"),
    Family.PROCEDURE_STEP: gettext_noop("手续"),
    Family.ACTIVITY: gettext_noop("各类活动"),
    Family.MAIN_STEP: gettext_noop("其他步骤"),
    Family.PLAN: gettext_noop("计划"),
    Family.SETBACK: gettext_noop("退回、终止等"),
}


@dataclass(frozen=True)
class Offers:
    """Kinds under one heading."""

    heading: str
    kinds: tuple[Kind, ...]


def offers(subject: Subject) -> list[Offers]:
    """Every kind that the subject can take now, the nearest steps first; none twice."""
    facts = subject_facts([subject])[subject.pk]
    claimed = {kind for attempt, kind in facts.steps if attempt == facts.attempt}
    free = [kind for kind in KINDS if subject.type in kind.subjects and kind.code not in claimed]
    near = [kind for kind in nearest(subject.type, claimed) if kind in free]
    found = [Offers(NEXT, tuple(near)), *by_family([kind for kind in free if kind not in near])]
    return [row for row in found if row.kinds]


def by_family(kinds: list[Kind]) -> Iterator[Offers]:
    for family, heading in ORDER.items():
        yield Offers(heading, tuple(kind for kind in kinds if kind.family is family))

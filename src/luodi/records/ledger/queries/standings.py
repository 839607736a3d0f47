"""Where subjects stand, in both readings."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.records.ledger.models import Standing
from luodi.records.subjects.models import Subject


@dataclass(frozen=True)
class Standings:
    """Where one subject stands in each reading; None where nothing counts in it."""

    claimed: Standing | None
    verified: Standing | None


def standings_of(subject: Subject) -> Standings:
    """Both readings of one subject."""
    rows = {row.verified: row for row in Standing.objects.filter(subject=subject)}
    return Standings(rows.get(False), rows.get(True))

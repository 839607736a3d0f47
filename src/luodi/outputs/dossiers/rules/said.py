"""One entry as the folds of a dossier read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from luodi.foundation.vocabulary.shapes import Kind
from luodi.records.ledger.rules.states import State


@dataclass(frozen=True)
class Said:
    """One entry: what, when, how much in yuan, and how it counts now."""

    entry: int
    kind: Kind
    attempt: int
    state: State
    first: date
    last: date
    covers: tuple[date, date] | None = None
    yuan: Decimal | None = None

    def counts(self, *, verified: bool) -> bool:
        return self.state.counts(verified=verified)

    @property
    def anchor(self) -> str:
        """Where on the page the entry stands."""
        return f"#entry-{self.entry}"

    @property
    def days(self) -> tuple[date, date]:
        """What it is about: the period that it covers, else the days in which it happened."""
        return self.covers or (self.first, self.last)

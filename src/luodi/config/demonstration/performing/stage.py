"""What stands so far while the demonstration is performed: who is who, which entry is which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from luodi.config.demonstration.lives.life import Named, Told
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.records.ledger.models import Entry
from luodi.records.ledger.rules.claims import Claim
from luodi.records.library.rules import Paper
from luodi.records.subjects.models import Subject


@dataclass
class Stage:
    """Everything performed so far, found again by the names that the script uses."""

    books: dict[str, Book] = field(default_factory=dict)
    units: dict[tuple[str, str], Unit] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    subjects: dict[tuple[str, str], Subject] = field(default_factory=dict)
    entries: dict[int, Entry] = field(default_factory=dict)  # by the identity of what was told

    def unit(self, book: str, name: str) -> Unit:
        return self.units[book, name]

    def subject(self, book: str, name: str) -> Subject:
        return self.subjects[book, name]

    def entry(self, told: Told) -> Entry:
        return self.entries[id(told)]

    def keep(self, book: str, told: Told, entry: Entry) -> None:
        """Remember an entry, with the rows that the actions will ask it for."""
        entry.subject = self.subjects[book, told.subject]
        entry.reported_by = self.units[book, told.unit]
        self.entries[id(told)] = entry

    def claim(self, book: str, told: Told, papers: tuple[Paper, ...]) -> Claim:
        """What was told, as the ledger takes it; a periodic amount has no day of its own."""
        subject = self.subjects.get((book, told.subject))  # none yet while it is registered
        columns: dict[str, Any] = {
            "occurred_from": None if "covers_from" in told.values else told.occurred,
            **{name: self.resolved(book, value) for name, value in told.values.items()},
        }
        return Claim(
            subject=subject.pk if subject else 0,
            kind=told.kind,
            said=told.said,
            reported_by=self.units[book, told.unit].pk,
            detail={name: self.resolved(book, value) for name, value in told.detail.items()},
            papers=papers,
            **columns,
        )

    def resolved(self, book: str, value: object) -> object:
        return self.subjects[book, value.name].pk if isinstance(value, Named) else value

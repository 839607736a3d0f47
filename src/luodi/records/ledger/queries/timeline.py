"""A subject's entries with their papers and everything that was done to them since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet, Value

from luodi.records.ledger.models import (
    Answer,
    Confirmation,
    Entry,
    EntryClassification,
    Evidence,
    Reversal,
    Review,
    Waiver,
)
from luodi.records.ledger.queries.gates import Holding, Lacking, background, table_of
from luodi.records.ledger.rules.claims.own_fields import CLASSES
from luodi.records.ledger.rules.states import Deed, State, state_after
from luodi.records.subjects.models import Subject

NOTHING = Value("")

type Act = Review | Answer | Reversal | Confirmation | Waiver | EntryClassification


@dataclass(frozen=True)
class Done:
    """One act on an entry: by whom, when, in which words."""

    deed: Deed
    seq: int
    by: str
    at: datetime
    said: str
    grade: str  # of a verification
    about: str  # the requirement that was waived
    origin: str  # as put right, and so the two below
    nature: str
    category: str


@dataclass(frozen=True)
class Told:
    """One entry as it stands now."""

    entry: Entry
    state: State
    papers: tuple[Evidence, ...]
    done: tuple[Done, ...]

    @property
    def awaits_confirmation(self) -> bool:
        """Recorded on behalf of its unit, which has not yet said yes."""
        is_open = self.state is State.CLAIMED and self.entry.on_behalf
        return is_open and all(one.deed is not Deed.CONFIRMED for one in self.done)

    @property
    def classed(self) -> Done | Entry:
        """What says of which origin, nature and category it is: the last act that put it right."""
        classed = [one for one in self.done if one.deed is Deed.RECLASSED]
        return classed[-1] if classed else self.entry

    @property
    def holding(self) -> Holding:
        """What it has towards its verification."""
        return Holding(
            entry=self.entry,
            evidence=frozenset(paper.type for paper in self.papers),
            waived=frozenset(one.about for one in self.done if one.deed is Deed.WAIVED),
            category=self.classed.category,
            nature=self.classed.nature,
        )


def told_of(subject: Subject) -> list[Told]:
    """Every entry of the subject, in the order of recording."""
    entries = Entry.objects.filter(subject=subject).order_by("seq", "pk")
    return told(
        list(entries.select_related("reported_by__book", "recorded_by", "enterprise", "event"))
    )


def told(entries: Sequence[Entry]) -> list[Told]:
    """The entries with their papers and the acts on them, in the order given."""
    keys = [entry.pk for entry in entries]
    papers, done = papers_of(keys), done_to(keys)
    return [
        Told(
            entry=entry,
            state=state_after([one.deed for one in done[entry.pk]]),
            papers=tuple(papers[entry.pk]),
            done=tuple(done[entry.pk]),
        )
        for entry in entries
    ]


def missing_now(
    subject: Subject, told: Sequence[Told], on: date, *, industry: str
) -> list[Lacking]:
    """The table of what is missing, for who has the subject's entries already before him."""
    waiting = [one.holding for one in told if one.state is State.CLAIMED]
    return table_of(subject, waiting, background(subject, on, industry=industry))


def papers_of(entries: Sequence[int]) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = defaultdict(list)
    rows = Evidence.objects.filter(entry__in=entries).select_related("document", "by")
    for row in rows.order_by("seq", "pk"):
        found[row.entry_id].append(row)
    return found


def done_to(entries: Sequence[int]) -> dict[int, list[Done]]:
    """The acts on each entry, oldest first; one question, whatever the sorts of acts."""
    found: dict[int, list[Done]] = defaultdict(list)
    rows = acts(Review, entries, "verdict", "reason", grade="grade").union(
        acts(Answer, entries, Value(Deed.ANSWERED), "text"),
        acts(Reversal, entries, Value(Deed.REVERSED), "reason"),
        acts(Confirmation, entries, Value(Deed.CONFIRMED), NOTHING),
        acts(Waiver, entries, Value(Deed.WAIVED), "reason", about="requirement"),
        acts(
            EntryClassification,
            entries,
            Value(Deed.RECLASSED),
            "reason",
            classes=CLASSES,
        ),
        all=True,
    )
    for entry, deed, *words in sorted(rows, key=lambda row: row[2]):
        found[entry].append(Done(Deed(deed), *words))
    return found


def acts(
    model: type[Act],
    entries: Sequence[int],
    deed: str | Value,
    said: str | Value,
    *,
    grade: str | Value = NOTHING,
    about: str | Value = NOTHING,
    classes: Sequence[str | Value] = (NOTHING,) * len(CLASSES),
) -> QuerySet[Any, tuple[Any, ...]]:
    """The rows of one sort of act, in the order of the fields of `Done`."""
    rows = model._default_manager.filter(entry__in=entries)
    columns = ("entry", deed, "seq", "by__name", "at", said, grade, about, *classes)
    return rows.values_list(*columns)

"""From an entry and its acts to the spans during which it counts, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from luodi.records.subjects.rules import WHOLE, Part, split


@dataclass(frozen=True)
class Dimensions:
    """Everything by which a posting may be split, apart from its unit."""

    event: int | None = None
    station: int | None = None
    industry: str = ""
    cluster: str = ""
    channel: str = ""
    money_type: str = ""
    origin: str = ""
    nature: str = ""
    category: str = ""


@dataclass(frozen=True)
class SubjectClass:
    """A subject's classification from one act on: its dimensions and the units that share it."""

    seq: int
    attempt: int | None  # None: every attempt
    dimensions: Dimensions
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class EntryClass:
    """Origin, nature and category of one entry from one act on."""

    seq: int
    origin: str
    nature: str
    category: str


@dataclass(frozen=True)
class Amounts:
    """An entry's numbers, in hundredths of their measures; None where it has none."""

    hundredths: int | None = None
    local_hundredths: int | None = None
    dollar_cents: int | None = None

    def cut(self, weights: Sequence[int]) -> list[Amounts]:
        """The parts of the amounts by weight; together they are the whole, to the last 分."""
        columns = [
            [None] * len(weights) if value is None else split(value, weights)
            for value in (self.hundredths, self.local_hundredths, self.dollar_cents)
        ]
        return [Amounts(*values) for values in zip(*columns, strict=True)]


@dataclass(frozen=True)
class EntryFacts:
    """What of an entry decides how it counts, with the numbers of the acts that touched it."""

    entry: int
    seq: int
    attempt: int
    reported_by: int
    counts_for_reporter: bool
    origin: str
    nature: str
    category: str
    event: int | None
    amounts: Amounts
    returned: tuple[int, ...] = ()
    answered: tuple[int, ...] = ()
    verified: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()
    reversed_at: int | None = None
    keeps_event: bool = False  # it is about its own event, whichever the subject was signed at


@dataclass(frozen=True)
class Span:
    """One posting to be: the part of one unit, in one reading, from one act until another."""

    entry: int
    verified: bool
    part: int
    from_seq: int
    until_seq: int | None
    unit: int
    role: str
    weight: int
    dimensions: Dimensions
    amounts: Amounts

    @property
    def key(self) -> tuple[int, bool, int, int]:
        return self.entry, self.verified, self.part, self.from_seq


def spans(
    entry: EntryFacts,
    of_subject: Sequence[SubjectClass],
    of_entry: Sequence[EntryClass] = (),
) -> list[Span]:
    """Every span of the entry, in both readings; the classifications in order of their numbers."""
    claimed = intervals((entry.seq, *entry.answered), entry.returned, entry.reversed_at)
    verified = intervals(entry.verified, entry.withdrawn, entry.reversed_at)
    phases = list(classes(entry, of_subject, of_entry))
    found: list[Span] = []
    for is_verified, counting in ((False, claimed), (True, verified)):
        for first, end in counting:
            found.extend(cut(entry, is_verified, first, end, phases))
    return found


def intervals(
    opens: Sequence[int], closes: Sequence[int], end: int | None
) -> Iterator[tuple[int, int | None]]:
    """Opening and closing acts paired in order; `end` closes whatever is still open."""
    shut = sorted(closes)
    for start in sorted(opens):
        yield start, next((seq for seq in shut if seq > start), end)


@dataclass(frozen=True)
class Phase:
    """How an entry is classified from one act on."""

    seq: int
    dimensions: Dimensions
    parts: tuple[Part, ...]


def classes(
    entry: EntryFacts, of_subject: Sequence[SubjectClass], of_entry: Sequence[EntryClass]
) -> Iterator[Phase]:
    """The entry's classification through time; consecutive phases differ."""
    changes = sorted(
        [(row.seq, row) for row in of_subject if row.attempt in (None, entry.attempt)]
        + [(row.seq, row) for row in of_entry],
        key=lambda change: change[0],
    )
    own = Dimensions(
        event=entry.event, origin=entry.origin, nature=entry.nature, category=entry.category
    )
    last = Phase(0, own, (Part(entry.reported_by, "", WHOLE),))
    yield last
    for seq, row in changes:
        following = reclassed(entry, last, seq, row)
        if (following.dimensions, following.parts) != (last.dimensions, last.parts):
            yield following
            last = following


def reclassed(entry: EntryFacts, phase: Phase, seq: int, row: SubjectClass | EntryClass) -> Phase:
    """The phase after one classification; a subject's leaves what is the entry's own."""
    old = phase.dimensions
    if isinstance(row, EntryClass):
        own = replace(old, origin=row.origin, nature=row.nature, category=row.category)
        return Phase(seq, own, phase.parts)
    dimensions = replace(
        row.dimensions,
        origin=old.origin,
        nature=old.nature,
        category=old.category,
        event=entry.event if entry.keeps_event else row.dimensions.event or entry.event,
    )
    return Phase(seq, dimensions, phase.parts if entry.counts_for_reporter else row.parts)


def cut(
    entry: EntryFacts, verified: bool, first: int, end: int | None, phases: Sequence[Phase]
) -> Iterator[Span]:
    """One interval of counting cut where the classification changes."""
    starts = [phase for phase in phases if phase.seq <= first][-1:]
    starts += [phase for phase in phases if phase.seq > first and (end is None or phase.seq < end)]
    bounds = [first, *(phase.seq for phase in starts[1:])]
    ends = [*bounds[1:], end]
    for phase, start, until in zip(starts, bounds, ends, strict=True):
        if start == until:  # one act classified twice: what it said last holds
            continue
        shares = entry.amounts.cut([part.weight for part in phase.parts])
        for number, (part, amounts) in enumerate(zip(phase.parts, shares, strict=True)):
            yield Span(
                entry=entry.entry,
                verified=verified,
                part=number,
                from_seq=start,
                until_seq=until,
                unit=part.unit,
                role=part.role,
                weight=part.weight,
                dimensions=phase.dimensions,
                amounts=amounts,
            )

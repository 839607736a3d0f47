"""The book replayed from its rows in plain Python: slow, and nothing of it is the program's own.

It knows the default rulebook only. What the statements count from postings it counts from entries,
reviews, answers, reversals and classifications, one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from luodi.foundation.history.models import Book
from luodi.records.ledger.models import Answer, Entry, EntryClassification, Reversal, Review
from luodi.records.subjects.models import Classification, Share

ENDS = {"terminated", "lost", "returned", "swap_out"}
STARTS = {"ground_break", "first_pile", "fitout_start"}
LANDING = {"registered", "project_filed", "site_secured"}
OUTSIDE = {"FOREIGN", "PROVINCE_OUT", "CITY_OUT"}
ADMITTED = {"FIXED_ASSETS", "LAND_PRICE", "EQUITY"}
OWN = {"firm_contact", "visit_in"}  # a unit's own work, not shared as the subject is
TEN_MILLION_YUAN = 10_000_000

Units = dict[int, Fraction]


@dataclass(frozen=True)
class Said:
    """One entry that counts, with the parts that units have in it."""

    entry: Entry
    units: Mapping[int, Fraction]
    origin: str
    nature: str

    @property
    def yuan(self) -> Fraction:
        return Fraction(self.entry.value or 0)


@dataclass(frozen=True)
class Replay:
    """What counts at a moment in one reading, and the period that is asked for."""

    said: tuple[Said, ...]
    start: date
    last: date
    today: date

    @property
    def day(self) -> date:
        return min(self.last, self.today)

    def attempts(self) -> dict[tuple[int, int], list[Said]]:
        found: dict[tuple[int, int], list[Said]] = defaultdict(list)
        for row in self.said:
            found[row.entry.subject_id, row.entry.attempt].append(row)
        return found

    def inside(self, row: Said) -> bool:
        return self.start <= row.entry.occurred_from <= row.entry.occurred_to <= self.last

    def of(self, *kinds: str) -> Iterator[Said]:
        return (row for row in self.said if row.entry.kind in kinds)

    def size(self, subject: int) -> Fraction:
        """The planned total of the latest business day."""
        rows = [row for row in self.of("planned_total") if row.entry.subject_id == subject]
        latest = max(rows, key=lambda row: (row.entry.occurred_to, row.entry.pk), default=None)
        return latest.yuan if latest else Fraction(0)


def replay(book: Book, seq: int, *, verified: bool, start: date, last: date) -> Replay:
    """What the acts up to `seq` make of the book."""
    found = []
    today = max(line.at for line in book.lines.filter(seq=seq)).date()
    for entry in Entry.objects.filter(book=book, seq__lte=seq).order_by("pk"):
        if counts(entry, seq, verified=verified):
            origin, nature = entry.origin, entry.nature
            own = EntryClassification.objects.filter(entry=entry, seq__lte=seq)
            for row in own.order_by("seq", "pk"):
                origin, nature = row.origin, row.nature
            found.append(Said(entry, parts(entry, seq), origin, nature))
    return Replay(tuple(found), start, last, today)


def counts(entry: Entry, seq: int, *, verified: bool) -> bool:
    """Whether the entry's acts, in their order, leave it counting."""
    opens, closes = ("VERIFIED", "WITHDRAWN") if verified else ("ANSWERED", "RETURNED")
    acts = [(row.seq, row.verdict) for row in Review.objects.filter(entry=entry, seq__lte=seq)]
    acts += [(row.seq, "ANSWERED") for row in Answer.objects.filter(entry=entry, seq__lte=seq)]
    standing = not verified
    for _, verdict in sorted(acts):
        standing = verdict == opens or (standing and verdict != closes)
    return standing and not Reversal.objects.filter(entry=entry, seq__lte=seq).exists()


def parts(entry: Entry, seq: int) -> Mapping[int, Fraction]:
    """Which units share the entry at the moment."""
    if entry.kind in OWN:
        return {entry.reported_by_id: Fraction(1)}
    rows = Classification.objects.filter(subject=entry.subject_id, seq__lte=seq)
    latest = [row for row in rows.order_by("seq", "pk") if row.attempt in (None, entry.attempt)][-1]
    shares = Share.objects.filter(classification=latest)
    return {share.unit_id: Fraction(share.weight, 10_000) for share in shares}


def added(rows: Iterator[tuple[Mapping[int, Fraction], Fraction | int]]) -> Units:
    """Amounts by unit; what is nothing is left out."""
    found: Units = defaultdict(Fraction)
    for units, amount in rows:
        for unit, part in units.items():
            found[unit] += part * amount
    return {unit: amount for unit, amount in found.items() if amount}


def steps(rows: list[Said], by: date | None = None) -> set[str]:
    return {row.entry.kind for row in rows if by is None or row.entry.occurred_to <= by}


def signed_first(asked: Replay, key: tuple[int, int]) -> Said | None:
    """The attempt's contract, if it lies in the period and no earlier attempt had one."""
    subject, attempt = key
    earlier = any(
        row.entry.subject_id == subject and row.entry.attempt < attempt
        for row in asked.of("contract")
    )
    mine = [row for row in asked.attempts()[key] if row.entry.kind == "contract"]
    return next((row for row in mine if asked.inside(row) and not earlier), None)


def contracts(asked: Replay) -> Units:
    keys = asked.attempts()
    return added((row.units, 1) for key in keys if (row := signed_first(asked, key)))


def coh_started(asked: Replay) -> Units:
    return added(
        (row.units, 1)
        for key, rows in asked.attempts().items()
        if (row := signed_first(asked, key)) and steps(rows) & {*STARTS, "completed", "production"}
    )


def on_books(rows: list[Said], by: date) -> bool:
    reached = steps(rows, by)
    return "contract" in reached and not reached & ENDS


def contracts_on_books(asked: Replay) -> Units:
    attempts = asked.attempts().values()
    return added((rows[0].units, 1) for rows in attempts if on_books(rows, asked.day))


def not_landed_3m(asked: Replay) -> Units:
    def stuck(rows: list[Said]) -> bool:
        signed = min(row.entry.occurred_to for row in rows if row.entry.kind == "contract")
        return aged(signed, 3) <= asked.day and not steps(rows, asked.day) >= LANDING

    return added(
        (rows[0].units, 1)
        for rows in asked.attempts().values()
        if on_books(rows, asked.day) and stuck(rows)
    )


def aged(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


def started_in(asked: Replay, rows: list[Said]) -> bool:
    """A start in the period, and none before it."""
    starts = [row for row in rows if row.entry.kind in STARTS]
    before = any(row.entry.occurred_to < asked.start for row in starts)
    return not before and any(asked.inside(row) for row in starts)


def starts(asked: Replay) -> Units:
    attempts = asked.attempts().values()
    return added((rows[0].units, 1) for rows in attempts if started_in(asked, rows))


def starts_new_10m(asked: Replay) -> Units:
    attempts = asked.attempts()

    def is_new(subject: int, attempt: int) -> bool:
        earlier = [rows for key, rows in attempts.items() if key < (subject, attempt)]
        return not any(
            rows[0].entry.subject_id == subject and steps(rows) & STARTS for rows in earlier
        )

    return added(
        (rows[0].units, 1)
        for (subject, attempt), rows in attempts.items()
        if started_in(asked, rows)
        and is_new(subject, attempt)
        and asked.size(subject) >= TEN_MILLION_YUAN
    )


def landed(asked: Replay) -> Units:
    def lands(rows: list[Said]) -> bool:
        papers = [row for row in rows if row.entry.kind in LANDING]
        before = {row.entry.kind for row in papers if row.entry.occurred_to < asked.start}
        known = before | {row.entry.kind for row in papers if asked.inside(row)}
        return known == LANDING != before

    return added((rows[0].units, 1) for rows in asked.attempts().values() if lands(rows))


def contract_money(asked: Replay) -> Units:
    """Local money and loans are no 引资额 by default."""
    rows = asked.of("contract_amount", "capital_increase", "capital_reduction")
    return added(
        (row.units, row.yuan)
        for row in rows
        if asked.inside(row) and row.origin != "LOCAL" and row.nature != "BANK_LOAN"
    )


def arrived_outside(asked: Replay) -> Units:
    return added(
        (row.units, row.yuan)
        for row in asked.of("money_in", "money_withdrawn")
        if asked.inside(row) and row.origin in OUTSIDE and row.nature in ADMITTED
    )


def coh_arrived(asked: Replay) -> Units:
    attempts = asked.attempts()
    return added(
        (row.units, row.yuan)
        for key, rows in attempts.items()
        if signed_first(asked, key)
        for row in rows
        if row.entry.kind in ("money_in", "money_withdrawn") and row.nature in ADMITTED
    )


def contract_investment(asked: Replay) -> Units:
    return added(
        (row.units, asked.size(key[0]))
        for key in asked.attempts()
        if (row := signed_first(asked, key))
    )


def firms_contacted(asked: Replay) -> Units:
    met = {
        (row.entry.reported_by_id, row.entry.enterprise_id)
        for row in asked.of("firm_contact")
        if asked.inside(row)
    }
    return added(({unit: Fraction(1)}, 1) for unit, _ in met)


REFERENCES: tuple[Callable[[Replay], Units], ...] = (
    contracts,
    contracts_on_books,
    coh_started,
    not_landed_3m,
    starts,
    starts_new_10m,
    landed,
    contract_money,
    arrived_outside,
    coh_arrived,
    contract_investment,
    firms_contacted,
)

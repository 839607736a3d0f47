"""Names, entries and evidence put to the rows of a figure, as they stood at its moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Q

from luodi.analysis.figures.rules.moments import Moment
from luodi.analysis.figures.rules.rows import Paper, Proof, Row, Taken
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.vocabulary.kinds import kind
from luodi.records.ledger.models import Entry, Evidence, Posting, Review
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import shown_names

AT_A_TIME = 500  # keys in one IN list


def named_rows(
    taken: Sequence[Taken],
    kinds: Collection[str],
    moment: Moment,
    *,
    verified: bool,
    reader: Account | None,
) -> tuple[Row, ...]:
    """The rows in the order of their first proof's day, with everything a person asks of them."""
    behind = entries_of(taken, kinds, moment, verified)
    own = {entry for item in taken for entry, _ in item.entries}
    proofs = proofs_of(own | {key for keys in behind.values() for key in keys}, moment)
    subjects = names_of({item.subject for item in taken if item.subject}, reader)
    units = units_named({item.unit for item in taken if item.unit})
    rows = []
    for item in taken:
        keys = [entry for entry, _ in item.entries]
        keys += [key for key in behind.get(place(item), ()) if key not in keys]
        name, unit = units[item.unit] if item.unit else subjects[item.subject or 0]
        mine = tuple(proofs[key] for key in keys)
        rows.append(Row(item.subject, name, unit, item.amount, mine, item.entries))
    return tuple(sorted(rows, key=lambda row: (first_day(row), row.subject or 0, row.name)))


def place(item: Taken) -> tuple[int, int]:
    return item.subject or 0, item.attempt


def first_day(row: Row) -> str:
    return min((proof.occurred_to.isoformat() for proof in row.proofs), default="")


def units_named(units: Collection[int]) -> dict[int, tuple[str, str]]:
    """Each unit that stands for itself, as it is shown."""
    return {unit.pk: (str(unit), str(unit)) for unit in Unit.objects.filter(pk__in=units)}


def chunks(keys: Iterable[int]) -> Iterable[list[int]]:
    ordered = sorted(keys)
    return (ordered[at : at + AT_A_TIME] for at in range(0, len(ordered), AT_A_TIME))


def names_of(subjects: Collection[int], reader: Account | None) -> dict[int, tuple[str, str]]:
    """Each subject's name for the reader and its unit; where nobody reads, code names stand."""
    found: dict[int, tuple[str, str]] = {}
    for keys in chunks(subjects):
        rows = list(Subject.objects.filter(pk__in=keys).select_related("unit"))
        names = shown_names(rows, reader) if reader else {row.pk: str(row) for row in rows}
        found |= {row.pk: (names[row.pk], str(row.unit)) for row in rows}
    return found


def entries_of(
    taken: Sequence[Taken], kinds: Collection[str], moment: Moment, verified: bool
) -> Mapping[tuple[int, int], list[int]]:
    """The entries of the kinds that counted at the moment, by subject and attempt."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    wanted = {place(item) for item in taken if item.attempt}
    for keys in chunks({subject for subject, _ in wanted}):
        rows = Posting.objects.filter(
            counting_at(moment), subject__in=keys, kind__in=kinds, verified=verified
        )
        for row in rows.order_by("occurred_to", "entry_id", "part"):
            at = row.subject_id, row.attempt
            if at in wanted and row.entry_id not in found[at]:
                found[at].append(row.entry_id)
    return found


def counting_at(moment: Moment) -> Q:
    """Postings that count at the moment, as the statements have it."""
    if moment.opening_seq is None:
        return since(moment.seq)
    recalled = Q(opening=True, known_on__lte=moment.day) & since(moment.opening_seq)
    return (Q(opening=False) & since(moment.seq)) | recalled


def since(seq: int) -> Q:
    return Q(from_seq__lte=seq) & (Q(until_seq=None) | Q(until_seq__gt=seq))


def proofs_of(entries: Collection[int], moment: Moment) -> dict[int, Proof]:
    """The entries with their evidence and grade as they stood at the moment."""
    found = {}
    seq = moment.last_seq
    for keys in chunks(entries):
        papers, grades = papers_of(keys, seq), grades_of(keys, seq)
        rows = Entry.objects.filter(pk__in=keys).select_related("reported_by", "recorded_by")
        for entry in rows:
            found[entry.pk] = Proof(
                entry=entry.pk,
                kind=kind(entry.kind).name,
                said=entry.said,
                occurred_from=entry.occurred_from,
                occurred_to=entry.occurred_to,
                recorded_at=entry.recorded_at,
                reported_by=str(entry.reported_by),
                recorded_by=entry.recorded_by.name,
                grade=grades.get(entry.pk, ""),
                source=source_of(entry),
                papers=tuple(papers.get(entry.pk, ())),
            )
    return found


def source_of(entry: Entry) -> str:
    """Where the entry came from, down to the cell of the workbook."""
    if entry.source != Entry.Source.IMPORT:
        return str(entry.get_source_display())
    place = f"{entry.sheet}!{entry.cell or entry.row or ''}"
    return f"{entry.get_source_display()} {entry.batch} {place}"


def papers_of(entries: Sequence[int], seq: int) -> dict[int, list[Paper]]:
    found: dict[int, list[Paper]] = defaultdict(list)
    rows = Evidence.objects.filter(entry__in=entries, seq__lte=seq).select_related("document")
    for row in rows.order_by("seq", "pk"):
        found[row.entry_id].append(Paper(row.document_id, row.document.title, row.type))
    return found


def grades_of(entries: Sequence[int], seq: int) -> dict[int, str]:
    """The grade of each verification that stood at the moment."""
    found: dict[int, str] = {}
    for row in Review.objects.filter(entry__in=entries, seq__lte=seq).order_by("seq", "pk"):
        found[row.entry_id] = row.grade
    return found

"""Entries laid ready with all that follows from them, worked out before anything is stored.

Nothing can have been done yet with an entry that is about to be made, so what it counts as follows
from its claim and from how its subject is classed; the database is asked only for what it knew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import batched
from types import MappingProxyType
from typing import Any

from luodi.foundation.history.sheaves import Sheaf, Values
from luodi.foundation.people.models import Account
from luodi.records.ledger.actions.posting import counted_as
from luodi.records.ledger.actions.standing import (
    CHUNK,
    STATE_COLUMNS,
    About,
    Counting,
    counted_now,
    described,
    folded,
    stored_keys,
)
from luodi.records.ledger.models import Entry, Pending, Posting, Standing
from luodi.records.ledger.queries.facts import REFERENCES, entry_facts, subject_classes
from luodi.records.ledger.rules.claims import Claim
from luodi.records.ledger.rules.spans import Dimensions, SubjectClass, spans
from luodi.records.ledger.rules.standing import Counted
from luodi.records.subjects.actions.classing import parts_of
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Classing


@dataclass(frozen=True)
class Opened:
    """A subject that the same act opens, of which the database knows nothing yet."""

    subject: Subject
    classing: Classing | None

    def classes(self, seq: int) -> list[SubjectClass]:
        """How it is classed from that act on."""
        said = self.classing or Classing(parts=())
        dimensions = Dimensions(
            event=said.event,
            station=said.station,
            industry=said.industry,
            cluster=said.cluster,
            channel=said.channel,
            money_type=said.money_type,
        )
        parts = parts_of(self.subject.unit_id, said)
        return [SubjectClass(seq, said.attempt, dimensions, parts)]

    @property
    def about(self) -> About:
        said, row = self.classing or Classing(parts=()), self.subject
        classes = (said.industry, said.cluster, said.channel, said.money_type)
        return About(row.pk, row.book_id, row.type, classes)


OWN_COLUMNS = [
    column.name for column in fields(Claim) if column.name not in {*REFERENCES, "attempt"}
]
NONE: Mapping[int, Opened] = MappingProxyType({})
type Counts = Mapping[int, Mapping[int, Counted]]  # subject → entry → how it counts


def enter(
    sheaf: Sheaf, claims: Iterable[Claim], *, by: Account, opened: Mapping[int, Opened] = NONE
) -> list[int]:
    """The entries of the claims, which have been checked and settled; answers their keys."""
    counts: dict[int, dict[int, Counted]] = defaultdict(dict)
    keys: list[int] = []
    for chunk in batched(claims, CHUNK):  # the columns of so many are held at once, and no more
        rows = [columns_of(sheaf, claim, by) for claim in chunk]
        for key, row in zip(sheaf.put(Entry, rows), rows, strict=True):
            row["id"] = key
            keys.append(key)
        sheaf.put(Pending, map(waiting, rows))
        proven = [bool(claim.evidence) for claim in chunk]
        post(sheaf, list(zip(rows, proven, strict=True)), opened, counts)
    stand(sheaf, counts, opened)
    return keys


def columns_of(sheaf: Sheaf, claim: Claim, by: Account) -> dict[str, Any]:
    """The row that keeps a claim; a month still running reaches to today."""
    first, last = claim.days
    if first is None or last is None or claim.attempt is None:
        raise ValueError("a claim is checked before it is stored")
    given = {name: getattr(claim, name) for name in OWN_COLUMNS}
    return given | {
        "book_id": sheaf.book.pk,
        "seq": sheaf.seq,
        "subject_id": claim.subject,
        "attempt": claim.attempt,
        "occurred_from": first,
        "occurred_to": min(last, sheaf.day),
        "reported_by_id": claim.reported_by,
        "enterprise_id": claim.enterprise,
        "event_id": claim.event,
        "detail": dict(claim.detail),
        "recorded_by_id": by.pk,
        "recorded_at": sheaf.at,
    }


def waiting(row: Values) -> dict[str, Any]:
    """Its place in the queue: what was just claimed is verified by nobody."""
    return {
        "entry_id": row["id"],
        "book_id": row["book_id"],
        "recorded_by_id": row["recorded_by_id"],
        "on_behalf": row["on_behalf"],
    }


def post(
    sheaf: Sheaf,
    told: Sequence[tuple[Values, bool]],
    opened: Mapping[int, Opened],
    counts: dict[int, dict[int, Counted]],
) -> None:
    """What these entries count as, for the figures and for where their subjects stand."""
    known = {row["subject_id"] for row, _ in told} - opened.keys()
    classes = subject_classes(known)
    types = dict(Subject.objects.filter(pk__in=known).values_list("pk", "type"))
    made = []
    for row, is_proven in told:
        key = row["subject_id"]
        mine = opened[key].classes(sheaf.seq) if key in opened else classes[key]
        type_ = opened[key].subject.type if key in opened else types[key]
        facts = entry_facts(row, {})
        parts = [counted_as(row, span, type_) for span in spans(facts, mine)]
        made += parts
        counts[key][row["id"]] = counted(parts[0], facts.amounts.hundredths, is_proven=is_proven)
    sheaf.put(Posting, made)


def counted(posting: Values, hundredths: int | None, *, is_proven: bool) -> Counted:
    """All parts of an entry together, by one of them."""
    return Counted(
        entry=posting["entry_id"],
        hundredths=hundredths,
        kind=posting["kind"],
        attempt=posting["attempt"],
        bit=posting["bit"],
        occurred_from=posting["occurred_from"],
        occurred_to=posting["occurred_to"],
        planned_on=posting["planned_on"],
        event=posting["event_id"],
        is_proven=is_proven,
        classes=(
            posting["industry"],
            posting["cluster"],
            posting["channel"],
            posting["money_type"],
        ),
    )


def stand_each(sheaf: Sheaf, opened: Mapping[int, Opened]) -> None:
    """Where subjects stand of which an act that opens them records nothing."""
    stand(sheaf, {}, opened)


def stand(sheaf: Sheaf, counts: Counts, opened: Mapping[int, Opened]) -> None:
    """Where the subjects stand once the act is done: those that it opens, those that it finds."""
    fresh = {key: counting(counts.get(key, {}), one.about) for key, one in opened.items()}
    about = {key: one.about for key, one in opened.items()}
    sheaf.put(Standing, [row for _, row in folded(fresh_only(fresh), about)])
    for chunk in batched(sorted(counts.keys() - opened.keys()), CHUNK):
        found = counted_now(chunk)
        types = dict(Subject.objects.filter(pk__in=chunk).values_list("pk", "type"))
        for key in chunk:
            now = found[key, False]
            now.book, now.type = sheaf.book.pk, types[key]
            now.entries |= counts[key]
        told = {row.subject: row for row in described(chunk, found)}
        keys, rows = stored_keys(chunk), dict(folded(found, told))
        sheaf.put(Standing, [row for key, row in rows.items() if key not in keys])
        changed = ((keys[key], row) for key, row in rows.items() if key in keys)
        sheaf.change(
            Standing,
            STATE_COLUMNS,
            ([pk, *(row[name] for name in STATE_COLUMNS)] for pk, row in changed),
        )


def counting(entries: Mapping[int, Counted], about: About) -> Counting:
    return Counting(about.book, about.type, dict(entries))


def fresh_only(claimed: Mapping[int, Counting]) -> dict[tuple[int, bool], Counting]:
    """Nothing of what an act opens can be verified yet."""
    return {(key, False): row for key, row in claimed.items()}

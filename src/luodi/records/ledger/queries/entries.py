"""One entry as a reader finds it: what is demanded of it, and which one is next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from luodi.foundation.people.models import Account
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.gates import Background, Holding, background, lacking
from luodi.records.ledger.queries.timeline import Told, told
from luodi.records.ledger.queries.waiting import seen_by
from luodi.records.ledger.rules.gates import Held, Missing, Want, missing


@dataclass(frozen=True)
class Demand:
    """One thing that the rulebook demands before the entry is verified, and whether it is there."""

    item: Missing
    is_there: bool

    @property
    def is_paper(self) -> bool:
        return self.item.want is Want.EVIDENCE

    @property
    def is_order(self) -> bool:
        return self.item.want is Want.ORDER


@dataclass(frozen=True)
class Facing:
    """One entry before who judges it."""

    told: Told
    demands: tuple[Demand, ...]
    stands: tuple[str, ...]  # the kinds that stand verified in the entry's attempt

    @property
    def lacking(self) -> list[Missing]:
        return [row.item for row in self.demands if not row.is_there]


def entry_for(account: Account, pk: int) -> Entry:
    """The entry, if the account may read its subject; loading and permitting are one step."""
    entries = Entry.objects.select_related(
        "subject__book", "reported_by__book", "recorded_by", "event", "enterprise", "book"
    )
    return get_object_or_404(seen_by(account, entries), pk=pk)


def facing(entry: Entry, on: date) -> Facing:
    """The entry with everything that a second person looks at on the day."""
    (one,) = told([entry])
    behind = background(entry.subject, on)
    stands = tuple(sorted(behind.verified(entry.attempt)))
    return Facing(one, tuple(demands(one.holding, behind)), stands)


def demands(has: Holding, behind: Background) -> Iterator[Demand]:
    """Everything demanded for the entry's verification; of an opening entry nothing is."""
    if has.entry.opening:
        return
    lacks = {item.code: item for item in lacking(has, behind)}
    holds = behind.holds(has.category, has.nature)
    for item in missing(behind.gate(has.entry.kind), Held(blank=has.blank), holds):
        yield Demand(lacks.get(item.code, item), item.code not in lacks)


def ahead(queue: QuerySet[Entry], entry: Entry) -> list[int]:
    """The others of the queue from this one on, round to its beginning."""
    keys = list(queue.values_list("pk", flat=True))
    here = keys.index(entry.pk) if entry.pk in keys else len(keys)
    return keys[here + 1 :] + keys[:here]

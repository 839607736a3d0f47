"""What one act wrote, row by row, and whether each still stands as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from luodi.foundation.history import rules
from luodi.foundation.history.models import Line
from luodi.foundation.history.queries import Break, chained_models, line_breaks

ENTRY = "ledger.entry"
MOST = 200  # rows that are looked at on a page; an import may have written thousands


class State(StrEnum):
    """What has become of a row since."""

    AS_WRITTEN = "AS_WRITTEN"
    CHANGED = "CHANGED"
    GONE = "GONE"
    UNSEEN = "UNSEEN"


@dataclass(frozen=True)
class Writing:
    """One row that the act wrote: its table, its key, its digest; never its values."""

    table: str  # as people read it
    key: str
    digest: str
    state: State
    is_entry: bool = False  # it has a page of its own


def writings(line: Line) -> list[Writing]:
    """The rows of the act's manifest, the first of them looked at."""
    found: list[Writing] = []
    for table, rows in line.manifest.items():
        looked_at = dict(list(rows.items())[: max(0, MOST - len(found))])
        found += states(table, looked_at)
        found += (
            Writing(name_of(table), key, digest, State.UNSEEN, table == ENTRY)
            for key, digest in rows.items()
            if key not in looked_at
        )
    return found


def states(table: str, rows: dict[str, str]) -> Iterator[Writing]:
    """Each row of one table, digested again."""
    models = {model._meta.label_lower: model for model in chained_models()}
    stored = models[table]._default_manager.in_bulk([int(key) for key in rows])
    for key, digest in rows.items():
        row = stored.get(int(key))
        if row is None:
            state = State.GONE
        else:
            state = State.AS_WRITTEN if row.chained_digest() == digest else State.CHANGED
        yield Writing(name_of(table), key, digest, state, table == ENTRY)


def name_of(table: str) -> str:
    """The table's name as people read it."""
    for model in chained_models():
        if model._meta.label_lower == table:
            return str(model._meta.verbose_name)
    return table


def breaks(line: Line) -> list[Break]:
    """What is wrong with the line itself, and with its joint to the line before."""
    before = Line.objects.filter(book=line.book_id, seq=line.seq - 1).only("digest").first()
    previous = before.digest if before else rules.GENESIS
    return list(line_breaks(line, previous, line.seq))

"""Short ways to say what was recorded, for the folds of a dossier."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal

from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.outputs.dossiers.rules.said import Said
from luodi.records.ledger.rules.states import State

_numbers = itertools.count(1)


def said(
    kind: str,
    on: str,
    yuan: int | None = None,
    *,
    until: str = "",
    covers: tuple[str, str] | None = None,
    state: State = State.CLAIMED,
    attempt: int = 1,
) -> Said:
    first = date.fromisoformat(on)
    return Said(
        entry=next(_numbers),
        kind=kind_named(kind),
        attempt=attempt,
        state=state,
        first=first,
        last=date.fromisoformat(until) if until else first,
        covers=(date.fromisoformat(covers[0]), date.fromisoformat(covers[1])) if covers else None,
        yuan=None if yuan is None else Decimal(yuan),
    )

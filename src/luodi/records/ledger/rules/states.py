"""What became of an entry, by the acts that touched it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class Deed(StrEnum):
    """What was done to an entry."""

    VERIFIED = "VERIFIED"
    RETURNED = "RETURNED"
    WITHDRAWN = "WITHDRAWN"
    ANSWERED = "ANSWERED"
    REVERSED = "REVERSED"
    CONFIRMED = "CONFIRMED"
    RECLASSED = "RECLASSED"
    WAIVED = "WAIVED"


class State(StrEnum):
    """How an entry counts now; what is returned or reversed counts in neither reading."""

    CLAIMED = "CLAIMED"
    VERIFIED = "VERIFIED"
    RETURNED = "RETURNED"
    REVERSED = "REVERSED"

    def counts(self, *, verified: bool) -> bool:
        return self is State.VERIFIED or (self is State.CLAIMED and not verified)


LEADS_TO = {
    Deed.VERIFIED: State.VERIFIED,
    Deed.RETURNED: State.RETURNED,
    Deed.WITHDRAWN: State.CLAIMED,
    Deed.ANSWERED: State.CLAIMED,
    Deed.REVERSED: State.REVERSED,
}


def state_after(deeds: Sequence[Deed]) -> State:
    """The state after these deeds, in the order in which they were done."""
    states = [LEADS_TO[deed] for deed in deeds if deed in LEADS_TO]
    return states[-1] if states else State.CLAIMED

"""What became of an entry, by the acts that touched it."""

from __future__ import annotations

import pytest

from luodi.records.ledger.rules.states import Deed, State, state_after

V, R, W, A, X = Deed.VERIFIED, Deed.RETURNED, Deed.WITHDRAWN, Deed.ANSWERED, Deed.REVERSED


@pytest.mark.parametrize(
    ("deeds", "state", "claimed", "verified"),
    [
        ([], State.CLAIMED, True, False),
        ([V], State.VERIFIED, True, True),
        ([R], State.RETURNED, False, False),
        ([R, A], State.CLAIMED, True, False),
        ([R, A, V], State.VERIFIED, True, True),
        ([V, W], State.CLAIMED, True, False),
        ([V, X], State.REVERSED, False, False),
        ([R, X], State.REVERSED, False, False),
        ([V, Deed.RECLASSED, Deed.CONFIRMED], State.VERIFIED, True, True),
        ([Deed.WAIVED], State.CLAIMED, True, False),
    ],
)
def test_the_last_deed_that_decides_holds(
    deeds: list[Deed], state: State, claimed: bool, verified: bool
) -> None:
    found = state_after(deeds)
    assert found is state
    assert (found.counts(verified=False), found.counts(verified=True)) == (claimed, verified)

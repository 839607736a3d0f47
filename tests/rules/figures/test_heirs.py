"""Values of closed units given to those who carry them on."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from luodi.analysis.figures.rules.facts import EVERYTHING, Values
from luodi.analysis.figures.rules.terms import Heirs, Terms, moved

UNITS = st.integers(1, 6)
VALUES = st.dictionaries(
    st.tuples(st.booleans(), UNITS), st.integers(1, 999).map(Decimal), max_size=12
)
HEIRS = st.dictionaries(
    UNITS, st.tuples(st.integers(7, 9), st.integers(10, 12), st.integers(1, 9_999)), max_size=4
)


def terms(heirs: Heirs, within: frozenset[int] | None = None) -> Terms:
    return Terms(units=frozenset(), heirs=heirs, within=within)


@given(values=VALUES, divided=HEIRS)
def test_nothing_is_lost_on_the_way(values: Values, divided: dict[int, tuple[int, ...]]) -> None:
    heirs = {
        unit: [(one, Decimal(part) / 10_000), (two, 1 - Decimal(part) / 10_000)]
        for unit, (one, two, part) in divided.items()
    }
    found = moved(values, terms(heirs))
    for verified in (False, True):
        before = [value for (reading, _), value in values.items() if reading is verified]
        after = [value for (reading, _), value in found.items() if reading is verified]
        assert sum(before) == sum(after)
    assert not {key for _, key in found} & set(heirs)


def test_only_the_units_asked_for_are_kept_and_the_whole_stays() -> None:
    values: Values = {
        (True, 1): Decimal(2),
        (True, 3): Decimal(5),
        (True, EVERYTHING): Decimal(6),
    }
    found = moved(values, terms({1: [(2, Decimal(1))]}, within=frozenset({2})))
    assert found == {(True, 2): 2, (True, EVERYTHING): 6}

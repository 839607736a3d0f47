"""Shares of a subject: they make a whole, and cut every amount without losing a 分."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.records.subjects.rules import WHOLE, Part, share_problems, split

CUTS = st.lists(st.integers(1, WHOLE - 1), unique=True, max_size=6)
AMOUNTS = st.integers(-(10**15), 10**15)


def weights_from(cuts: list[int]) -> list[int]:
    """Weights that sum to the whole."""
    edges = [0, *sorted(cuts), WHOLE]
    return [after - before for before, after in zip(edges, edges[1:], strict=False)]


@given(AMOUNTS, CUTS)
def test_the_parts_of_an_amount_sum_to_it(amount: int, cuts: list[int]) -> None:
    assert sum(split(amount, weights_from(cuts))) == amount


@given(AMOUNTS, CUTS)
def test_no_part_is_further_from_its_weight_than_rounding_explains(
    amount: int, cuts: list[int]
) -> None:
    weights = weights_from(cuts)
    for part, weight in zip(split(amount, weights), weights, strict=True):
        assert abs(part * WHOLE - amount * weight) < WHOLE * len(weights)


@pytest.mark.parametrize(
    ("amount", "weights", "parts"),
    [
        (100, [5_000, 5_000], [50, 50]),
        (101, [5_000, 5_000], [50, 51]),
        (1_000, [7_000, 3_000], [700, 300]),
        (1, [3_333, 3_333, 3_334], [0, 0, 1]),
        (-101, [5_000, 5_000], [-51, -50]),
        (0, [10_000], [0]),
    ],
)
def test_the_last_part_takes_what_rounding_leaves(
    amount: int, weights: list[int], parts: list[int]
) -> None:
    assert split(amount, weights) == parts


@pytest.mark.parametrize(
    ("parts", "sentences"),
    [
        ([(1, 10_000)], []),
        ([(1, 5_000), (2, 5_000)], []),
        ([(1, 7_000), (2, 2_900)], ["各单位份额合计为 99%，应为 100%"]),
        ([(1, 7_000), (2, 3_001)], ["各单位份额合计为 100.01%，应为 100%"]),
        ([(1, 10_000), (2, 0)], ["每个单位的份额都应大于零"]),
        ([(1, 11_000), (2, -1_000)], ["每个单位的份额都应大于零"]),
        ([(1, 5_000), (1, 5_000)], ["同一单位只能占一份"]),
        (
            [(1, 5_000), (1, 0)],
            ["各单位份额合计为 50%，应为 100%", "每个单位的份额都应大于零", "同一单位只能占一份"],
        ),
    ],
)
def test_shares_are_a_whole_of_different_units(
    parts: list[tuple[int, int]], sentences: list[str]
) -> None:
    given_parts = [Part(unit, "", weight) for unit, weight in parts]
    assert [str(reason) for reason in share_problems(given_parts)] == sentences

"""Growth on the year before in the words of a paper."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luodi.analysis.figures.rules.growing import grown
from luodi.kernel.text import CHINESE
from luodi.outputs.papers.rules.cells import percent, share

CASES = [
    ("256.00", "同比增长256.00%", "+256.00"),  # 江华县 2012, 内联引资, as printed (P35)
    ("-3.00", "同比下降3.00%", "-3.00"),
    ("0.00", "与上年同期持平", "+0.00"),
]


@pytest.mark.parametrize(("change", "said", "cell"), CASES)
def test_growth_is_said_and_printed(change: str, said: str, cell: str) -> None:
    assert grown(Decimal(change), CHINESE) == said
    assert percent(Decimal(change)) == cell


def test_what_cannot_be_compared_says_so() -> None:
    assert grown(None, CHINESE) == "与上年同期不可比"
    assert percent(None) == "—"


def test_a_share_of_nothing_is_none() -> None:
    assert share(Decimal(1), Decimal(3)) == "33.3"
    assert share(Decimal(0), Decimal(0)) == "—"

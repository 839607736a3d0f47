"""The words round a blank, as a person reads them."""

from __future__ import annotations

from luodi.outputs.papers.rules.phrases.marks import between


def test_no_number_is_cut_in_two_at_the_edge_of_the_window() -> None:
    text = "2023年签约X个，到位1500万元"
    at = text.index("X")
    assert between(text, 1, at, at + 1, text.index("500")) == "2023年签约【X】个，到位1500"
    assert between(text, 4, at, at + 1, at + 2) == "年签约【X】个"

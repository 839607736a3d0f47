"""The yearly speech as a sharing site shows it: its 37 blanks, each classed as people class it."""

from __future__ import annotations

import pytest
from told_speeches import SHARED

from luodi.outputs.papers.rules.phrases.bindings import Binding
from luodi.outputs.papers.rules.phrases.passages import read
from luodi.outputs.papers.rules.phrases.scopes import Known
from luodi.outputs.papers.rules.phrases.understanding import understand

SEED = SHARED / "spec" / "seed-speech.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed speech is not on this machine")

CLASSES = {
    "book": (4, 5, 6, 8, 9, 14, 15, 16, 17, 28, 30, 32, 33, 35),
    "target": (24, 25, 26),
    "published": (10, 11, 19, 20),
    "name": (1, 7, 29, 31, 34),
    "place": (12, 18, 23, 27, 37),
    "event": (3, 13, 21, 22, 36),
    "ordinal": (2,),
}
BOUND = {
    4: "event_contracts",
    5: "event_money",
    6: "starts",
    8: "productions",
    9: "arrived_outside",
    15: "coh_returned",
    16: "coh_contracts",
    17: "gap_landed",
    28: "stations_now",
    30: "station_people",
}
OF_OTHERS = {
    10: "above_scale_new",
    11: "fai_growth",
    24: "fai_growth",
    25: "starts_new_10m",
    26: "fai",
}


@pytest.fixture(scope="module")
def bindings() -> dict[int, Binding]:
    passage = read(SEED.read_text(encoding="utf-8").splitlines())
    return {binding.n: binding for binding in understand(passage, Known())}


def test_its_37_blanks_are_classed(bindings: dict[int, Binding]) -> None:
    assert len(bindings) == 37
    assert all(binding.mark.is_blank for binding in bindings.values())
    expected = {n: sort for sort, numbers in CLASSES.items() for n in numbers}
    assert {n: binding.sort.value for n, binding in bindings.items()} == expected


def test_what_the_book_counts_is_bound_and_nothing_else(bindings: dict[int, Binding]) -> None:
    assert {n: b.indicator for n, b in bindings.items() if b.is_filled} == BOUND
    waiting = {n: b.indicator for n, b in bindings.items() if b.is_sure and not b.is_filled}
    assert waiting == OF_OTHERS


def test_recap_and_plan_take_different_years_though_both_say_2023(
    bindings: dict[int, Binding],
) -> None:
    years = {n: b.when.period.label for n, b in bindings.items() if b.is_sure and b.when}
    assert {years[n] for n in (4, 5, 6, 8, 9, 10, 11, 15, 16, 17)} == {"2022年"}
    assert {years[n] for n in (24, 25, 26, 28, 30)} == {"2023年"}


def test_a_fair_goes_on_into_the_sentence_that_speaks_of_it_still(
    bindings: dict[int, Binding],
) -> None:
    assert {bindings[n].scope.event for n in (4, 5)} == {"第X届XX"}
    assert {bindings[n].scope.event for n in (15, 16, 17)} == {"去年X会"}
    assert not any(bindings[n].scope.event for n in (6, 8, 9))

"""Every blank and figure of a speech is classed, none is bound wrongly, most are bound."""

from __future__ import annotations

import pytest
from told_speeches import met, shown

# How many figures of a speech are bound without a question; the rest are asked or are no figures.
SPEECHES = {
    "county_circular.txt": 17,
    "leader_speech.txt": 19,
    "government_report.txt": 11,
    "weekly_dispatch.txt": 12,
    "unit_brief.txt": 10,
    "spun_miniature.txt": 15,
    "town_report.txt": 19,
    "city_dispatch.txt": 15,
    "newspaper.txt": 7,
    "pledge.txt": 11,
    "five_years.txt": 14,
    "inspection.txt": 11,
    "flash.txt": 9,
    "summary.txt": 17,
    "year_end.txt": 10,
    "town_year.txt": 10,
    "half_year_dispatch.txt": 6,
}


@pytest.mark.parametrize("name", SPEECHES)
def test_no_figure_is_bound_to_what_it_is_not(name: str) -> None:
    found, _ = met(name)
    assert found
    wrong = [one for one in found if one.is_wrong]
    assert not wrong, shown(wrong)


@pytest.mark.parametrize(("name", "least"), SPEECHES.items())
def test_most_figures_are_bound_without_a_question(name: str, least: int) -> None:
    found, _ = met(name)
    assert sum(one.is_bound for one in found) >= least


@pytest.mark.parametrize("name", SPEECHES)
def test_every_figure_is_seen_and_of_its_class(name: str) -> None:
    found, others = met(name)
    off = [one for one in found if not one.is_of_its_sort]
    assert not off, shown(off)
    assert not others, others

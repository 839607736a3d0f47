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
    "town_summary.txt": 19,
    "survey.txt": 10,
    "duty_report.txt": 11,
    "work_report.txt": 8,
    "bulletin_issue.txt": 12,
    "press_draft.txt": 0,  # says no year: every figure of it is asked
    "minutes.txt": 9,
    "outline.txt": 14,
    "rally.txt": 19,
    "quarter_circular.txt": 15,
    "bureau_report.txt": 10,
    "five_year_review.txt": 11,
    "town_half_year.txt": 11,
    "third_quarter_dispatch.txt": 12,
    "annual_report.txt": 10,
}


@pytest.mark.parametrize("name", SPEECHES)
def test_no_figure_is_bound_to_what_it_is_not(name: str) -> None:
    found, _ = met(name)
    assert found
    wrong = [one for one in found if one.is_wrong]
    assert not wrong, shown(wrong)


@pytest.mark.parametrize(("name", "least"), [one for one in SPEECHES.items() if one[1]])
def test_most_figures_are_bound_without_a_question(name: str, least: int) -> None:
    found, _ = met(name)
    assert sum(one.is_bound for one in found) >= least


@pytest.mark.parametrize("name", SPEECHES)
def test_every_figure_is_seen_and_of_its_class(name: str) -> None:
    found, others = met(name)
    off = [one for one in found if not one.is_of_its_sort]
    assert not off, shown(off)
    assert not others, others

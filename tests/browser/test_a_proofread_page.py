"""The answer of 核数 in a real browser: no serious fault, no overhang, at both widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, StorageState
from test_every_page import WIDTHS, faults, opened, overhang

REPORT = (
    "到位资金20.5亿元，完成任务25亿元的85%，比去年同期18.0亿元增长13.9%。\n"
    "签约3个项目，分别是甲产业园、乙产业园。总投资3.5亿元（3500万元）。"
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_answer_has_no_serious_fault_and_fits_the_screen(
    browser: Browser, site: str, passport: StorageState, width: int, scheme: str
) -> None:
    with opened(browser, site, passport, "/papers/proofing/", width, scheme) as (  # type: ignore[arg-type]
        page,
        complaints,
    ):
        page.fill("textarea[name=said]", REPORT)
        page.click("form.entry button")
        page.wait_for_selector("#findings")
        assert page.locator("mark.wrong").count() == 3
        assert faults(page) == []
        assert complaints == []
        assert overhang(page) == 0
        page.click("#findings a >> nth=0")
        assert page.url.endswith("#mark-1")

"""A leader opens a figure down to its photograph; a list goes into a workbook as it stands."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, StorageState

WIDTH = "image => image.naturalWidth"


@pytest.mark.parametrize("width", [1440, 390])
def test_from_the_first_page_to_the_photograph(
    browser: Browser, site: str, leaders_passport: StorageState, width: int
) -> None:
    context = browser.new_context(
        base_url=site,
        storage_state=leaders_passport,
        locale="zh-CN",
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    page.goto("/?period=2026")
    claimed = page.locator(".groups a[href*='/figures/starts/'][href*='claimed']")
    assert claimed.inner_text() == "1"
    claimed.click()
    row = page.locator("details.row", has_text="光电厂")
    row.locator("summary").click()
    assert "基础开挖" in row.inner_text()
    row.get_by_role("link", name="照片.jpg").click()
    page.wait_for_url("**/documents/*/")
    assert page.locator("img").evaluate(WIDTH) == 8
    context.close()


def test_the_workbook_holds_what_the_screen_shows(
    browser: Browser, site: str, passport: StorageState
) -> None:
    page = browser.new_context(base_url=site, storage_state=passport, locale="zh-CN").new_page()
    page.goto("/registers/projects/?sort=name&columns=name&columns=unit&columns=stage")
    with page.expect_download() as download:
        page.locator(".takings summary").click()
        page.get_by_role("button", name="导出 Excel").click()
    sheet = openpyxl.load_workbook(BytesIO(download.value.path().read_bytes())).worksheets[0]
    written = [
        ["—" if cell is None else str(cell) for cell in row]
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert written == rows(page)
    assert len(written) > 1


def rows(page: Page) -> list[list[str]]:
    """The rows of the list on the screen, cell by cell."""
    return [
        [cell.inner_text().strip() for cell in row.locator("th, td").all()]
        for row in page.locator("table.sheet tbody tr").all()
    ]

"""A clerk drops ledgers onto the page of imports and sees what was read."""

from __future__ import annotations

from carrying import carry
from playwright.sync_api import Browser, StorageState, expect

LEDGER = "项目名称,总投资（万元）\n光电封装项目,3000\n".encode()


def test_dropped_ledgers_are_read_and_what_was_taken_out_is_not(
    browser: Browser, site: str, clerks_passport: StorageState
) -> None:
    context = browser.new_context(base_url=site, storage_state=clerks_passport, locale="zh-CN")
    page = context.new_page()
    page.goto("/imports/")
    carry(page, "drop", "签约台账.csv", "text/csv", LEDGER)
    carry(page, "drop", "照片.jpg", "image/jpeg", b"no ledger")
    page.get_by_role("button", name="去掉 照片.jpg").click()
    expect(page.locator("[data-held] li")).to_have_count(1)
    page.get_by_role("button", name="读出来看看").click()
    page.wait_for_url("**/imports/*/")
    expect(page.get_by_role("heading", name="签约台账.csv", level=1)).to_be_visible()
    expect(page.get_by_text("光电封装项目").first).to_be_visible(timeout=60_000)
    context.close()

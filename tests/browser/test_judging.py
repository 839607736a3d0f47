"""The office verifies by keyboard: a letter for the grade, Enter, and the next one is there."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, StorageState, expect

from browsing import finished, python

HERE = Path(__file__).parent
SHORT_MS = 15_000


def test_ten_entries_are_verified_by_keyboard(
    browser: Browser, installation: Path, site: str, passport: StorageState
) -> None:
    finished(python(installation, str(HERE / "ten_claims.py")))
    page = browser.new_context(base_url=site, storage_state=passport).new_page()
    page.goto("/review/")
    waiting = page.get_by_role("row", name="厂 在谈")
    expect(waiting).to_have_count(10)
    waiting.first.get_by_role("link").click()
    page.wait_for_url("**/entries/**")
    for number in range(10):
        page.wait_for_load_state()
        expect(page.locator("h1")).to_have_text("在谈")
        expect(page.locator(".trail")).to_contain_text(f"第{number}厂")
        page.keyboard.press("b")
        expect(page.get_by_label("B 现场核实")).to_be_checked()
        with page.expect_navigation(timeout=SHORT_MS):
            page.keyboard.press("Enter")
        expect(page.locator(".notice.success")).to_contain_text("已核定")
    page.goto("/review/")
    expect(page.get_by_role("row", name="厂 在谈")).to_have_count(0)


def test_the_pages_of_a_contract_are_turned_by_keyboard_beside_the_entry(
    browser: Browser, site: str, passport: StorageState
) -> None:
    page = browser.new_context(base_url=site, storage_state=passport).new_page()
    page.goto("/entries/1/")
    page.wait_for_load_state()
    turning = page.get_by_role("navigation", name="翻页")
    expect(turning).to_contain_text("第 1 页，共 3 页", timeout=SHORT_MS)
    for letter, said in (("k", "第 2 页"), ("k", "第 3 页"), ("j", "第 2 页")):
        page.keyboard.press(letter)
        expect(turning).to_contain_text(f"{said}，共 3 页", timeout=SHORT_MS)
    expect(page.get_by_role("img", name="合同.docx，第 2 页")).to_be_visible()
    assert page.url == f"{site}/entries/1/"


def test_without_script_a_link_leads_to_the_next_page(
    browser: Browser, site: str, passport: StorageState
) -> None:
    context = browser.new_context(base_url=site, storage_state=passport, java_script_enabled=False)
    page = context.new_page()
    page.goto("/entries/1/")
    way = page.get_by_role("link", name="一页一页看")
    if way.count():  # nobody has looked at it before
        way.click()
    for number in (2, 3):
        page.get_by_role("link", name="下一页").click()
        expect(page.locator(".turning")).to_contain_text(f"第 {number} 页，共 3 页")
    assert "/reading/" in page.url


def test_a_letter_opens_the_return_and_its_reason_is_typed_at_once(
    browser: Browser, site: str, passport: StorageState
) -> None:
    page = browser.new_context(base_url=site, storage_state=passport).new_page()
    page.goto("/review/")
    page.get_by_role("row", name="光电厂 签订合同").get_by_role("link").click()
    page.wait_for_url("**/entries/**")
    page.wait_for_load_state()
    page.keyboard.press("r")
    page.keyboard.type("缺合同签章页")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notice.success")).to_contain_text("已退回", timeout=SHORT_MS)

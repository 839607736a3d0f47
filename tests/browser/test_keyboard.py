"""The frame by keyboard, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect


@pytest.fixture
def page(browser: Browser, site: str, passport: StorageState) -> Iterator[Page]:
    context = browser.new_context(base_url=site, storage_state=passport)
    yield context.new_page()
    context.close()


@pytest.fixture
def without_script(browser: Browser, site: str, passport: StorageState) -> Iterator[Page]:
    context = browser.new_context(base_url=site, storage_state=passport, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_first_key_leads_past_the_bar_into_the_content(page: Page) -> None:
    page.goto("/rulebook/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_ctrl_k_goes_to_the_search_which_answers_while_one_types(page: Page) -> None:
    page.goto("/rulebook/")
    page.keyboard.press("Control+k")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("光电")
    found = page.locator("#found")
    expect(found).to_contain_text("光电厂")
    assert "<h1>" not in found.inner_html()
    page.keyboard.press("Escape")
    expect(found).to_be_empty()
    page.locator("#search").press("Enter")
    page.wait_for_url("**/search/?q=*")


def test_the_arrows_lead_through_what_was_found_and_enter_opens_it(page: Page) -> None:
    page.goto("/rulebook/")
    page.keyboard.press("Control+k")
    page.keyboard.type("光电厂")
    first = page.locator("#found a").first
    expect(first).to_contain_text("光电厂")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/subjects/*/")


def test_a_question_mark_opens_the_chapter_of_the_page_but_not_while_typing(page: Page) -> None:
    page.goto("/rulebook/")
    page.locator("#search").press("?")
    assert page.url.endswith("/rulebook/")
    page.locator("h1").click()
    page.keyboard.press("?")
    page.wait_for_url("**/help/books/")


def test_escape_closes_the_menu_and_gives_back_the_focus(page: Page) -> None:
    page.goto("/")
    summary = page.locator(".bar .menu summary")
    summary.press("Enter")
    expect(page.get_by_role("button", name="退出")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="退出")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_part_that_does_not_come_is_said(page: Page) -> None:
    page.goto("/rulebook/")
    trouble = page.locator("#trouble")
    expect(trouble).to_be_hidden()
    page.route("**/search/**", lambda route: route.fulfill(status=500, body="broken"))
    page.locator("#search").press_sequentially("光")
    expect(trouble).to_be_visible()
    assert "broken" not in page.content()


def test_the_frame_works_without_javascript(without_script: Page) -> None:
    page = without_script
    page.goto("/")
    page.locator(".bar .menu summary").click()
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".bar .menu summary").click()
    page.get_by_role("button", name="中文").click()
    page.locator(".rail").get_by_role("link", name="口径手册").click()
    expect(page.locator(".rail [aria-current=page]")).to_have_text("口径手册")
    page.locator("#search").fill("光电")
    page.locator("#search").press("Enter")
    page.wait_for_url("**/search/?q=*")

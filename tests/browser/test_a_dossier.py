"""A project's page in a real browser: its pictures, its ways within the page, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, StorageState

DOSSIER = "/subjects/1/"
WIDTH = "image => image.naturalWidth"
A4 = {"width": 680, "height": 1000}  # what lies within the margins, at 96 dots an inch


@pytest.fixture
def page(browser: Browser, site: str, passport: StorageState) -> Iterator[Page]:
    context = browser.new_context(base_url=site, storage_state=passport, locale="zh-CN")
    page = context.new_page()
    page.goto(DOSSIER)
    yield page
    context.close()


def test_a_photograph_is_shown_small_and_opens_whole(page: Page) -> None:
    small = page.locator(".thumbnails img").first
    small.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert small.evaluate(WIDTH) == 8
    small.click()
    page.wait_for_url("**/documents/1/")
    assert page.locator("img").evaluate(WIDTH) == 8


def test_a_step_of_the_track_leads_to_what_was_said_of_it(page: Page) -> None:
    page.locator(".track").get_by_role("link", name="开工").click()
    said = page.locator("li:target")
    assert "基础开挖" in said.inner_text()
    bar = page.locator(".bar").bounding_box()
    place = said.bounding_box()
    assert bar is not None
    assert place is not None
    assert place["y"] >= bar["height"]


def test_on_paper_the_track_stands_whole_and_nothing_is_to_be_pressed(page: Page) -> None:
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    assert not page.locator(".acts").first.is_visible()
    wider = "element => element.scrollWidth - element.clientWidth"
    assert page.locator(".track").evaluate(wider) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    assert page.locator("main").inner_text().count("基础开挖") == 1

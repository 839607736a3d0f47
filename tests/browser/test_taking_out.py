"""A page taken out in a real browser: onto the clipboard, as a picture, on paper and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from test_every_page import faults, overhang

from luodi.foundation.files.codes import codes_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, StorageState

REGISTER = "/registers/projects/"
NO_PRINTER = "window.print = () => { window.printed = true; };"


@pytest.fixture(params=[1440, 390])
def page(
    browser: Browser, site: str, passport: StorageState, request: pytest.FixtureRequest
) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site,
        storage_state=passport,
        locale="zh-CN",
        viewport={"width": request.param, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.add_init_script(NO_PRINTER)
    page.goto(REGISTER)
    yield page
    context.close()


def chosen(page: Page, name: str) -> None:
    page.locator(".takings summary").click()
    page.get_by_role("button", name=name).click()


def sound(page: Page) -> bool:
    return faults(page) == [] and overhang(page) == 0


def test_one_press_copies_the_text(page: Page) -> None:
    chosen(page, "复制文字")
    page.get_by_role("button", name="已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("【甲区】项目台账")
    assert page.url.endswith(REGISTER)
    assert sound(page)


def test_where_the_clipboard_is_closed_the_older_way_copies(page: Page) -> None:
    """On a plain http address of an office's network a browser has no clipboard for scripts."""
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    chosen(page, "复制文字")
    page.get_by_role("button", name="已复制").wait_for()


def test_the_picture_has_a_page_of_its_own(page: Page) -> None:
    chosen(page, "存长图")
    page.locator("img.long").wait_for()
    assert page.locator("img.long").evaluate("image => image.naturalWidth") == 1080
    assert sound(page)


def test_ctrl_p_prints_a_sheet_whose_code_is_read_from_the_paper(page: Page) -> None:
    page.keyboard.press("Control+p")
    strip = page.locator(".code-strip")
    strip.wait_for()
    page.wait_for_function("window.printed")
    assert sound(page)
    code = strip.locator("b").inner_text()
    assert codes_in(page.pdf(prefer_css_page_size=True)) == (code.replace("-", ""),)
    page.set_viewport_size({"width": 1030, "height": 700})  # A4 lying down
    page.emulate_media(media="print")
    paper, words = strip.bounding_box(), page.locator("main table").bounding_box()
    assert paper
    assert words
    assert words["x"] + words["width"] <= paper["x"], "the table runs under the code"


def test_without_a_script_the_same_buttons_lead_to_pages(
    browser: Browser, site: str, passport: StorageState
) -> None:
    context = browser.new_context(
        base_url=site, storage_state=passport, locale="zh-CN", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(REGISTER)
    chosen(page, "复制文字")
    assert page.locator("#words").input_value().startswith("【甲区】项目台账")
    page.goto(REGISTER)
    chosen(page, "打印")
    assert page.locator(".code-strip b").count() == 1
    context.close()


def test_the_printed_sheet_comes_back_by_its_photograph(page: Page) -> None:
    page.goto("/subjects/1/")
    page.keyboard.press("Control+p")
    code = page.locator(".code-strip b").inner_text()
    photograph = page.screenshot(type="jpeg", quality=60)
    page.goto("/sheets/")
    page.get_by_label("盖章件的照片或扫描件").set_input_files(
        {"name": "盖章件.jpg", "mimeType": "image/jpeg", "buffer": photograph}
    )
    page.get_by_role("button", name="传回").click()
    page.wait_for_url(f"**/sheets/{code.replace('-', '')}/")
    assert "已归到“项目页 · 光电厂”" in page.locator(".notice.success").inner_text()
    assert sound(page)

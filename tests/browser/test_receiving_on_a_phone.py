"""A clerk pastes and drops into the box on the first page, and is led to a filled-in form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from carrying import CARRY, carry
from playwright.sync_api import Browser, Page, StorageState, ViewportSize, expect

from pictures import photograph

PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def phone(browser: Browser, site: str, clerks_passport: StorageState) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site,
        storage_state=clerks_passport,
        viewport=PHONE,
        has_touch=True,
        locale="zh-CN",
    )
    yield context.new_page()
    context.close()


def test_a_pasted_picture_and_a_dropped_file_go_along_with_the_text(phone: Page) -> None:
    phone.goto("/")
    box, held = phone.locator("[data-drop]"), phone.locator("[data-held]")
    carry(phone, "paste", text="光电厂昨天现场核查，见照片")
    expect(phone.get_by_label("文字")).to_have_value("光电厂昨天现场核查，见照片")
    carry(phone, "paste", "image.png", "image/jpeg", photograph() + b"2")
    expect(held).to_contain_text("粘贴的图片1.png")
    carry(phone, "dragover", "x.pdf", "application/pdf", b"x")
    expect(box).to_have_class("panel dropping over")
    carry(phone, "drop", "不要.txt", "text/plain", b"no")
    carry(phone, "drop", "现场核查记录.txt", "text/plain", b"yes")
    phone.get_by_role("button", name="去掉 不要.txt").tap()
    expect(held.locator("li")).to_have_count(2)
    box.get_by_role("button", name="收下").tap()
    phone.wait_for_url("**/inbox/*/")
    expect(phone.locator(".came")).to_contain_text("粘贴的图片1.png")
    expect(phone.locator(".came")).to_contain_text("现场核查记录.txt")
    expect(phone.locator(".came")).not_to_contain_text("不要.txt")
    phone.get_by_role("link", name="核对并填报").tap()
    phone.wait_for_url("**/record/site_check/received/*/1/")
    expect(phone.get_by_label("一句话说明")).to_have_value("光电厂昨天现场核查，见照片")
    expect(phone.get_by_label("粘贴的图片1.png")).to_be_checked()
    phone.get_by_role("button", name="填报").tap()
    expect(phone.locator(".notice.success")).to_contain_text("已记“现场核查”")


def test_what_is_pasted_into_another_field_stays_there(phone: Page) -> None:
    phone.goto("/")
    phone.locator("#search").focus()
    phone.evaluate(
        CARRY.replace("document.body", "document.activeElement"), ["paste", "", "", "", "光电"]
    )
    expect(phone.get_by_label("文字")).to_have_value("")


def test_the_box_works_without_any_script(
    browser: Browser, site: str, clerks_passport: StorageState, tmp_path: Path
) -> None:
    picture = tmp_path / "现场.jpg"
    picture.write_bytes(photograph())
    context = browser.new_context(
        base_url=site, storage_state=clerks_passport, viewport=PHONE, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_label("文字").fill("光电厂尚未投产")
    page.get_by_label("照片、文件").set_input_files(picture)
    page.get_by_role("button", name="收下").click()
    expect(page.locator(".came")).to_contain_text("现场.jpg")
    page.get_by_text("文中还说到，但不能记的").click()
    expect(page.get_by_text("文中说还没有")).to_be_visible()
    page.get_by_label("为什么不用记").fill("不是进展")
    page.get_by_role("button", name="不用记，放一边").click()
    expect(page.locator(".notice.success")).to_contain_text("已放一边")
    context.close()

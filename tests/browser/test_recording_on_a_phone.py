"""A clerk on a phone records a start with its photograph, and is told while she types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, ViewportSize, expect

from pictures import photograph

PHONE: ViewportSize = {"width": 390, "height": 844}
START = "/subjects/1/record/first_pile/"


@pytest.fixture
def phone(browser: Browser, site: str, clerks_passport: StorageState) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site, storage_state=clerks_passport, viewport=PHONE, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


def test_a_start_is_recorded_with_its_photograph(phone: Page, tmp_path: Path) -> None:
    picture = tmp_path / "开工.jpg"
    picture.write_bytes(photograph())
    phone.goto("/subjects/1/record/")
    phone.get_by_role("link", name="首桩施工").tap()
    phone.wait_for_url(f"**{START}")
    photo = phone.get_by_label("打桩照片")
    assert photo.get_attribute("accept") == "image/*"
    photo.set_input_files(picture)
    expect(phone.locator("#shots")).to_contain_text("摄于 2023-02-03 09:30")
    phone.get_by_label("发生日").fill("2199-01-01")
    phone.get_by_label("一句话说明").fill("一号桩开打")
    phone.get_by_label("监理单位").tap()
    expect(phone.locator("#check")).to_contain_text("晚于今天")
    phone.get_by_label("发生日").fill("2026-11-02")
    phone.get_by_label("监理单位").tap()
    expect(phone.locator("#check")).to_contain_text("可以发出")
    phone.get_by_role("button", name="填报").tap()
    expect(phone.locator(".notice.success")).to_contain_text("已记“首桩施工”")


def test_a_draft_waits_for_the_one_who_left_it(phone: Page) -> None:
    address = "/subjects/1/record/money_in/"
    phone.goto(address)
    phone.get_by_label("凭证号").fill("PZ-7")
    phone.get_by_label("付款方", exact=True).tap()
    expect(phone.locator("#check")).to_contain_text("现在发出会被退回")
    phone.goto("/")
    phone.goto(address)
    expect(phone.get_by_label("凭证号")).to_have_value("PZ-7")
    phone.get_by_role("button", name="不要草稿").tap()
    expect(phone.get_by_label("凭证号")).to_have_value("")


def test_the_form_is_sent_without_any_script(
    browser: Browser, site: str, clerks_passport: StorageState
) -> None:
    context = browser.new_context(
        base_url=site, storage_state=clerks_passport, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/subjects/1/record/construction_permit/")
    page.get_by_label("一句话说明").fill("取得施工许可")
    page.get_by_role("button", name="填报").click()
    expect(page.locator(".notice.success")).to_contain_text("施工许可")
    context.close()

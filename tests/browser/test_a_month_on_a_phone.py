"""One month's amount, told on a phone: the table as cards, with and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, StorageState, expect

TOWN = 3  # the key of the town, the third unit of the site
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize(("month", "scripts"), [("2026-04", True), ("2026-05", False)])
def test_an_amount_is_told_in_one_field_and_one_press(
    browser: Browser, site: str, passport: StorageState, month: str, scripts: bool
) -> None:
    context = browser.new_context(
        base_url=site,
        viewport={"width": PHONE["width"], "height": PHONE["height"]},
        storage_state=passport,
        java_script_enabled=scripts,
        locale="zh-CN",
    )
    page = context.new_page()
    page.goto(f"/months/{TOWN}/{month}/amounts/")
    amount = page.get_by_label("光电厂 投资完成（月）", exact=True)
    expect(amount).to_be_in_viewport()
    amount.fill("120")
    page.get_by_role("button", name="填报").click()
    expect(page.get_by_text(re.compile("已填报 1 条"))).to_be_visible()
    expect(page.get_by_role("link", name="120.00")).to_be_visible()
    context.close()


def test_what_is_typed_is_kept_at_once_and_is_there_again(
    browser: Browser, site: str, passport: StorageState
) -> None:
    context = browser.new_context(base_url=site, storage_state=passport, locale="zh-CN")
    page = context.new_page()
    page.goto(f"/months/{TOWN}/2026-06/amounts/")
    field = page.get_by_label("光电厂 投资完成（月）", exact=True)
    field.fill("77.7")
    field.blur()
    expect(page.locator("#kept")).to_contain_text("草稿")
    page.reload()
    expect(field).to_have_value("77.7")
    page.get_by_role("button", name="不要草稿，重新填").click()
    expect(field).to_have_value("")
    context.close()


def test_a_name_that_comes_near_is_shown_while_one_types(
    browser: Browser, site: str, passport: StorageState
) -> None:
    context = browser.new_context(base_url=site, storage_state=passport, locale="zh-CN")
    page = context.new_page()
    page.goto("/projects/new/")
    page.get_by_label("名称").fill("光电厂二期")
    page.get_by_label("落户地").focus()
    expect(page.locator("#near")).to_contain_text("光电厂")
    page.get_by_label("投资方信用代码（新企业）").fill("123")
    page.get_by_label("落户地").focus()
    expect(page.get_by_text("应为 18 位")).to_be_visible()
    context.close()

"""A clerk hands in the form of the city on a phone: asked, answered, filled, and all in sight."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, StorageState, expect

from drawn_forms import form

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = ("单位", "新签约重点项目数（个）", "到位资金（万元）", "同比增长（%）", "排名", "备注")


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_form_is_asked_answered_and_filled(
    browser: Browser, site: str, clerks_passport: StorageState
) -> None:
    context = browser.new_context(
        base_url=site,
        storage_state=clerks_passport,
        locale="zh-CN",
        viewport={"width": 390, "height": 844},
    )
    page = context.new_page()
    page.goto("/papers/")
    content = form((HEADS, ("东山镇",), ("合计", "=SUM(B2:B2)")), boxed="A1:F3")
    page.get_by_label("上传模板或表样").set_input_files(
        {"name": "市月报.xlsx", "mimeType": XLSX, "buffer": content}
    )
    page.get_by_role("button", name="填数").click()
    expect(page.get_by_text("要您说一声")).to_be_visible()
    assert fits(page)
    assert not Axe().run(page).response["violations"]
    asked = page.locator("li.asked select")
    for n in range(asked.count()):
        asked.nth(n).select_option("留空")
    page.get_by_role("button", name="记住").click()
    expect(page.get_by_text("每一处都认准了")).to_be_visible()
    assert fits(page)
    page.get_by_role("button", name="填表").click()
    expect(page.get_by_text("都填上了")).to_be_visible()
    context.close()

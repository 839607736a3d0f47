"""Every page in a real browser: read by a machine for a screen reader's sake, and measured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, StorageState

STRANGERS = "/session/"
TOWN = 3  # the key of the town, the third unit of the site
PAGES = (
    *("/", "/rulebook/", "/ui/", "/help/", "/help/recording/", "/password/", STRANGERS),
    *("/registers/projects/", "/subjects/1/", "/search/?q=gdc"),
    *("/review/", "/entries/1/", "/subjects/1/record/", "/subjects/1/record/money_in/"),
    *("/documents/1/reading/", "/documents/2/reading/?page=2"),
    "/papers/proofing/",
    *("/figures/", "/figures/contracts/", "/figures/contracts/compare/"),
    *("/projects/new/", "/enterprises/new/", "/events/new/", "/stations/new/", "/months/2026-03/"),
    *(f"/subjects/1/{end}/" for end in ("classing", "project", "revision")),
    *("/entries/1/?open=reverse", "/entries/1/reverse/foreseen/"),
    *("/inbox/", "/inbox/1/", "/subjects/1/record/resumed/received/1/1/"),
    "/sheets/",
    "/papers/speeches/",
    *(f"/papers/ready/{code}/" for code in ("bulletin", "brief", "unlanded", "zeros", "week")),
    *("/papers/", "/papers/recheck/", "/papers/issues/", "/bulletins/", "/bulletins/new/"),
    *("/figures/targets/", "/figures/targets/new/", "/figures/targets/table/"),
    "/figures/targets/assignments/",
    *("/publications/templates/", "/papers/finals/"),
    *(f"/months/{TOWN}/2026-03/{end}" for end in ("", "amounts/", "print/")),
    *("/imports/", "/imports/1/", "/imports/1/tables/1/", "/imports/1/doubtful/", "/imports/2/"),
)
# What only an administrator opens; the numbers are those of the story that is served.
KEPT = (
    "/settings/",
    "/settings/people/",
    "/settings/people/new/",
    "/settings/people/2/",
    "/settings/units/",
    "/settings/units/3/",
    "/settings/units/list/",
    "/settings/imports/",
    "/history/",
    "/history/house/",
    "/history/house/1/",
    "/rulebook/load/",
)
WIDTHS = (1440, 390)
ZOOMED = 720  # what a screen of 1440 pixels holds at 200 %
GRAVE = {"serious", "critical"}


@pytest.fixture
def papers(address: str, passport: StorageState, keeper: StorageState) -> StorageState:
    """The cookies of who may open the page."""
    return keeper if address in KEPT else passport


@contextmanager
def opened(
    browser: Browser,
    site: str,
    passport: StorageState,
    address: str,
    width: int,
    scheme: Literal["light", "dark"] = "light",
) -> Iterator[tuple[Page, list[str]]]:
    """The page, and what the browser's console complains of."""
    context = browser.new_context(
        base_url=site,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        storage_state=None if address == STRANGERS else passport,
        locale="zh-CN",
    )
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    assert page.url == site + address
    yield page, complaints
    context.close()


def overhang(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    wider: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wider


def faults(page: Page) -> list[tuple[str, str, str]]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        (fault["id"], node["html"][:120], node["failureSummary"])
        for fault in found
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("address", PAGES + KEPT)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_has_no_serious_fault_and_fits_the_screen(
    browser: Browser,
    site: str,
    papers: StorageState,
    address: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    with opened(browser, site, papers, address, width, scheme) as (page, complaints):
        assert faults(page) == []
        assert complaints == []
        assert overhang(page) == 0


@pytest.mark.parametrize("address", PAGES + KEPT)
def test_a_page_fits_the_screen_at_twice_the_size(
    browser: Browser, site: str, papers: StorageState, address: str
) -> None:
    with opened(browser, site, papers, address, ZOOMED) as (page, _):
        assert overhang(page) == 0


@pytest.mark.parametrize("address", ["/ui/", "/settings/people/2/", "/settings/units/3/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_what_opens_has_no_serious_fault_either(
    browser: Browser,
    site: str,
    papers: StorageState,
    address: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    with opened(browser, site, papers, address, width, scheme) as (page, _):
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert page.get_by_role("button", name="退出").is_visible()
        assert faults(page) == []
        assert overhang(page) == 0


def test_on_paper_stands_the_table_whole_and_nothing_to_press(
    browser: Browser, site: str, passport: StorageState
) -> None:
    with opened(browser, site, passport, "/ui/", WIDTHS[0]) as (page, _):
        page.emulate_media(media="print")
        for gone in (".rail", ".menu", ".ask", "button >> nth=0", ".pick >> nth=0"):
            assert not page.locator(gone).first.is_visible(), gone
        frame = page.locator(".scroll").first
        assert frame.evaluate("element => getComputedStyle(element).overflowX") == "visible"
        assert page.locator("table.sheet tbody tr").first.is_visible()


def test_the_chosen_look_holds_against_the_system(
    browser: Browser, site: str, passport: StorageState
) -> None:
    ground = "() => getComputedStyle(document.documentElement).backgroundColor"
    with opened(browser, site, passport, "/help/", WIDTHS[0]) as (page, _):
        white = page.evaluate(ground)
        for word, is_white in (("深色", False), ("浅色", True), ("随系统", True)):
            page.locator(".menu summary").click()
            with page.expect_navigation():
                page.get_by_role("button", name=word).click()
            assert page.url.endswith("/help/")
            assert (page.evaluate(ground) == white) is is_white

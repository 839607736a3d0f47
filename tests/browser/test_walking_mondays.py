"""The Mondays of five people, walked from the first page on by what can be seen: nothing else.

No address is typed and no number of a row is known here: only names of links and buttons.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import GIVEN, OWN, finished, python

WIDTHS = {1440: ("西河镇", "west", "河畔光伏线"), 390: ("南岭镇", "south", "岭上茶饮线")}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEDGER = "项目名称\t总投资（万元）\n{town}新来的厂\t900\n合计\t900\n"


@dataclass
class Walker:
    """Somebody at a screen who knows the names of what he sees, and nothing of addresses."""

    page: Page

    def enter(self, name: str, *passwords: str) -> None:
        """Sign in with the first password that fits, and take one of one's own where asked to."""
        self.page.goto("/")
        for password in passwords:
            self.page.get_by_label("登录名").fill(name)
            self.page.get_by_label("密码").fill(password)
            self.press("登录")
            if not self.page.get_by_label("登录名").count():
                break
        if self.page.get_by_label("现在的密码").count():
            self.page.get_by_label("现在的密码").fill(GIVEN)
            self.page.get_by_label("新密码", exact=True).fill(OWN)
            self.page.get_by_label("再输一遍新密码").fill(OWN)
            self.press("保存新密码")
        self.arrived("主要指标")

    def go(self, name: str, within: Locator | None = None) -> None:
        """Follow the first visible link of this name."""
        links = (within or self.page).get_by_role("link", name=name).filter(visible=True)
        links.first.click()
        self.stands()

    def press(self, name: str, within: Locator | None = None) -> None:
        buttons = (within or self.page).get_by_role("button", name=name, exact=True)
        buttons.filter(visible=True).first.click()
        self.stands()

    def open(self, name: str) -> None:
        """Open what is folded under this word."""
        self.page.locator("main summary", has_text=name).filter(visible=True).first.click()

    def stands(self) -> None:
        """The page is there, whole, and not wider than the screen."""
        self.page.wait_for_load_state()
        assert self.page.evaluate(WIDER) == 0, self.page.url

    def arrived(self, words: str) -> None:
        expect(self.page.locator("main")).to_contain_text(words, timeout=15_000)

    def told(self, words: str) -> None:
        expect(self.page.locator(".notice.success").first).to_contain_text(words, timeout=15_000)


@pytest.fixture(scope="module")
def monday(installation: Path, site: str) -> None:
    """Two towns whose clerks and heads have work to do, one for each width."""
    finished(python(installation, str(Path(__file__).parent / "mondays.py")))


@contextmanager
def walking(browser: Browser, site: str, width: int) -> Iterator[Walker]:
    context = browser.new_context(
        base_url=site,
        viewport={"width": width, "height": 900},
        locale="zh-CN",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page, complaints = context.new_page(), list[str]()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_default_timeout(15_000)
    yield Walker(page)
    assert complaints == []
    context.close()


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize("width", WIDTHS)
def test_a_clerks_monday(browser: Browser, site: str, width: int, tmp_path: Path) -> None:
    town, code, project = WIDTHS[width]
    with walking(browser, site, width) as clerk:
        clerk.enter(f"{code}-clerk", GIVEN)
        clerk.arrived("退回待答复的记录 1 条")
        mends_what_was_returned(clerk, project, tmp_path)
        tells_the_month(clerk, project)
        records_from_a_chat(clerk, project)
        imports_a_ledger(clerk, town)
        finds_by_the_keyboard(clerk, project)


def mends_what_was_returned(clerk: Walker, project: str, folder: Path) -> None:
    (folder / "合同.txt").write_text(f"{project}合同签章页", encoding="utf-8")
    clerk.go(project)
    clerk.arrived("合同缺签章页")
    clerk.open("补证据")
    clerk.page.get_by_label("文件", exact=True).set_input_files(folder / "合同.txt")
    clerk.page.get_by_label("是什么材料").select_option(label="合同文本（签章页）")
    clerk.press("补证据")
    clerk.open("答复退回")
    clerk.page.get_by_label("答复", exact=True).fill("签章页已补")
    clerk.press("答复退回")
    clerk.told("已答复")
    clerk.go("今日")
    expect(clerk.page.locator("main")).not_to_contain_text("退回待答复")


def tells_the_month(clerk: Walker, project: str) -> None:
    clerk.go("填本月数")
    clerk.page.get_by_label(f"{project} 投资完成（月）", exact=True).fill("120")
    clerk.press("填报")
    clerk.told("已填报 1 条")
    clerk.go("今日")


def records_from_a_chat(clerk: Walker, project: str) -> None:
    said = f"{project}昨天到账1200万元，付款方在江苏苏州"
    clerk.page.get_by_label("文字").fill(said)
    clerk.press("收下")
    clerk.go("核对并填报")
    expect(clerk.page.get_by_label("付款方所在地")).to_have_value("江苏苏州")
    clerk.page.get_by_label("凭证号").fill(f"{project}-1")
    clerk.page.get_by_label("付款方", exact=True).fill("苏州一家公司")
    clerk.page.get_by_label("资金性质").select_option(label="固定资产投资")
    clerk.page.get_by_label("资金来源地").select_option(label="省外")
    clerk.press("填报")
    clerk.told("已记“到位资金”")


def imports_a_ledger(clerk: Walker, town: str) -> None:
    clerk.go("导入")
    clerk.page.get_by_label("或者粘贴").fill(LEDGER.format(town=town))
    clerk.press("读出来看看")
    clerk.arrived("入账会做什么")
    clerk.press("入账")
    clerk.arrived("已入账")
    clerk.go(f"{town}新来的厂")
    clerk.arrived("还差什么")


def finds_by_the_keyboard(clerk: Walker, project: str) -> None:
    keyboard = clerk.page.keyboard
    keyboard.press("Control+k")
    keyboard.type(project[:2])
    expect(clerk.page.locator("#found")).to_contain_text(project)
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    expect(clerk.page.locator("h1")).to_contain_text(project)
    clerk.stands()


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize("width", WIDTHS)
def test_a_heads_monday(browser: Browser, site: str, width: int) -> None:
    town, code, project = WIDTHS[width]
    with walking(browser, site, width) as head:
        head.enter(f"{code}-head", GIVEN)
        head.go("核对并报送")
        head.arrived(project)
        head.press("报送月报")
        head.told("已报送")
        head.go("月报")
        head.arrived(town)
        head.go("今日")
        expect(head.page.locator("main")).not_to_contain_text("月报待报送")


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize("width", WIDTHS)
def test_an_office_workers_monday(browser: Browser, site: str, width: int) -> None:
    _, _, project = WIDTHS[width]
    with walking(browser, site, width) as office:
        office.enter("wang", OWN, GIVEN)
        judges(office, project, by_keyboard=width > 1000)
        foresees_and_reverses(office, project)
        takes_the_register_out(office, project)


def judges(office: Walker, project: str, *, by_keyboard: bool) -> None:
    """One claim returned with its reason, one verified: by keys at a desk, by taps on a phone."""
    waits_in_the_queue(office, project, "计划总投资")
    if by_keyboard:
        office.page.keyboard.press("r")
        office.page.keyboard.type("缺备案证明")
        office.page.keyboard.press("Control+Enter")
    else:
        office.open("退回")
        office.page.get_by_label("理由").filter(visible=True).fill("缺备案证明")
        office.press("退回", office.page.locator("details[open]"))
    office.told("已退回")
    waits_in_the_queue(office, project, "在谈")
    if by_keyboard:
        office.page.keyboard.press("b")
        office.page.keyboard.press("Enter")
    else:
        office.page.get_by_label("B 现场核实").check()
        office.page.get_by_role("button", name="核定").first.click()
    office.told("已核定")


def waits_in_the_queue(office: Walker, project: str, kind: str) -> None:
    office.go("核定", office.page.locator("nav.rail"))
    office.go(project, office.page.locator("tr", has_text=project).filter(has_text=kind))
    expect(office.page.locator("h1")).to_contain_text(kind)


def foresees_and_reverses(office: Walker, project: str) -> None:
    """What a reversal will move is looked at, and then it is done."""
    office.go("项目台账")
    office.go(project)
    office.go("签订协议", office.page.locator(".timeline"))
    office.open("红冲")
    office.press("看哪些数会变")
    office.arrived("协议项目数")
    office.page.get_by_label("理由").fill("重复填报")
    office.press("红冲")
    office.told("已红冲")


def takes_the_register_out(office: Walker, project: str) -> None:
    office.go("项目台账")
    office.page.get_by_label("名称", exact=True).filter(visible=True).first.fill(project)
    office.press("查看")
    office.arrived(project)
    office.page.locator(".takings summary").click()
    with office.page.expect_download() as download:
        office.page.get_by_role("button", name="导出 Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize("width", WIDTHS)
def test_a_leaders_monday(browser: Browser, site: str, width: int) -> None:
    town, _, project = WIDTHS[width]
    with walking(browser, site, width) as leader:
        leader.enter("zhao", OWN, GIVEN)
        row = leader.page.locator(".groups tr:not(.meaning)", has_text="开工项目数")
        claimed = row.get_by_role("link").first
        assert int(claimed.inner_text()) > 0
        claimed.click()
        leader.arrived("逐行")
        opens_down_to_the_photograph(leader, town, project)
        compares_two_days(leader)
        copies_as_text(leader)


def opens_down_to_the_photograph(leader: Walker, town: str, project: str) -> None:
    """The figure by units, one unit's rows, a row's photograph; and back by the browser."""
    leader.go(town, leader.page.locator("tr"))
    leader.arrived(project)
    leader.open(project)
    leader.go("现场.jpg")
    assert leader.page.locator("img").first.evaluate("image => image.naturalWidth") > 0
    leader.page.go_back()
    leader.arrived("逐行")


def compares_two_days(leader: Walker) -> None:
    leader.go("与上年末比")
    leader.arrived("哪些事项变了")
    leader.go("开工项目数", leader.page.locator(".trail"))
    leader.arrived("口径")


def copies_as_text(leader: Walker) -> None:
    leader.page.locator(".takings summary").click()
    leader.page.get_by_role("button", name="复制文字").click()
    expect(leader.page.locator("body")).to_contain_text("已复制")
    words = leader.page.evaluate("navigator.clipboard.readText()")
    assert "开工项目数" in words
    assert "甲区" in words


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize("width", WIDTHS)
def test_an_administrators_monday(browser: Browser, site: str, width: int) -> None:
    town, code, _ = WIDTHS[width]
    with walking(browser, site, width) as admin:
        admin.enter("monday-admin", GIVEN)
        makes_an_account(admin, town, code)
        loads_a_rulebook(admin, code)
        sees_where_entries_came_from(admin, town)


def makes_an_account(admin: Walker, town: str, code: str) -> None:
    """A colleague who has come is entered, and then appointed to one more thing."""
    admin.go("设置")
    admin.go("登记账号并任用")
    admin.page.get_by_label("登录名").fill(f"{code}-new")
    admin.page.get_by_label("姓名").fill(f"{town}新人")
    choose(admin.page.get_by_label("单位", exact=True), town)
    admin.page.get_by_label("在本单位任").select_option(label="填报员")
    admin.press("登记")
    admin.arrived("只显示这一次")
    admin.go("设置")
    admin.go("人员")
    admin.page.get_by_label("姓名、登录名或单位").fill(f"{town}新人")
    admin.press("查找")
    admin.go(f"{town}新人")
    admin.open("办理任用")
    choose(admin.page.get_by_label("任职单位"), town)
    admin.page.get_by_label("角色").filter(visible=True).select_option(label="单位负责人")
    admin.press("办理任用")
    admin.arrived("单位负责人")


def choose(field: Locator, town: str) -> None:
    """One of a list whose entries say also what they stand under."""
    option = field.locator("option", has_text=town).first
    field.select_option(label=option.inner_text().strip())


def loads_a_rulebook(admin: Walker, code: str) -> None:
    """The district's own in force, with one line more: looked at first, then loaded."""
    admin.go("口径手册")
    before = admin.page.locator(".lead").inner_text()
    admin.go("载入新的一版")
    text = admin.page.get_by_label("正文")
    text.fill(f"{text.input_value()}\n# {code}\n")
    admin.press("检查")
    admin.press("载入“甲区”")
    expect(admin.page.locator(".lead")).to_contain_text("版")
    assert admin.page.locator(".lead").inner_text() != before


def sees_where_entries_came_from(admin: Walker, town: str) -> None:
    """From the settings to the list of imports, and on to the history."""
    admin.go("设置")
    admin.go("导入来源")
    admin.arrived("已入账")
    admin.go("#")
    admin.arrived("导入入账")
    admin.go("流水", admin.page.locator("nav.rail"))
    admin.arrived("系统日志")

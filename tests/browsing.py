"""Fixtures: a small installation that really serves, and a real browser that looks at it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from luodi.config.pictures.browser import NAMES, installed, started
from pictures import photograph
from word_files import letter

if TYPE_CHECKING:  # loaded with every test, and used by few
    from playwright.sync_api import Browser, StorageState

ROOT = Path(__file__).resolve().parents[1]
UNITS = """名称,上级,类别
江城市,,市
甲区,江城市,区县
东山镇,甲区,镇（街道）
甲区招商办,甲区,部门
"""
LEDGER = """项目名称,投资方,总投资（万元）,签订合同时间,累计到位资金（万元）,说不清
光电厂二车间,光电有限公司,1000,2026-03-05,200,甲
食品加工厂,远方食品有限公司,500,2026-04-06,,乙
停工的厂,,300,2030-04-06,,丙
合计,,1900,,,
"""
STORY = (
    "init --units 单位.csv",
    "account chen --name 陈填报 --unit 东山镇 --role 填报员 --by admin",
    "account wang --name 王招商 --unit 甲区招商办 --role 招商办 --by admin",
    "account zhao --name 赵区长 --unit 甲区 --role 领导 --by admin",
    "project 光电厂 --unit 东山镇 --by chen",
    "record 光电厂 签订合同 --on 2026-03-05 --said 与光电公司签订投资合同 --by chen",
    "record 光电厂 破土开槽 --on 2026-04-02 --said 基础开挖 --evidence 永久性工程现场照片=照片.jpg"
    " --by chen",
    "evidence 1 合同文本=合同.docx --by chen",
    "record 光电厂 月度计划投资 --covers 2026-04 --value 300万元 --said 四月计划 --by chen",
    "receive 照片.jpg --text 光电厂今天复工，计划明年6月30日投产，风电厂尚未开工 --by wang",
    "import 台账.csv --look --unit 东山镇 --by chen",
    "import 单张.csv --apply --unit 东山镇 --by chen",
)
GIVEN, OWN, FIRST = "Luodi-start-2026", "Autumn-2026-wind", "Luodi-first-2026"
PATIENCE_S = 30


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser of the system; without one its tests are skipped."""
    found = installed()
    if found is None:
        pytest.skip(f"no browser on this machine: none of {', '.join(NAMES)}")
    return found


@pytest.fixture(scope="session")
def installation(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a book with one project."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "单位.csv").write_text(UNITS, encoding="utf-8")
    (folder / "照片.jpg").write_bytes(photograph())
    (folder / "合同.docx").write_bytes(letter("乙方应当按期开工。", pages=3))
    (folder / "台账.csv").write_text(LEDGER, encoding="utf-8")
    (folder / "单张.csv").write_text("项目名称,总投资（万元）\n包装厂,90\n", encoding="utf-8")
    for line in STORY:
        finished(luodi(folder, *line.split()))
    return folder


@pytest.fixture(scope="session")
def site(installation: Path) -> Iterator[str]:
    """The address of the book, served as an office serves it."""
    port = free_port()
    server = luodi(installation, "serve", "--port", str(port))
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def finished(done: subprocess.Popen[str]) -> None:
    said, _ = done.communicate()
    assert done.returncode == 0, said


def luodi(folder: Path, *words: str) -> subprocess.Popen[str]:
    return python(folder, "-m", "luodi", *words)


def python(folder: Path, *words: str) -> subprocess.Popen[str]:
    """A program on the book of this folder."""
    environment = {
        **os.environ,
        "LUODI_DATA": str(folder / "data"),
        "LUODI_DATABASE_URL": "",
        "LUODI_ADMIN_PASSWORD": FIRST,
        "LUODI_PASSWORD": GIVEN,
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "luodi.config.settings",
    }
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, server: subprocess.Popen[str]) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        assert server.poll() is None, server.stdout.read() if server.stdout else ""
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"nothing answers on port {port} after {PATIENCE_S} s")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser, closed with the module, for its loop would else hold up Django."""
    with started(chromium) as found:
        yield found


@pytest.fixture(scope="module")
def passport(browser: Browser, site: str) -> StorageState:
    """The cookies of somebody of the office who has signed in, with a password of her own."""
    return signed_in(browser, site, "wang")


@pytest.fixture(scope="module")
def clerks_passport(browser: Browser, site: str) -> StorageState:
    """The same of the clerk of a town."""
    return signed_in(browser, site, "chen")


@pytest.fixture(scope="module")
def leaders_passport(browser: Browser, site: str) -> StorageState:
    """The same of the district's leader."""
    return signed_in(browser, site, "zhao")


def signed_in(browser: Browser, site: str, name: str) -> StorageState:
    """The cookies of one person; at the first time the password is changed."""
    context = browser.new_context()
    page = context.new_page()
    for password in (OWN, GIVEN):
        page.goto(f"{site}/session/")
        page.get_by_label("登录名").fill(name)
        page.get_by_label("密码").fill(password)
        page.get_by_role("button", name="登录").click()
        if "/session/" not in page.url:
            break
    if page.url.endswith("/password/"):
        page.get_by_label("现在的密码").fill(GIVEN)
        page.get_by_label("新密码", exact=True).fill(OWN)
        page.get_by_label("再输一遍新密码").fill(OWN)
        page.get_by_role("button", name="保存新密码").click()
    assert page.url == f"{site}/"
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture(scope="module")
def keeper(browser: Browser, site: str) -> StorageState:
    """The cookies of the first administrator."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/session/")
    page.get_by_label("登录名").fill("admin")
    page.get_by_label("密码").fill(FIRST)
    page.get_by_role("button", name="登录").click()
    assert page.url == f"{site}/"
    kept = context.storage_state()
    context.close()
    return kept

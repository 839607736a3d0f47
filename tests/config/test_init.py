"""`luodi init`: all of an installation or nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from luodi.config.cli import main
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import may
from luodi.foundation.people.rules.policy import Right

LIST = "名称,上级,类别\n东山镇,甲区,镇\n甲区,江城市,区县\n江城市,,市\n乙区,江城市,区县\n"
GOOD = "spring-rain-23"

pytestmark = pytest.mark.django_db


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LUODI_ADMIN_PASSWORD", GOOD)
    path = tmp_path / "units.csv"
    path.write_text(LIST, encoding="gb18030")
    return path


def run(*words: str) -> int:
    return main(["init", *words])


def test_a_list_of_units_becomes_books_units_and_an_administrator_over_all(
    units: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--units", str(units), "--username", "Qian", "--name", "钱管理") == 0
    told = capsys.readouterr().out
    assert "已建账套“甲区”，单位 2 个" in told
    assert "登录名是 qian" in told
    assert GOOD not in told
    books = {book.name: book.city and book.city.name for book in Book.objects.exclude(code="house")}
    assert books == {"江城市": None, "甲区": "江城市", "乙区": "江城市"}
    admin = Account.objects.get()
    assert (admin.username, admin.unit.name) == ("qian", "江城市")
    assert admin.check_password(GOOD)
    assert not admin.must_change_password
    assert may(admin, Right.PEOPLE, unit=Unit.objects.get(name="东山镇"))


def test_one_district_stands_without_a_list(units: Path) -> None:
    assert run("--district", "甲区") == 0
    assert Unit.objects.get().path == f"/{Unit.objects.get().pk}/"
    assert may(Account.objects.get(), Right.PEOPLE, unit=Unit.objects.get())


def test_a_second_time_is_refused(units: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--units", str(units))
    assert run("--district", "丙区") == 1
    assert "已经安装过了" in capsys.readouterr().err
    assert Account.objects.count() == 1


def test_a_weak_password_leaves_nothing_behind(
    units: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUODI_ADMIN_PASSWORD", "admin")
    assert run("--units", str(units)) == 1
    assert "密码须同时有字母和数字" in capsys.readouterr().err
    assert not Book.objects.exists()
    assert not Unit.objects.exists()


def test_every_problem_of_the_list_is_told(units: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units.write_text(LIST + "西河镇,丙区,镇\n南湖镇,甲区,村\n", encoding="utf-8")
    assert run("--units", str(units)) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line[:8] for line in told] == ["第 7 行“类别", "第 6 行“上级"]
    assert run("--units", str(units.with_name("missing.csv"))) == 1
    assert "读不了文件" in capsys.readouterr().err


def test_without_terminal_and_variable_the_password_is_asked_for_in_a_sentence(
    units: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LUODI_ADMIN_PASSWORD")
    assert run("--units", str(units)) == 1
    assert "LUODI_ADMIN_PASSWORD" in capsys.readouterr().err

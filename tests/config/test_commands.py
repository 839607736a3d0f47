"""The command line as somebody types it: overview, refusals, figures as JSON."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from conftest import NOON, Cast
from luodi.config.cli import COMMANDS, overview, run
from luodi.config.cli.layout import columns, width
from luodi.foundation.history.models import Line
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import Period
from luodi.records.ledger.actions.periods import close_period
from luodi.records.ledger.actions.recording import record
from luodi.records.ledger.models import Entry
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.actions import register

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def book_with_one_contract(cast: Cast) -> Cast:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    project = register(name="甲厂", unit=cast.town, by=cast.clerk, at=NOON)
    claim = Claim(
        subject=project.subject_id,
        kind="contract",
        said="签订合同",
        reported_by=cast.town.pk,
        occurred_from=date(2023, 2, 1),
    )
    record(book=cast.book, claim=claim, by=cast.clerk, at=NOON + timedelta(days=1))
    return cast


def test_every_command_stands_in_the_overview() -> None:
    words = overview().split()
    assert [name for name in COMMANDS if name not in words] == []


@pytest.mark.django_db
def test_a_refusal_is_said_and_kept_in_the_house_log(
    book_with_one_contract: Cast, capsys: Printed
) -> None:
    code = run("figures", ["figures", "--book", "没有的区"])
    assert code == 1
    assert "请用 --book 指明账套" in capsys.readouterr().err
    line = Line.objects.filter(action="refusal").get()
    assert line.detail["command"] == "figures"


@pytest.mark.django_db
def test_figures_as_json_have_both_readings(book_with_one_contract: Cast, capsys: Printed) -> None:
    words = ["figures", "--book", "甲区", "--period", "2023", "--only", "合同项目个数", "--json"]
    assert run("figures", words) == 0
    found = json.loads(capsys.readouterr().out)
    (figure,) = found["figures"]
    assert figure["code"] == "contracts"
    assert (figure["claimed"]["value"], figure["verified"]["value"]) == ("1", "0")


@pytest.mark.django_db
def test_a_printed_moment_can_be_asked_again(book_with_one_contract: Cast, capsys: Printed) -> None:
    words = ["figures", "--book", "甲区", "--period", "2023", "--json"]
    run("figures", words)
    first = json.loads(capsys.readouterr().out)
    run("figures", [*words, "--as-of", first["moment"]])
    assert json.loads(capsys.readouterr().out)["figures"] == first["figures"]


@pytest.mark.django_db
def test_a_closed_period_shows_today_beside_it(
    book_with_one_contract: Cast, capsys: Printed
) -> None:
    cast = book_with_one_contract
    month = Period.month(2023, 2)
    close_period(book=cast.book, period=month, by=cast.office, at=NOON + timedelta(days=2))
    assert run("figures", ["figures", "--book", "甲区", "--period", "2023-02"]) == 0
    printed = capsys.readouterr().out
    assert "本期已封账" in printed
    assert "今日核定" in printed


@pytest.mark.django_db
def test_explain_opens_a_figure_to_its_entry(book_with_one_contract: Cast, capsys: Printed) -> None:
    words = ["explain", "合同项目个数", "--book", "甲区", "--period", "2023", "--basis", "claimed"]
    assert run("figures", words) == 0
    printed = capsys.readouterr().out
    assert "合同项目数：申报 1个（核定 0个）" in printed
    assert "签订合同 2023-02-01：签订合同" in printed


@pytest.mark.django_db
def test_what_was_reversed_in_error_is_recorded_again(
    book_with_one_contract: Cast, capsys: Printed
) -> None:
    entry = Entry.objects.get()
    words = [str(entry.pk), "--by", "clerk"]
    assert run("reviewing", ["record-again", *words]) == 1
    assert run("reviewing", ["reverse", *words, "--reason", "记错了"]) == 0
    assert run("reviewing", ["record-again", *words]) == 0
    again = Entry.objects.latest("pk")
    said = capsys.readouterr()
    assert "该记录没有红冲，不需要重新记录" in said.err
    assert f"已重新记录，记录编号 {again.pk}（#{again.seq}，申报）" in said.out
    assert (again.kind, again.subject_id) == ("contract", entry.subject_id)


def test_chinese_letters_take_two_columns() -> None:
    assert width("甲a") == 3
    first, second = columns([("甲", "1"), ("ab", "22")]).splitlines()
    assert (first, second) == ("甲   1", "ab  22")

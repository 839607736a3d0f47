"""Figures and rows taken away: what the page shows, by what it was made, and noted."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from conftest import NOON, Cast
from luodi.foundation.history.models import Line
from luodi.foundation.people.models import Account
from luodi.records.subjects.actions import give_codename
from scenes import claimed_project, go_by

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
STEPS = ("contract", ("contract_amount", Decimal(350_000_000)), "ground_break")
ASKED = "period=2023&reading=claimed"


@pytest.fixture
def district(cast: Cast) -> Cast:
    go_by(cast.book)
    on = date(2023, 2, 1)
    claimed_project("甲厂", cast.town, STEPS, on=on, by=cast.clerk, at=NOON)
    secret = claimed_project("机密厂", cast.park, STEPS, on=on, by=cast.park_clerk, at=NOON)
    give_codename(subject=secret, codename="X号", circle=[], by=cast.office, at=NOON + DAY)
    return cast


def taken(client: Client, account: Account, address: str, form: str = "xlsx") -> bytes:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(address, {"form": form})
    assert answer.status_code == 200
    return bytes(answer.content)


def rows_of(workbook: bytes, sheet: int = 1) -> list[list[str]]:
    """The cells of a sheet as they are written, row by row."""
    archive = zipfile.ZipFile(io.BytesIO(workbook))
    text = archive.read(f"xl/worksheets/sheet{sheet}.xml").decode()
    rows = re.findall(r"<row>(.*?)</row>", text)
    return [[unescape(re.sub("<[^>]+>", "", cell)) for cell in cells(row)] for row in rows]


def cells(row: str) -> list[str]:
    return re.findall(r"<c [^>]*?/>|<c .*?</c>", row)


def test_the_catalogue_is_numbers_in_a_workbook(district: Cast, client: Client) -> None:
    rows = rows_of(taken(client, district.office, f"/figures/exports/?{ASKED}"))
    assert rows[0] == ["类别", "指标", "申报", "核定", "差距", "单位", "口径", "算式"]
    found = {row[1]: row for row in rows[1:]}
    assert found["合同项目数"][2:6] == ["2", "0", "-2", "个"]
    assert found["合同引资额"][2:6] == ["7", "0", "-7", "亿元"]
    assert found["开工率"][2:4] == ["100", ""]
    assert found["开而未建项目数"][2:5] == ["", "", ""]


def test_only_what_was_found_is_taken(district: Cast, client: Client) -> None:
    rows = rows_of(taken(client, district.office, f"/figures/exports/?{ASKED}&q=涉及资金"))
    assert [row[1] for row in rows] == ["指标", "合同引资额", "活动合同引资额"]


def test_a_file_says_by_what_it_was_made(district: Cast, client: Client) -> None:
    said = dict(rows_of(taken(client, district.office, f"/figures/exports/?{ASKED}"), 2)[1:])
    assert said["账套"] == "甲区"
    assert said["期间"] == "2023年"
    assert re.fullmatch(r"#\d+@\d{4}-\d\d-\d\d", said["时点"])
    assert said["口径手册"] == "口径：默认（1）"
    assert said["导出人"] == "王招商（招商办）"


def test_rows_are_a_line_for_each_entry_with_the_amount_once(
    district: Cast, client: Client
) -> None:
    rows = rows_of(taken(client, district.office, f"/figures/r_start/exports/?{ASKED}"))
    assert rows[0][:6] == ["指标", "事项", "责任单位", "计入", "计量", "记录"]
    of_started = [[row[1], row[3], row[6]] for row in rows if row[0] == "合同项目已开工数"]
    assert sorted(of_started) == sorted(
        [
            ["甲厂", "1", "签订合同"],
            ["甲厂", "", "破土开槽"],
            ["X号", "1", "签订合同"],
            ["X号", "", "破土开槽"],
        ]
    )


def test_a_file_holds_the_rows_that_its_reader_may_see(district: Cast, client: Client) -> None:
    workbook = taken(client, district.clerk, f"/figures/contracts/exports/?{ASKED}")
    assert [row[1] for row in rows_of(workbook)[1:]] == ["甲厂"]
    said = dict(rows_of(workbook, 2)[1:])
    assert said["申报"] == "2个"
    assert said["未列"] == "另有 1 条您无权查看"


def test_as_text_it_is_lines_for_a_sheet(district: Cast, client: Client) -> None:
    text = taken(client, district.office, f"/figures/exports/?{ASKED}", "text").decode()
    basis, head, *lines = text.splitlines()
    assert basis.startswith("甲区，2023年，#")
    assert head.split("\t")[1:5] == ["指标", "申报", "核定", "差距"]
    assert "签约\t合同项目数\t2\t0\t-2\t个" in "\n".join(lines)


@pytest.mark.parametrize("form", ["xlsx", "text"])
def test_what_was_taken_is_noted_in_the_house(district: Cast, client: Client, form: str) -> None:
    district.book.refresh_from_db()
    before = district.book.seq
    taken(client, district.clerk, f"/figures/contracts/exports/?{ASKED}", form)
    noted = Line.objects.get(action="figures.export")
    assert (noted.by_id, noted.topic) == (district.clerk.pk, "contracts")
    assert noted.detail["rows"] == 1
    assert noted.detail["form"] == form
    assert "reading=claimed" in noted.detail["query"]
    district.book.refresh_from_db()
    assert district.book.seq == before, "an export moves no district's counter"


def test_who_may_not_export_takes_nothing(district: Cast, client: Client) -> None:
    client.force_login(district.admin, backend="django.contrib.auth.backends.ModelBackend")
    for address in ("/figures/exports/", "/figures/contracts/exports/"):
        assert client.post(address).status_code == 403
        assert client.get(address).status_code == 405
    assert not Line.objects.filter(action="figures.export").exists()


def test_a_question_without_sense_gives_no_file(district: Cast, client: Client) -> None:
    client.force_login(district.office, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post("/figures/exports/?period=月亮").status_code == 422
    assert client.post("/figures/nothing/exports/").status_code == 404
    assert not Line.objects.filter(action="figures.export").exists()

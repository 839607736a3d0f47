"""A report is handed in: its numbers are checked, shown where they stand, and nothing is kept."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import NOON, Cast
from luodi.config.cli import run
from luodi.foundation.history.models import Line
from luodi.foundation.people.models import Account
from luodi.records.library.models import Document
from scenes import claimed_project, go_by

pytestmark = pytest.mark.django_db

ADDRESS = "/papers/proofing/"
REPORT = (
    "2023年1-10月，全区合同项目3个，完成任务25个的12%。\n到位资金20.5亿元，完成任务25亿元的85%。"
)


def signed_in(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(page: Any) -> str:
    said = re.sub(r"<[^>]+>", "", page.content.decode())
    return re.sub(r"\s+", "", unescape(said))


def asked(client: Client, account: Account, said: str) -> str:
    page = signed_in(client, account).post(ADDRESS, {"said": said})
    assert page.status_code == 200
    return text_of(page)


def test_a_pasted_report_is_answered_at_once(cast: Cast, client: Client) -> None:
    text = asked(client, cast.clerk, REPORT)
    assert "核对2处：不符1处，相符1处" in text
    assert "82%=20.5亿元÷25亿元" in text
    assert "+3个百分点" in text
    assert "85%✗算得82%" in text
    assert "12%（相符）" in text


def test_a_file_is_answered_and_not_kept(cast: Cast, client: Client) -> None:
    before = (Document.objects.count(), Line.objects.count())
    file = SimpleUploadedFile(
        "完成情况.csv", "单位,任务,完成,完成率\n甲,10,8,80%\n乙,20,18,90%\n丙,5,4,70%\n".encode()
    )
    page = signed_in(client, cast.clerk).post(ADDRESS, {"document": file})
    assert "70%✗算得80%" in text_of(page)
    assert "完成情况.csv" in text_of(page)
    assert (Document.objects.count(), Line.objects.count()) == before


def test_whoever_signs_in_may_ask(cast: Cast, client: Client) -> None:
    for account in (cast.clerk, cast.office, cast.admin, cast.other_clerk):
        assert signed_in(client, account).get(ADDRESS).status_code == 200
        assert "不符1处" in asked(client, account, REPORT)


def test_nothing_and_a_picture_are_refused_beside_the_form(cast: Cast, client: Client) -> None:
    signed_in(client, cast.clerk)
    nothing = client.post(ADDRESS, {"said": "  "})
    assert nothing.status_code == 422
    assert "请选一个文件，或者粘贴要核对的文字" in text_of(nothing)
    picture = SimpleUploadedFile("照片.jpg", b"\xff\xd8\xff\xe0" + b"0" * 100)
    refused = client.post(ADDRESS, {"document": picture})
    assert refused.status_code == 422
    assert "照片.jpg" in text_of(refused)


def test_the_answer_is_taken_out_without_being_kept(cast: Cast, client: Client) -> None:
    page = signed_in(client, cast.office).post(ADDRESS, {"said": REPORT}).content.decode()
    found = re.search(r'name="carried" value="([^"]+)"', page)
    assert found
    sealed = {"carried": unescape(found[1])}

    copy = client.post(f"{ADDRESS}result/", {"form": "text", **sealed})
    assert "85%" in text_of(copy)
    assert "编码" in text_of(copy)
    printed = client.post(f"{ADDRESS}result/", {"form": "print", **sealed})
    assert "82%=20.5亿元÷25亿元" in text_of(printed)
    drawn = client.post(f"{ADDRESS}result/", {"form": "picture", **sealed})
    assert drawn.status_code == 200
    assert [line.action for line in Line.objects.order_by("-pk")[:3]] == [
        "outgoing.picture",
        "outgoing.print",
        "outgoing.text",
    ]
    line = Line.objects.order_by("-pk")[0]
    assert "20.5" not in str(line.detail)


def test_an_answer_that_is_not_ours_is_not_taken_out(cast: Cast, client: Client) -> None:
    signed_in(client, cast.office)
    assert client.post(f"{ADDRESS}result/", {"form": "text", "carried": "x"}).status_code == 400
    assert client.get(f"{ADDRESS}result/").status_code == 302


@pytest.fixture
def district(cast: Cast) -> Cast:
    go_by(cast.book)
    steps = ("contract", ("contract_amount", Decimal(350_000_000)))
    claimed_project("甲厂", cast.town, steps, on=date(2023, 2, 1), by=cast.clerk, at=NOON)
    return cast


def test_a_named_figure_stands_beside_the_books_in_both_readings(
    district: Cast, client: Client
) -> None:
    text = asked(client, district.office, "2023年1-10月，全区合同项目1个。")
    assert "第1段合同项目数2023年1月至10月1个0个1个" in text
    assert "只与申报数相符" in text


def test_the_terminal_sets_the_book_beside_the_text_where_one_is_named(
    district: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("2023年1-10月，全区合同项目1个，合同引资额2亿元。", encoding="utf-8")
    order = ["proof", str(path), "--book", district.book.name]

    assert run("proofing", order) == 0
    said = capsys.readouterr().out
    assert "与账对照 2 处" in said
    assert "合同项目数，2023年1月至10月：写的是 1个，核定 0个，申报 1个，只与申报数相符" in said
    assert "写的是 2亿元，核定 0.00亿元，申报 3.50亿元，与账不符" in said

    assert run("proofing", [*order, "--json"]) == 0
    known = json.loads(capsys.readouterr().out)["book"]
    assert [one["fits"] for one in known] == ["claimed", ""]


def test_nobody_sees_the_figure_of_a_book_that_he_may_not_read(
    district: Cast, client: Client
) -> None:
    text = asked(client, district.other_office, "2023年1-10月，全区合同项目1个。")
    assert "只与申报数相符" not in text


def test_a_part_of_the_district_is_not_compared_with_all_of_it(
    district: Cast, client: Client
) -> None:
    assert "与账对照" not in asked(client, district.office, "2023年1-10月，城关镇合同项目1个。")
    assert "与账对照" not in asked(client, district.office, "1-10月，全区合同项目1个。")


def test_the_answer_is_english_to_who_reads_english(cast: Cast, client: Client) -> None:
    signed_in(client, cast.clerk).cookies["django_language"] = "en"
    text = text_of(client.post(ADDRESS, {"said": REPORT}))
    assert "Whatdoesnotagree" in text
    assert "Paragraph2" in text

"""The page of the definitions in force: for every reader of figures, as of any day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from conftest import NOON, Cast
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped

DAY = timedelta(days=1)


@pytest.fixture
def versions(cast: Cast) -> None:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    load(book=cast.book, text=shipped("first_pile").text, by=cast.office, at=NOON + 9 * DAY)


def page(client: Client, who: object, address: str = "/rulebook/") -> str:
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize(
    "who", ["clerk", "head", "office", "leader", "supervisor", "auditor", "admin"]
)
def test_every_reader_of_figures_sees_the_definitions(cast: Cast, client: Client, who: str) -> None:
    text = page(client, getattr(cast, who))
    assert "口径：开工按统计（正式打桩）（参照统计入库须知2016）" in text
    assert "第2版，2016-01-01 起生效" in text
    assert "（合同基数 − 合同项目已终止数）÷ 合同基数（%，2位小数，截断）" in text
    assert "核定需打桩照片；施工合同；监理开工令。" in text


@pytest.mark.usefixtures("versions")
def test_the_page_shows_how_the_definitions_changed(cast: Cast, client: Client) -> None:
    text = page(client, cast.clerk)
    assert (
        "开工：由“破土开槽、首桩施工、设备进场安装任一，以最早一项日期为准”改为“首桩施工”" in text
    )
    assert "2016-01-01 起生效，2023-03-10 载入 · 王招商" in text.replace("\n", "")
    assert "生效日期早于载入日期" in text


@pytest.mark.usefixtures("versions")
def test_the_page_of_an_earlier_day_knows_nothing_of_a_later_version(
    cast: Cast, client: Client
) -> None:
    text = page(client, cast.clerk, "/rulebook/?on=2023-03-09")
    assert "口径：默认" in text
    assert "开工按统计" not in text
    assert "第2版" not in text


def test_a_book_without_a_rulebook_says_what_to_do(cast: Cast, client: Client) -> None:
    text = page(client, cast.clerk)
    assert "这一天还没有口径手册" in text
    assert "luodi rulebook load" in text


@pytest.mark.usefixtures("versions")
def test_a_day_that_is_no_day_is_today(cast: Cast, client: Client) -> None:
    assert "第2版" in page(client, cast.clerk, "/rulebook/?on=2023-02-30")


@pytest.mark.usefixtures("versions")
def test_the_text_of_a_version_can_be_taken_away(cast: Cast, client: Client) -> None:
    text = page(client, cast.clerk, "/rulebook/versions/2/")
    assert text == shipped("first_pile").text


@pytest.mark.usefixtures("versions")
def test_the_city_reads_its_districts_and_a_district_no_other(cast: Cast, client: Client) -> None:
    address = f"/rulebook/?book={cast.book.code}"
    assert "正式打桩" in page(client, cast.city_office, address)
    client.force_login(cast.other_office, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address).status_code == 404
    assert client.get(f"/rulebook/versions/1/?book={cast.book.code}").status_code == 404
    assert client.get("/rulebook/versions/1/").status_code == 404

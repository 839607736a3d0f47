"""`luodi figures` asked of a city."""

from __future__ import annotations

import json
from datetime import date

import pytest

from conftest import NOON, Cast
from luodi.config.cli import run
from scenes import claimed_project, go_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_starts(cast: Cast) -> None:
    """甲区 counts broken ground as a start; 乙区 and the city count a pile only."""
    go_by(cast.city_book, "first_pile")
    go_by(cast.book)
    go_by(cast.other_book, "first_pile")
    on = date(2023, 2, 1)
    for name, unit, by, start in (
        ("甲一", cast.town, cast.clerk, "first_pile"),
        ("甲二", cast.town, cast.clerk, "ground_break"),
        ("乙一", cast.other_district_town, cast.other_office, "first_pile"),
    ):
        claimed_project(name, unit, ("contract", start), on=on, by=by, at=NOON)


def asked(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    arguments = ["figures", "--book", "江城市", "--period", "2023", "--only", "开工项目数", *more]
    assert run("figures", arguments) == 0
    return capsys.readouterr().out


def test_the_sum_comes_first_and_then_each_book_with_its_own_figure_in_brackets(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = asked(capsys, "--basis", "claimed")
    lines = [line.split() for line in out.splitlines() if line.startswith("开工项目数")]
    assert lines == [["开工项目数", "2", "个"], ["开工项目数", "0", "1（2）", "1", "个"]]
    assert "江城市#" in out.splitlines()[0]
    assert "参照统计入库须知2016" in out.splitlines()[0]


def test_as_json_every_book_gives_its_moment_and_both_values(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = json.loads(asked(capsys, "--json"))
    assert found["figures"][0]["claimed"]["value"] == "2"
    first = found["books"][1]
    assert (first["book"], first["rulebook"]) == ("甲区", "口径：默认")
    starts = first["figures"]["starts"]["claimed"]
    assert (starts["value"], starts["own"]["value"]) == ("1", "2")
    assert found["moment"].split("、")[1] == f"甲区{first['moment']}"


def test_the_printed_moment_is_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    moment = json.loads(asked(capsys, "--json"))["moment"]
    assert json.loads(asked(capsys, "--json", "--as-of", moment))["moment"] == moment

"""A figure of a past moment stays what it was, whatever is done afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from saying import WAN
from scene import Scene, opened

from conftest import Cast
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.records.ledger.actions.correcting import reclassify_entry, reverse
from luodi.records.ledger.actions.periods import begin_opening, close_period, end_opening
from luodi.records.ledger.actions.reviewing import (
    answer,
    send_back,
    verify_opening,
    withdraw,
)
from luodi.records.subjects.actions import give_codename, revise
from luodi.records.subjects.rules import Classing, Part

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return opened(cast)


def test_each_reading_has_its_own_history(scene: Scene) -> None:
    office, project = scene.cast.office, scene.project("甲厂")
    papers = tuple((scene.paper(code).pk, code) for code in ("contract_amount_clause",))
    said = scene.on("2023-03-02").claim(
        project, "contract_amount", "2023-02-01", 100 * WAN, evidence=papers
    )
    scene.on("2023-03-03")
    send_back(entry=said, reason="补说明", by=office, at=scene.tick())
    scene.on("2023-03-04")
    answer(entry=said, text="已补", by=scene.clerk(scene.cast.town), at=scene.tick())
    scene.verified(project, "contract", "2023-02-01")
    scene.on("2023-03-05")
    withdrawn = scene.verified(project, "capital_increase", "2023-02-20", 10 * WAN)
    scene.on("2023-03-06")
    withdraw(entry=withdrawn, reason="凭证不符", by=office, at=scene.tick())
    scene.on("2023-03-07")
    reverse(entry=withdrawn, reason="记错", by=office, at=scene.tick())
    scene.on("2023-03-08")

    def known(day: int) -> tuple[int, int]:
        both = scene.both("contract_money", as_of=f"2023-03-{day:02}")
        return both[0] // WAN, both[1] // WAN

    assert [known(day) for day in range(1, 9)] == [
        (0, 0),
        (100, 0),
        (0, 0),
        (100, 0),
        (110, 10),
        (110, 0),
        (100, 0),
        (100, 0),
    ]


def test_a_day_that_is_not_over_means_now(scene: Scene) -> None:
    scene.on("2023-03-02").claim(scene.project("甲厂"), "contract", "2023-02-01")
    for as_of in ("", "2023-03-02", "2030-01-01"):
        assert scene.both("contracts", as_of=as_of) == (1, 0)
    assert scene.both("contracts", as_of="2023-03-01") == (0, 0)


def test_a_number_and_what_is_printed_of_a_moment_answer_alike(scene: Scene) -> None:
    scene.on("2023-03-02").claim(scene.project("甲厂"), "contract", "2023-02-01")
    printed = scene.table(as_of="2023-03-02").moment
    scene.on("2023-03-03").claim(scene.project("乙厂"), "contract", "2023-02-01")
    for as_of in (f"#{printed.seq}", str(printed), "2023-03-02"):
        assert scene.both("contracts", as_of=as_of) == (1, 0)
    assert scene.both("contracts") == (2, 0)


def test_before_the_first_act_nothing_was_known(scene: Scene) -> None:
    scene.claim(scene.project("甲厂"), "contract", "2023-02-01")
    assert scene.both("contracts", as_of="#0") == (0, 0)
    with pytest.raises(Refused, match="没有 #999"):
        scene.table(as_of="#999")


def test_another_unit_takes_over_today_and_not_yesterday(scene: Scene) -> None:
    town, other = scene.cast.town, scene.cast.other_town
    project = scene.on("2023-03-02").signed("甲厂", "2023-02-01", industry="C30")
    scene.on("2023-03-03").reclassify(
        project, Classing(parts=(Part(other.pk, "", 10_000),), industry="A01")
    )
    assert scene.figure("contracts", unit=town.pk) == 0
    assert scene.figure("contracts", unit=other.pk) == 1
    assert scene.figure("contracts_mfg") == 0
    assert scene.figure("contracts", as_of="2023-03-02", unit=town.pk) == 1
    assert scene.figure("contracts_mfg", as_of="2023-03-02") == 1


def test_another_origin_of_one_voucher_moves_today_and_not_yesterday(scene: Scene) -> None:
    project = scene.project("甲厂")
    scene.on("2023-03-02")
    voucher = scene.verified(project, "money_in", "2023-02-01", 100 * WAN)
    scene.on("2023-03-03")
    reclassify_entry(
        entry=voucher, origin="LOCAL", reason="查实", by=scene.cast.office, at=scene.tick()
    )
    assert scene.figure("arrived_outside") == 0
    assert scene.figure("arrived") == 100 * WAN
    assert scene.figure("arrived_outside", as_of="2023-03-02") == 100 * WAN


def test_a_closed_period_answers_as_of_its_closing(scene: Scene) -> None:
    february = Period.month(2023, 2)
    scene.signed("甲厂", "2023-02-01")
    close_period(book=scene.cast.book, period=february, by=scene.cast.office, at=scene.tick())
    closing = scene.cast.book.seq
    scene.on("2023-03-05").signed("乙厂", "2023-02-02")
    assert scene.figure("contracts", february) == 1
    assert scene.figure("contracts", february, as_of="2023-03-05") == 2
    assert scene.figure("contracts", "2023") == 2
    assert scene.table(february).moment.seq == closing


MORE = """[rates.more]
name = "增加"
formula = "合同项目数 - 合同项目数.prior"
unit = "个"
digits = 0
rounding = "四舍五入"
sentence = "比上年同期多的个数。"
"""


def test_the_year_before_is_compared_as_it_was_closed(scene: Scene) -> None:
    """同比 takes the closing of the year before, where there is one (ledger 2)."""
    scene.rulebook(MORE)
    scene.signed("甲厂", "2022-02-01")
    last_year = Period.year(2022)
    scene.cast.book.refresh_from_db()
    before = scene.cast.book.seq
    close_period(book=scene.cast.book, period=last_year, by=scene.cast.office, at=scene.tick())
    scene.on("2024-01-10").signed("乙厂", "2022-02-02")
    for name in ("丙厂", "丁厂", "戊厂"):
        scene.signed(name, "2023-02-01")
    assert scene.figure("contracts", "2022") == 1
    assert scene.figure("more", "2023") == 2
    assert scene.figure("more", "2023", as_of=f"#{before}") == -1


def test_a_year_that_is_not_over_is_compared_with_as_much_of_the_year_before(
    scene: Scene,
) -> None:
    scene.rulebook(MORE)
    scene.on("2023-06-30")
    for name, on in (("甲厂", "2022-06-30"), ("乙厂", "2022-07-01"), ("丙厂", "2023-02-01")):
        scene.signed(name, on)
    assert scene.figure("more", "2023") == 0
    scene.on("2024-01-10")
    assert scene.figure("more", "2023", as_of="2023-06-30") == 0
    assert scene.figure("more", "2023") == -1


def recalled(scene: Scene) -> None:
    """建账 from 2 to 5 March: one contract known since 2021, one since 2022, then daily work."""
    book, office = scene.cast.book, scene.cast.office
    scene.on("2023-03-02")
    begin_opening(book=book, by=office, at=scene.tick())
    for name, signed, known in (
        ("甲厂", "2021-02-01", date(2021, 6, 1)),
        ("乙厂", "2021-03-01", date(2022, 6, 1)),
    ):
        scene.claim(
            scene.project(name), "contract", signed, opening=True, known_on=known, batch="一"
        )
    scene.on("2023-03-04")
    paper = scene.paper("contract_text")
    verify_opening(book=book, batch="一", document=paper, grade="C", by=office, at=scene.tick())
    scene.on("2023-03-05")
    end_opening(book=book, by=office, at=scene.tick())
    scene.on("2023-03-06").signed("丙厂", "2021-04-01")


@pytest.mark.parametrize(
    ("as_of", "contracts"),
    [
        ("2021-05-31", (0, 0)),
        ("2021-06-01", (1, 1)),
        ("2022-05-31", (1, 1)),
        ("2022-06-01", (2, 2)),
        ("2023-03-04", (2, 2)),
        ("2023-03-05", (2, 2)),
        ("2023-03-06", (3, 3)),
    ],
)
def test_days_before_the_end_of_the_opening_are_recollected(
    scene: Scene, as_of: str, contracts: tuple[int, int]
) -> None:
    recalled(scene)
    assert scene.both("contracts", "2021", as_of=as_of) == contracts
    table = scene.table("2021", as_of=as_of)
    assert table.marks == (("据补录资料",) if as_of < "2023-03-05" else ())
    again = scene.table("2021", as_of=str(table.moment))
    assert (again.figures, again.marks) == (table.figures, table.marks)


def test_what_is_recollected_opens_to_its_entries(scene: Scene) -> None:
    recalled(scene)
    (part,) = scene.explain("contracts", "2021", as_of="2022-12-31").parts
    assert [row.name for row in part.rows] == ["甲厂", "乙厂"]
    assert [proof.grade for row in part.rows for proof in row.proofs] == ["C", "C"]


def test_while_the_book_is_being_opened_every_figure_says_so(scene: Scene) -> None:
    begin_opening(book=scene.cast.book, by=scene.cast.office, at=scene.tick())
    assert scene.table().marks == ("建账中",)


def test_what_a_reversal_took_away_before_the_end_of_the_opening_is_not_recollected(
    scene: Scene,
) -> None:
    book, office = scene.cast.book, scene.cast.office
    begin_opening(book=book, by=office, at=scene.tick())
    known: dict[str, Any] = {"opening": True, "known_on": date(2021, 6, 1), "batch": "一"}
    wrong = scene.claim(scene.project("甲厂"), "contract", "2021-02-01", **known)
    late = scene.claim(scene.project("乙厂"), "contract", "2021-02-01", **known)
    reverse(entry=wrong, reason="重复", by=office, at=scene.tick())
    scene.on("2023-03-05")
    end_opening(book=book, by=office, at=scene.tick())
    reverse(entry=late, reason="查无", by=office, at=scene.tick())
    scene.on("2023-03-06")
    assert scene.both("contracts", "2021", as_of="2022-01-01") == (1, 0)
    assert scene.both("contracts", "2021") == (0, 0)


def test_a_project_under_a_code_name_counts_and_shows_no_other_name(scene: Scene) -> None:
    project = scene.signed("甲厂", "2023-02-01")
    give_codename(
        subject=project, codename="一号项目", circle=[], by=scene.cast.office, at=scene.tick()
    )
    assert scene.figure("contracts") == 1
    (part,) = scene.explain("contracts").parts
    assert [row.name for row in part.rows] == ["一号项目"]


def test_a_new_responsible_unit_sees_the_project_and_takes_none_of_its_figures(
    scene: Scene,
) -> None:
    project = scene.signed("甲厂", "2023-02-01")
    revise(
        subject=project,
        unit=scene.cast.other_town,
        reason="移交",
        by=scene.cast.office,
        at=scene.tick(),
    )
    assert scene.split("contracts") == {"东山镇": 1}

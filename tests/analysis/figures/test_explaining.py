"""Every figure opens: to the rows that it counts, their entries, their papers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from catalogue import KNOWN, OF_IDLE_UNITS, Case
from saying import WAN
from scene import Scene, after_2023, opened
from scenes_of_building import BUILDING_SCENES
from scenes_of_money_and_work import MONEY_AND_WORK_SCENES
from scenes_of_signing import SIGNING_SCENES

from conftest import Cast
from luodi.analysis.figures.queries.figures import count
from luodi.analysis.figures.queries.taking import rows_taken
from luodi.analysis.figures.rules.figure import total
from luodi.foundation.people.models import Account
from luodi.kernel.refusal import Refused
from luodi.records.ledger.actions.evidence import add_evidence
from luodi.records.ledger.actions.reviewing import verify, withdraw
from luodi.records.subjects.actions import give_codename

pytestmark = pytest.mark.django_db
MEANS = ("tour_avg",)  # its rows are the scores of which it is the mean


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return after_2023(cast)


def shared_by_two(scene: Scene) -> None:
    """One project of two towns, so that every amount has to be put together again."""
    town, other = scene.cast.town, scene.cast.other_town
    project = scene.signed(
        "共建厂", "2023-01-05", "ground_break 2023-02-01", shares={town: 5, other: 5}
    )
    scene.verified(project, "contract_amount", "2023-01-05", 301 * WAN)
    scene.verified(project, "money_in", "2023-02-05", 101 * WAN)
    scene.verified(project, "planned_total", "2023-01-05", 901 * WAN)


@pytest.mark.parametrize(
    "cases", [SIGNING_SCENES, BUILDING_SCENES, MONEY_AND_WORK_SCENES], ids=["1", "2", "3"]
)
def test_rows_add_up_to_the_figure_in_both_readings_and_for_every_unit(
    scene: Scene, cases: tuple[Case, ...]
) -> None:
    for number, case in enumerate(cases):
        scene.prefix = f"{number}·"
        case.happens(scene)
    shared_by_two(scene)
    opened_up = set()
    for unit in (None, scene.cast.town.pk, scene.cast.other_town.pk):
        counted = count(scene.cast.book, scene.asked(unit=unit), scene.now)
        for code in set(KNOWN) - set(MEANS):
            for verified in (False, True):
                rows = rows_taken(counted, counted.indicators[code], verified)
                amount = sum((row.amount for row in rows), Decimal(0))
                assert amount == total(counted.values[code], verified), (code, verified, unit)
                opened_up |= {code} if rows else set()
    moved = {code for case in cases for code in case.figures}
    assert moved | set(OF_IDLE_UNITS) <= opened_up | set(MEANS)


def test_a_shared_project_is_one_row_with_the_whole_of_it(scene: Scene) -> None:
    shared_by_two(scene)
    for code, amount in (("contracts", 1), ("arrived", 101 * WAN), ("arrived_projects", 1)):
        (row,) = scene.explain(code).parts[0].rows
        assert row.amount == amount


def test_the_rows_of_a_mean_are_its_scores(scene: Scene) -> None:
    tour = scene.event("二季度观摩")
    for name, score in (("甲厂", 90), ("乙厂", 80)):
        scene.verified(scene.signed(name), "tour_score", "2023-06-20", score, event=tour.pk)
    (part,) = scene.explain("tour_avg").parts
    assert part.figure.value == 85
    assert sorted(row.amount for row in part.rows) == [80, 90]


def test_a_row_opens_to_its_entries_and_their_papers(scene: Scene) -> None:
    subject = scene.signed("甲厂", "2023-03-01", "ground_break 2023-05-06")
    (part,) = scene.explain("开工项目数").parts
    (row,) = part.rows
    assert (row.subject, row.name, row.unit) == (subject.pk, "甲厂", "东山镇")
    assert row.amount == 1
    (proof,) = row.proofs
    assert (proof.kind, proof.occurred_from.isoformat()) == ("破土开槽", "2023-05-06")
    assert (proof.reported_by, proof.recorded_by) == ("东山镇", "东山镇填报员")
    papers = {paper.type: paper.title for paper in proof.papers}
    assert papers["site_photo"] == "site_photo.pdf"
    assert set(papers) == {"site_photo", "construction_contract", "filing_certificate"}


def test_an_imported_entry_opens_to_its_cell(scene: Scene) -> None:
    scene.claim(
        scene.project("甲厂"),
        "contract",
        "2023-03-01",
        source="IMPORT",
        batch="台账202303.xlsx",
        sheet="项目",
        row=12,
        cell="F12",
    )
    (part,) = scene.explain("contracts", verified=False).parts
    assert part.rows[0].proofs[0].source == "导入 台账202303.xlsx 项目!F12"


def test_a_firm_opens_to_every_meeting_with_it(scene: Scene) -> None:
    firm = scene.firm("甲公司")
    for day in ("2023-03-01", "2023-03-02"):
        scene.verified(firm, "firm_contact", day)
    (row,) = scene.explain("对接企业数").parts[0].rows
    assert (row.name, len(row.proofs)) == ("甲公司", 2)
    assert row.amount == 1


def test_a_planned_start_opens_to_the_plan_and_to_the_start(scene: Scene) -> None:
    project = scene.signed("甲厂", "2022-06-01", "ground_break 2023-03-30")
    scene.verified(project, "start_planned", "2022-06-01", planned_on=date(2023, 4, 1))
    (row,) = scene.explain("按期开工项目数").parts[0].rows
    assert [proof.kind for proof in row.proofs] == ["计划开工日", "破土开槽"]


def test_money_of_a_cohort_opens_to_its_vouchers_and_to_no_others(scene: Scene) -> None:
    project = scene.signed("甲厂", "2023-03-01")
    scene.verified(project, "money_in", "2023-04-01", 100 * WAN)
    scene.verified(project, "money_in", "2023-04-02", 900 * WAN, nature="BANK_LOAN")
    scene.verified(scene.signed("乙厂", "2022-03-01"), "money_in", "2023-04-03", 50 * WAN)
    (row,) = scene.explain("coh_arrived").parts[0].rows
    assert row.name == "甲厂"
    assert row.amount == 100 * WAN


def test_a_rate_shows_its_formula_its_numbers_and_each_part(scene: Scene) -> None:
    scene.signed("甲厂", "2023-03-01", "ground_break 2023-05-06")
    for name in ("乙厂", "丙厂"):
        scene.signed(name, "2023-03-01")
    found = scene.explain("开工率")
    assert found.figure.shown == "33.33%"
    assert found.formula == "合同项目已开工数 ÷ 合同基数"
    assert found.figure.arithmetic == "1 ÷ 3"
    assert [part.figure.name for part in found.parts] == ["合同项目已开工数", "合同基数"]
    assert [len(part.rows) for part in found.parts] == [1, 3]


def test_the_arithmetic_of_a_rate_prints_money_as_its_parts_do(scene: Scene) -> None:
    project = scene.signed("甲厂", "2023-03-01")
    scene.verified(project, "contract_amount", "2023-03-01", 12_500 * WAN)
    scene.verified(project, "money_in", "2023-04-01", 50_000_499)
    rate, size = scene.explain("资金到位率"), scene.explain("平均单体规模")
    assert rate.figure.arithmetic == "0.50亿元 ÷ 1.25亿元"
    assert [f"{p.figure.shown}{p.figure.unit}" for p in rate.parts] == ["0.50亿元", "1.25亿元"]
    assert rate.figure.shown == "40.00%"
    assert size.figure.arithmetic == "1.25亿元 ÷ 1"


def test_a_rate_over_nothing_says_why_it_has_no_value(scene: Scene) -> None:
    found = scene.explain("开工率")
    assert (found.figure.shown, found.figure.why_not) == ("—", "分母为零")


def test_the_other_reading_stands_beside(scene: Scene) -> None:
    scene.claim(scene.project("甲厂"), "contract", "2023-03-01")
    found = scene.explain("合同项目个数")
    assert (found.figure.shown, found.other.shown) == ("0", "1")
    found = scene.explain("合同项目个数", verified=False)
    assert (found.figure.shown, found.other.shown) == ("1", "0")


def test_an_indicator_that_waits_for_a_room_says_so(scene: Scene) -> None:
    found = scene.explain("固定资产投资完成额")
    assert found.figure.value is None
    assert found.figure.why_not == "公报数（尚未启用）"
    assert found.parts[0].rows == ()


@pytest.mark.parametrize("name", ["督办销号率", "重复督办率", "线索转化率", "考察签约率"])
def test_a_rate_of_what_cannot_be_known_yet_is_no_zero(scene: Scene, name: str) -> None:
    scene.verified(scene.signed("甲厂"), "supervision", "2023-05-01")
    scene.verified(scene.subject("lead", "甲线索"), "lead", "2023-05-01")
    scene.verified(scene.firm("甲公司"), "visit_in", "2023-05-01")
    found = scene.explain(name)
    assert found.figure.shown == "—"
    assert found.figure.why_not.startswith("缺“")


@pytest.mark.parametrize(
    ("name", "said"),
    [("合同数", "合同项目数"), ("同比", "请指明要看哪个指标"), ("到资", "可以指|相近的有")],
)
def test_what_is_meant_by_nothing_is_refused_with_what_comes_near(
    scene: Scene, name: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        scene.explain(name)


def test_a_reader_sees_his_own_rows_and_the_number_of_the_others(scene: Scene) -> None:
    scene.signed("甲厂", "2023-03-01")
    scene.signed("乙厂", "2023-03-01", unit=scene.cast.other_town)
    scene.verified(scene.firm("丙公司", scene.cast.other_town), "firm_contact", "2023-03-01")

    def seen(code: str, who: str) -> tuple[list[str], int, object]:
        (part,) = scene.explain(code, reader=getattr(scene.cast, who)).parts
        return [row.name for row in part.rows], part.hidden, part.figure.value

    assert seen("contracts", "clerk") == (["甲厂"], 1, 2)
    assert seen("contracts", "leader") == (["甲厂", "乙厂"], 0, 2)
    assert seen("contracts", "other_office") == ([], 2, 2)
    assert seen("firms_contacted", "clerk") == ([], 1, 1)
    assert seen("zero_contract_units", "clerk") == (["招商办", "文旅局"], 0, 2)


def test_a_code_named_project_has_its_name_inside_its_circle_only(scene: Scene) -> None:
    cast, project = scene.cast, scene.signed("甲厂", "2023-03-01")
    scene.signed("乙厂", "2023-03-02")
    give_codename(
        subject=project, codename="星火", circle=[cast.head], by=cast.office, at=scene.tick()
    )

    def names(who: Account | None) -> list[str]:
        return [row.name for row in scene.explain("contracts", reader=who).parts[0].rows]

    assert names(cast.head) == ["甲厂", "乙厂"]
    assert names(cast.leader) == names(cast.clerk) == names(None) == ["星火", "乙厂"]


def test_of_a_firm_that_two_met_a_reader_sees_the_meetings_of_his_own(scene: Scene) -> None:
    lead, other = scene.subject("lead", "甲线索"), scene.cast.other_town
    firm = scene.firm("甲公司", other)
    scene.verified(lead, "firm_contact", "2023-03-01", enterprise=firm.pk)
    scene.verified(
        scene.subject("lead", "乙线索", other), "firm_contact", "2023-03-02", enterprise=firm.pk
    )
    (part,) = scene.explain("firms_contacted", reader=scene.cast.clerk).parts
    (row,) = part.rows
    assert [proof.said for proof in row.proofs] == ["甲线索 对接企业"]
    assert part.hidden == 0
    assert part.figure.value == 1


def test_grade_and_papers_are_those_of_the_moment(cast: Cast) -> None:
    scene = opened(cast)
    office, clerk = cast.office, scene.clerk(cast.town)
    scene.on("2023-03-02")
    entry = scene.verified(scene.project("甲厂"), "contract", "2023-02-01", grade="B")
    scene.on("2023-03-03")
    withdraw(entry=entry, reason="重核", by=office, at=scene.tick())
    scene.on("2023-03-04")
    photo = scene.paper("site_photo")
    add_evidence(entry=entry, document=photo, type="site_photo", by=clerk, at=scene.tick())
    verify(entry=entry, grade="A", by=office, at=scene.tick())
    scene.on("2023-03-05")

    def stood(as_of: str) -> list[tuple[str, bool]]:
        (part,) = scene.explain("contracts", as_of=as_of, verified=False).parts
        return [
            (proof.grade, "site_photo" in {paper.type for paper in proof.papers})
            for row in part.rows
            for proof in row.proofs
        ]

    assert stood("2023-03-02") == [("B", False)]
    assert stood("2023-03-03") == [("", False)]
    assert stood("2023-03-04") == [("A", True)]


def test_of_two_attempts_only_the_one_that_counts_is_opened(scene: Scene) -> None:
    scene.signed("甲厂", "2022-03-01", "terminated 2023-02-01", "contract 2023-03-01")
    (row,) = scene.explain("contracts_on_books").parts[0].rows
    assert [proof.occurred_from.isoformat() for proof in row.proofs] == ["2023-03-01"]

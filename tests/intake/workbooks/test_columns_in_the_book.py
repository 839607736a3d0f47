"""What every column of a ledger becomes in the book, or why it becomes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from importing import (
    ANSWERS,
    Cell,
    applied,
    checked_again,
    handed_in,
    ledger,
    outcomes,
    reasons,
    rows_of,
)

from acting import in_order
from conftest import NOON, Cast
from luodi.intake.workbooks.actions.deciding import answer, teach
from luodi.intake.workbooks.actions.working import start_reading, work
from luodi.intake.workbooks.models import Batch, StagedTable
from luodi.intake.workbooks.queries.overview import files_of
from luodi.intake.workbooks.rules.kept import reasons_again
from luodi.records.enterprises.models import Contact
from luodi.records.ledger.models import Entry
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import current_classing
from luodi.records.subjects.rules import Classing, Part

pytestmark = pytest.mark.django_db
AS_OF = "台账（截至2022年12月31日）"


def brought(
    cast: Cast,
    heads: Sequence[str],
    *rows: Sequence[Cell],
    title: str = AS_OF,
    by_office: bool = False,
    answers: Mapping[str, str] | None = None,
) -> Batch:
    content = ledger(*rows, heads=heads, title=title)
    said = {**ANSWERS, **(answers or {})}
    if by_office:
        return handed_in(cast, content, unit=cast.office_unit, by=cast.office, answers=said)
    return handed_in(cast, content, answers=said)


def notes(batch: Batch) -> list[str]:
    return [str(one) for row in rows_of(batch) for one in reasons_again(row.notes)]


def classing(name: str = "光电厂") -> Classing:
    return current_classing(Subject.objects.get(name=name))


def entries(kind: str) -> list[Entry]:
    return list(Entry.objects.filter(kind=kind, reversal=None).order_by("pk"))


def read_again(batch: Batch, cast: Cast) -> None:
    start_reading(batch, NOON)
    work(batch, batch.by, lambda: NOON)


def table_of(batch: Batch) -> StagedTable:
    return StagedTable.objects.get(file__batch=batch)


def test_industry_and_channel_class_the_new_project(cast: Cast) -> None:
    heads = ("项目名称", "所属行业", "产业集群", "招商方式", "总投资（万元）")
    batch = applied(brought(cast, heads, ("光电厂", "医药制造业", "生物医药", "以商招商", 1000)))
    found = classing()
    assert (found.industry, found.cluster, found.channel) == (
        "C27",
        "生物医药",
        "INVESTOR_REFERRAL",
    )
    assert notes(batch) == []


def test_a_word_that_is_not_known_is_named_and_placed_once_for_the_layout(cast: Cast) -> None:
    heads = ("项目名称", "所属行业", "招商方式", "总投资（万元）")
    rows = (("光电厂", "新材料", "产业链招商", 1000), ("电子厂", "新材料", "驻点招商", 500))
    batch = brought(cast, heads, *rows)
    assert outcomes(batch) == ["NEW", "NEW"]
    assert [one for one in notes(batch) if "没有对上" in one] == [
        "B3“所属行业”写的是“新材料”：没有对上，没有记：请到“看各列”里说明这个词指什么",
        "C3“招商方式”写的是“产业链招商”：没有对上，没有记：请到“看各列”里说明这个词指什么",
        "B4“所属行业”写的是“新材料”：没有对上，没有记：请到“看各列”里说明这个词指什么",
    ]
    for column, words in ((2, {"新材料": "C30"}), (3, {"产业链招商": ""})):
        teach(table=table_of(batch), column=column, field=None, words=words, by=cast.clerk, at=NOON)
    read_again(batch, cast)
    applied(batch)
    assert notes(batch) == []
    assert [classing(name).industry for name in ("光电厂", "电子厂")] == ["C30", "C30"]
    assert [classing(name).channel for name in ("光电厂", "电子厂")] == ["", "STATION"]
    later = brought(cast, heads, ("第三厂", "新材料", "驻点招商", 700))
    assert notes(later) == []
    assert table_of(later).columns[3]["unit"] == "万元", "the column itself is read anew each time"


def test_two_units_share_as_the_column_says(cast: Cast) -> None:
    heads = ("项目名称", "首报单位", "落地单位", "分成比例", "总投资（万元）")
    row = ("光电厂", "文旅局", "东山镇", "7:3", 1000)
    applied(brought(cast, heads, row, by_office=True))
    assert classing().parts == (
        Part(cast.department.pk, "INTRODUCING", 7000),
        Part(cast.town.pk, "LANDING", 3000),
    )
    assert in_order(cast.book)


def test_without_a_ratio_it_is_asked_once_and_never_invented(cast: Cast) -> None:
    heads = ("项目名称", "引进单位", "责任单位", "总投资（万元）")
    row = ("光电厂", "文旅局", "东山镇", 1000)
    batch = brought(cast, heads, row)
    assert outcomes(batch) == ["DOUBTFUL"]
    assert reasons(batch) == ["引进单位和落地单位怎么分成，请在上面选定"]
    answer(batch=batch, answers={"split": "ALONE"}, by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    assert [part.weight for part in classing().parts] == [10_000]


def test_the_people_of_an_enterprise_are_kept_with_it_and_not_in_staging(cast: Cast) -> None:
    heads = ("项目名称", "投资方", "联系人", "联系电话", "总投资（万元）")
    row = ("光电厂", "远方光电有限公司", "王某", "13900000000", 1000)
    batch = brought(cast, heads, row)
    assert notes(batch) == ["联系人“王某”记在“远方光电有限公司”名下"]
    applied(batch)
    contact = Contact.objects.get()
    assert contact.enterprise.subject.name == "远方光电有限公司"
    assert (contact.name, contact.phone is not None) == ("王某", True)
    assert not {"contact", "phone"} & rows_of(batch)[0].values.keys()
    again = brought(cast, heads, row)
    assert outcomes(again) == ["SAME"]
    newer = brought(cast, heads, (*row[:2], "李某", "", 1000))
    assert outcomes(newer) == ["CHANGED"]
    applied(newer)
    assert set(Contact.objects.values_list("name", flat=True)) == {"王某", "李某"}
    assert in_order(cast.book)


def test_a_contact_without_an_enterprise_is_named(cast: Cast) -> None:
    heads = ("项目名称", "联系人", "总投资（万元）")
    assert notes(brought(cast, heads, ("光电厂", "王某", 1000))) == [
        "联系人“王某”没有记：这一行没有登记了的投资方或项目公司"
    ]


def test_areas_stand_beside_their_steps_or_are_named(cast: Cast) -> None:
    heads = ("项目名称", "供地时间", "用地面积（亩）", "规划许可时间", "建筑面积（平方米）")
    rows = (
        ("光电厂", date(2022, 3, 5), 30, date(2022, 4, 5), 12_000),
        ("食品厂", None, 15, None, 800),
    )
    batch = applied(brought(cast, heads, *rows))
    assert entries("site_secured")[0].detail == {"area": "20000"}
    assert entries("planning_permit")[0].detail == {"floor_area": "12000"}
    assert notes(batch) == [
        "C4“用地面积（亩）”写的是“15”：没有地方记：要有“供地/载体落实”的日期（或金额）才能随它一起记",
        "E4“建筑面积（平方米）”写的是“800”：没有地方记：要有“规划许可”的日期（或金额）才能随它一起记",
    ]


def test_what_has_no_place_is_listed_with_what_to_do(cast: Cast) -> None:
    heads = ("项目名称", "包抓领导", "存在问题", "预计年产值（万元）", "就业人数", "总投资（万元）")
    batch = brought(cast, heads, ("光电厂", "张某", "缺水", 9000, 120, 1000))
    (seen,) = files_of(batch)[0].tables
    told = {one.name: str(one.why) for one in seen.unrecorded}
    assert set(told) == {"包抓领导", "存在问题", "预计产值", "就业人数"}
    assert told["就业人数"].startswith("记在企业名下")
    assert outcomes(batch) == ["NEW"]


def test_a_text_of_progress_without_anything_to_record_is_named(cast: Cast) -> None:
    heads = ("项目名称", "进展情况", "总投资（万元）")
    rows = (("光电厂", "正在办理前期手续", 1000), ("食品厂", "形象进度达到60%", 500))
    batch = applied(brought(cast, heads, *rows))
    assert notes(batch) == [
        "B3“进展情况”写的是“正在办理前期手续”：只有文字，没有哪一步、哪天、多少钱、百分之几可记：没有记"
    ]
    (entry,) = entries("image_progress")
    assert (entry.value, "形象进度达到60%" in entry.said) == (Decimal(60), True)


def test_money_is_cut_by_where_it_came_from(cast: Cast) -> None:
    heads = ("项目名称", "累计到位资金（万元）", "其中：省外资金", "其中：市外资金")
    title = f"{AS_OF} 单位：万元"
    row = ("光电厂", 1000, 600, 900)
    batch = brought(cast, heads, row, title=title)
    assert reasons(batch) == ["除了写明来源的，其余到位资金从哪里来，请在上面选定"]
    answer(batch=batch, answers={"rest": "LOCAL"}, by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    found = {entry.origin: (entry.value, entry.cell) for entry in entries("money_in")}
    assert found == {
        "PROVINCE_OUT": (Decimal(6_000_000), "C3"),
        "CITY_OUT": (Decimal(3_000_000), "B3"),
        "LOCAL": (Decimal(1_000_000), "B3"),
    }
    later = "台账（截至2023年1月31日） 单位：万元"
    more = brought(
        cast, heads, ("光电厂", 1500, 1000, 1400), title=later, answers={"rest": "LOCAL"}
    )
    applied(more)
    assert [(one.origin, one.value) for one in entries("money_in")[3:]] == [
        ("PROVINCE_OUT", Decimal(4_000_000)),
        ("CITY_OUT", Decimal(1_000_000)),
    ]
    assert outcomes(
        brought(cast, heads, ("光电厂", 1500, 800, 1400), title=later, answers={"rest": "LOCAL"})
    ) == ["SAME"]


def test_origins_that_do_not_go_with_the_book_are_asked(cast: Cast) -> None:
    applied(brought(cast, ("项目名称", "累计到位资金（万元）"), ("光电厂", 1000)))
    heads = ("项目名称", "累计到位资金（万元）", "其中：省外资金（万元）")
    later = "台账（截至2023年1月31日）"
    batch = brought(cast, heads, ("光电厂", 1200, 800), title=later, answers={"rest": "LOCAL"})
    assert outcomes(batch) == ["DOUBTFUL"]
    assert "与总账已记的来源地对不上" in reasons(batch)[0]
    larger = brought(cast, heads, ("食品厂", 500, 800), answers={"rest": "LOCAL"})
    assert "其中的一部分比“累计到位资金”还多" in reasons(larger)[0]


def test_foreign_money_keeps_its_own_amount_at_the_rate_that_was_said(cast: Cast) -> None:
    heads = ("项目名称", "到位内资（万元）", "实际利用外资（万美元）", "合同外资（万美元）")
    title = "台账（截至2022年12月31日）"
    batch = brought(
        cast, ("项目名称", "累计到位内资（万元）", *heads[2:]), ("光电厂", 700, 100, 300)
    )
    assert outcomes(batch) == ["DOUBTFUL"]
    columns = [one for one in table_of(batch).columns if one["choices"]]
    for one in columns:
        teach(
            table=table_of(batch),
            column=one["column"],
            field="foreign_to_date",
            measure="万美元",
            by=cast.clerk,
            at=NOON,
        )
    read_again(batch, cast)
    assert set(reasons(batch)) == {"1 美元合多少元，请在上面填写"}, title
    answer(batch=batch, answers={"dollar": "7.1"}, by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    yuan, dollars = entries("money_in")
    assert (yuan.value, yuan.currency) == (Decimal(7_000_000), "")
    assert (dollars.currency, dollars.currency_amount, dollars.value, dollars.origin) == (
        "USD",
        Decimal(1_000_000),
        Decimal(7_100_000),
        "FOREIGN",
    )
    assert (dollars.yuan_rate, dollars.dollar_rate) == (Decimal("7.1"), Decimal(1))
    assert [one.currency_amount for one in entries("contract_amount")] == [3_000_000]
    again = brought(
        cast,
        ("项目名称", "累计到位内资（万元）", *heads[2:]),
        ("光电厂", 700, 120, 300),
        answers={"dollar": "7.2"},
        title="台账（截至2023年1月31日）",
    )
    applied(again)
    assert [one.currency_amount for one in entries("money_in")] == [None, 1_000_000, 200_000]


def test_an_amount_that_says_about_is_asked_once_for_its_column(cast: Cast) -> None:
    heads = ("项目名称", "总投资")
    rows = (("光电厂", "约3.5亿元"), ("食品厂", "2000万元（含设备）"), ("电子厂", "3-5亿元"))
    batch = brought(cast, heads, *rows)
    assert outcomes(batch) == ["DOUBTFUL", "NEW", "DOUBTFUL"]
    assert "写的是约数：请到“看各列”里说明" in reasons(batch)[0]
    assert "写的是一个范围" in reasons(batch)[1]
    teach(table=table_of(batch), column=2, field=None, hedge="TAKE", by=cast.clerk, at=NOON)
    read_again(batch, cast)
    assert outcomes(batch) == ["NEW", "NEW", "DOUBTFUL"]
    applied(batch)
    found = {entry.subject.name: entry for entry in entries("planned_total")}
    assert found["光电厂"].value == 350_000_000
    assert "约3.5亿元" in found["光电厂"].said
    assert found["食品厂"].value == 20_000_000
    assert "含设备" in found["食品厂"].said


def test_what_is_only_expected_has_not_arrived(cast: Cast) -> None:
    heads = ("项目名称", "累计到位资金（万元）")
    batch = brought(cast, heads, ("光电厂", "预计500"))
    assert outcomes(batch) == ["DOUBTFUL"]
    assert "不是已经发生的" in reasons(batch)[0]


def test_an_ending_is_recorded_last_with_its_reason_and_day(cast: Cast) -> None:
    heads = ("项目名称", "签订合同时间", "总投资（万元）", "项目状态")
    rows = (
        ("光电厂", date(2021, 3, 5), 1000, "2022年5月因资金问题终止"),
        ("食品厂", date(2021, 3, 5), 800, "流失"),
        ("电子厂", None, 600, "2022年8月被市上退回，材料不实"),
    )
    batch = brought(cast, heads, *rows)
    assert outcomes(batch) == ["NEW", "DOUBTFUL", "NEW"]
    assert reasons(batch) == ["终止、流失、退回没有写哪天，请在上面填写"]
    answer(batch=batch, answers={"ended_on": "2022-11-30"}, by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    one, other = entries("terminated")
    assert (one.category, one.occurred_from, one.occurred_to) == (
        "FINANCE_BROKEN",
        date(2022, 5, 1),
        date(2022, 5, 31),
    )
    assert (other.subject.name, other.category, other.occurred_from) == (
        "食品厂",
        "OTHER",
        date(2022, 11, 30),
    )
    assert other.detail == {"explanation": "流失"}
    assert entries("returned")[0].category == "PAPERS_UNTRUE"
    assert {entry.attempt for entry in Entry.objects.all()} == {1}
    assert outcomes(brought(cast, heads, *rows, answers={"ended_on": "2022-11-30"})) == [
        "SAME",
        "SAME",
        "SAME",
    ]


def test_a_stretch_of_months_is_a_range_of_days(cast: Cast) -> None:
    heads = ("项目名称", "签订合同时间", "计划开工时间")
    applied(brought(cast, heads, ("光电厂", "2022年3月-5月", "2023年4月至6月")))
    (contract,) = entries("contract")
    assert (contract.occurred_from, contract.occurred_to) == (date(2022, 3, 1), date(2022, 5, 31))
    assert entries("start_planned")[0].planned_on == date(2023, 6, 30)

"""What files prove by their names, what is a table, and how days and amounts are written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.kinds import kind
from luodi.intake.inbox.rules.days import days_in
from luodi.intake.inbox.rules.files import File, accepted_by, is_table, type_of
from luodi.intake.inbox.rules.reading import read_received
from luodi.intake.inbox.rules.sorts import SORTS
from luodi.intake.inbox.rules.words import CUES
from luodi.intake.inbox.rules.writing import written_days, written_money
from luodi.kernel.dates import DateRange
from luodi.kernel.money import Currency, Money

ON = date(2023, 3, 15)


def test_every_row_of_the_tables_names_what_there_is() -> None:
    for row in SORTS:
        evidence(row.type)
        if row.kind:
            assert row.type in accepted_by(kind(row.kind).evidence), row
    for cue in CUES:
        for code in cue.kinds:
            kind(code)
        assert not cue.planned or kind(cue.planned).is_plan, cue


@pytest.mark.parametrize(
    ("title", "is_image", "of", "type_"),
    [
        ("IMG_0312.jpg", True, "ground_break", "site_photo"),
        ("IMG_0312.jpg", True, "first_pile", "piling_photo"),
        ("IMG_0312.jpg", True, "money_in", ""),
        ("银行回单.jpg", True, "money_in", "bank_slip"),
        ("光电厂施工合同.pdf", False, "ground_break", "construction_contract"),
        ("投资合同扫描件.pdf", False, "contract", "contract_text"),
        ("备案证.pdf", False, "project_filed", "filing_certificate"),
        ("尽职调查报告.docx", False, "contract", "due_diligence_report"),
        ("扫描0001.pdf", False, "contract", ""),
    ],
)
def test_a_file_is_what_its_name_says_else_a_picture_that_the_kind_accepts(
    title: str, is_image: bool, of: str, type_: str
) -> None:
    assert type_of(File(1, title, is_image), accepted_by(kind(of).evidence)) == type_


@pytest.mark.parametrize(
    ("titles", "kinds"),
    [
        (["光电厂备案证.pdf"], ["project_filed"]),
        (["回单1.pdf", "回单2.pdf", "验资报告.pdf"], ["money_in"]),
        (["光电厂破土.jpg"], ["ground_break"]),
        (["IMG_0312.jpg"], []),
    ],
)
def test_files_alone_propose_what_they_prove(titles: list[str], kinds: list[str]) -> None:
    files = [File(number, title, is_image=False) for number, title in enumerate(titles)]
    facts = read_received("", files, ON).facts
    assert [code for fact in facts for code in fact.kinds] == kinds


@pytest.mark.parametrize(
    ("given", "is_one"),
    [
        ("项目台账.xlsx", True),
        ("一季度.csv", True),
        ("重点项目清单.docx", True),
        ("投资合同.docx", False),
        ("项目\t单位\n甲厂\t东山镇", True),
        ("光电厂破土\n风电厂投产", False),
    ],
)
def test_a_table_is_known_by_its_tabs_or_its_name(given: str, is_one: bool) -> None:
    assert is_table(given) is is_one


@pytest.mark.parametrize(
    ("text", "ahead", "days"),
    [
        ("昨天", False, "2023-03-14"),
        ("3月10日", False, "2023-03-10"),
        ("三月十日", False, "2023-03-10"),
        ("12月28日", False, "2022-12-28"),
        ("4月8日", False, "2023-04-08"),
        ("10月28日", False, ""),
        ("4月8日", True, "2023-04-08"),
        ("2月8日", True, "2024-02-08"),
        ("15日", False, "2023-03-15"),
        ("20日", False, ""),
        ("15日号楼", False, "2023-03-15"),
        ("15号楼", False, ""),
        ("上周五", False, "2023-03-10"),
        ("周五", False, "2023-03-10"),
        ("周五", True, "2023-03-17"),
        ("上月", False, "2023年2月"),
        ("3月上旬", False, "2023年3月上旬"),
        ("1-2月", False, ""),
        ("3月6日至10日", False, ""),
        ("去年", False, ""),
        ("今天上午", False, "2023-03-15"),
        ("2月30日", False, ""),
    ],
)
def test_a_day_without_its_year_is_the_nearest_that_makes_sense_or_none(
    text: str, ahead: bool, days: str
) -> None:
    found = [day.days for day in days_in(text, ON, ahead=ahead)]
    assert [written_days(one) for one in found] == ([days] if days else [])


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2023, 3, 1), date(2023, 3, 1), "2023-03-01"),
        (date(2023, 3, 1), date(2023, 3, 31), "2023年3月"),
        (date(2023, 2, 21), date(2023, 2, 28), "2023年2月下旬"),
        (date(2023, 1, 1), date(2023, 12, 31), "2023年"),
        (date(2023, 3, 5), date(2023, 4, 2), ""),
    ],
)
def test_days_are_written_as_a_form_reads_them(first: date, last: date, written: str) -> None:
    assert written_days(DateRange(first, last)) == written


@pytest.mark.parametrize(
    ("money", "written"),
    [
        (Money(Decimal(12_000_000)), ["1200", "万元"]),
        (Money(Decimal(350_000_000)), ["3.5", "亿元"]),
        (Money(Decimal(800)), ["800", "元"]),
        (Money(Decimal(500_000), Currency.USD), ["50", "万美元"]),
        (Money(Decimal(5), Currency.GBP), ["5英镑", ""]),
    ],
)
def test_an_amount_is_written_with_its_unit(money: Money, written: list[str]) -> None:
    assert written_money(money, "5英镑") == written

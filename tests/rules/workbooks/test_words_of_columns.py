"""Industries, channels, shares, contacts and remarks are taken by the words that say them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luodi.foundation.vocabulary.industry_names import industry_code
from luodi.intake.workbooks.rules.contacts import Person, person_said
from luodi.intake.workbooks.rules.endings import reasons_in
from luodi.intake.workbooks.rules.fields import field
from luodi.intake.workbooks.rules.remarks import without_remark
from luodi.intake.workbooks.rules.splits import split_said


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *[("C39", "C39"), ("39", "C39"), ("c3911", "C3911"), ("C27医药制造业", "C27")],
        *[
            ("制造业", "C"),
            ("医药制造业", "C27"),
            ("医药制造", "C27"),
            ("食品制造业（C14）", "C14"),
        ],
        ("计算机、通信和其他电子设备制造业", "C39"),
        ("房地产业", "K"),
        ("化学原料及化学制品制造业", "C26"),  # of the edition of 2002
    ],
)
def test_an_industry_is_a_name_or_a_code_of_the_standard(written: str, code: str) -> None:
    assert industry_code(written) == code


@pytest.mark.parametrize(
    "written",
    [
        *("新能源", "工业", "农业", "装备制造", "电子信息", "其他", "A39", "2023", "1", "C99", ""),
        "纺织服装、鞋、帽制造业",  # of 2002; shoes have gone elsewhere since
    ],
)
def test_what_is_none_is_not_guessed(written: str) -> None:
    assert industry_code(written) == ""


@pytest.mark.parametrize(
    ("written", "part"),
    [
        *[("5:5", "0.5"), ("7：3", "0.7"), ("3∶7", "0.3"), ("1:1", "0.5"), ("70%:30%", "0.7")],
        *[("五五分成", "0.5"), ("七三开", "0.7"), ("引荐70%，落地30%", "0.7")],
        ("落地30%、引荐70%", "0.7"),
    ],
)
def test_the_unit_that_introduced_comes_first(written: str, part: str) -> None:
    assert split_said(written) == Decimal(part)


@pytest.mark.parametrize("written", ["7:2", "50%", "100:0", "各半", "2023/3", "按协议"])
def test_a_share_that_does_not_add_up_is_none(written: str) -> None:
    assert split_said(written) is None


@pytest.mark.parametrize(
    ("contact", "phone", "person"),
    [
        ("王某", "13900000000", Person("王某", "13900000000")),
        ("王某 13900000000", "", Person("王某", "13900000000")),
        ("", "王某：0919-2180000", Person("王某", "0919-2180000")),
        ("王某（经理）", "", Person("王某(经理")),
        ("", "13900000000", Person("", "13900000000")),
    ],
)
def test_name_and_phone_may_stand_in_one_cell(contact: str, phone: str, person: Person) -> None:
    assert person_said(contact, phone) == person


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        *[("2000万元（含设备）", "2000万元"), ("1.2亿元（分三期）", "1.2亿元")],
        *[("2000万元(其中设备800万元)", "2000万元"), ("2000万元，分三期", "2000万元")],
        *[("总投资：1.2亿元（含土地）", "1.2亿元"), ("30,000（含税）", "30,000")],
    ],
)
def test_words_that_change_nothing_in_an_amount_are_left_beside_it(
    written: str, amount: str
) -> None:
    assert without_remark(field("planned_total"), written) == amount


@pytest.mark.parametrize(
    "written",
    [
        *(
            "1.5亿元（原1亿元）",
            "1亿元（调整为1.5亿）",
            "2000万元（未到位）",
            "3.5亿元（5000万美元）",
        ),
        *("500（截至6月）", "2000万元（固定资产投资1500万元）", "1亿元（拟追加）"),
    ],
)
def test_words_that_may_change_it_are_not_passed_over(written: str) -> None:
    assert without_remark(field("planned_total"), written) == ""


def test_loans_are_not_passed_over_where_the_nature_of_money_is_asked_once() -> None:
    assert without_remark(field("money_in_to_date"), "800（含贷款200）") == ""


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("因资金链断裂停工", ["FINANCE_BROKEN"]),
        ("环评不过", ["ENVIRONMENT_ENERGY"]),
        ("企业自身原因", []),
        ("市场变化，融资困难", ["FINANCE_BROKEN", "MARKET_CHANGED"]),
    ],
)
def test_a_reason_is_what_the_words_say(written: str, codes: list[str]) -> None:
    assert list(reasons_in(written)) == codes

"""Who owes what before an entry is verified: the unit its papers, the office its decision."""

from __future__ import annotations

from dataclasses import replace

from luodi.outputs.dossiers.rules.owing import Task, Waiting, dues
from luodi.records.ledger.rules.gates import Missing, Want

CONTRACT = Waiting(7, "签订合同", 1, "东山镇", ())
TEXT = Missing("contract", Want.EVIDENCE, (("contract_text",),), bars=True)
REPORT = Missing("contract", Want.EVIDENCE, (("due_diligence_report",),), bars=True)
TALKS = Missing("contract", Want.ORDER, (("talks",),), bars=True)
EXPECTED = Missing("contract", Want.ORDER, (("agreement",),), bars=False)
WAIVED = replace(TALKS, bars=False, waived=True)


def owed(one: Waiting, *claimed: str) -> list[tuple[str, Task, str]]:
    found = dues([one], {(1, kind) for kind in claimed})
    return [(due.unit, due.task, due.what) for due in found]


def test_papers_are_owed_by_the_unit_in_one_line() -> None:
    assert owed(replace(CONTRACT, lacks=(TEXT, REPORT))) == [
        ("东山镇", Task.PROVE, "合同文本（签章页）；尽职调查报告")
    ]


def test_an_earlier_step_is_owed_by_the_office_once_the_unit_has_claimed_it() -> None:
    lacking = replace(CONTRACT, lacks=(TALKS,))
    assert owed(lacking) == [("东山镇", Task.RECORD_FIRST, "在谈")]
    assert owed(lacking, "talks") == [("", Task.VERIFY_FIRST, "在谈")]
    assert dues([replace(lacking, attempt=2)], {(1, "talks")})[0].task is Task.RECORD_FIRST


def test_when_nothing_bars_the_office_has_to_verify() -> None:
    assert owed(CONTRACT) == [("", Task.VERIFY, "")]
    assert owed(replace(CONTRACT, lacks=(WAIVED,))) == [("", Task.VERIFY, "")]
    assert owed(replace(CONTRACT, lacks=(EXPECTED,))) == [
        ("", Task.VERIFY, ""),
        ("东山镇", Task.EXPECTED, "签订协议"),
    ]


def test_what_was_recorded_on_behalf_waits_for_its_unit() -> None:
    assert owed(replace(CONTRACT, awaits_confirmation=True)) == [("东山镇", Task.CONFIRM, "")]


def test_what_was_sent_back_waits_for_an_answer_and_for_nothing_else() -> None:
    returned = replace(CONTRACT, lacks=(TEXT,), returned="缺签章页")
    assert owed(returned) == [("东山镇", Task.ANSWER, "缺签章页")]

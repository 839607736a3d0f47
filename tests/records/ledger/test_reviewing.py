"""Verifying, returning, answering, withdrawing, waiving: what makes a claim mean something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from acting import (
    claim,
    counting,
    in_order,
    last_line,
    paper,
    project,
    proven,
    refused,
    standing,
    stands_nowhere,
    told,
    verified,
)
from conftest import NOON, Cast
from luodi.records.ledger.actions.correcting import reverse
from luodi.records.ledger.actions.evidence import add_evidence, hand_in
from luodi.records.ledger.actions.months import confirm
from luodi.records.ledger.actions.reviewing import answer, send_back, verify, waive, withdraw
from luodi.records.ledger.models import Entry, Evidence, Review, Waiver
from luodi.records.ledger.queries.gates import missing_for
from luodi.records.ledger.rules.gates import barring
from luodi.records.library.rules import Paper

OWN = "不能核定自己填报的记录，请由他人办理"
LACKS_RIGHT = "陈填报 无权在“东山镇”办理此事，请联系管理员核对任用"
NO_REASON = "请写明理由"


@pytest.fixture
def talks(cast: Cast) -> Entry:
    """A claim of talks with its record of talks."""
    return proven(cast, told(cast, claim(project(cast))))


def test_a_verification_leaves_its_row_its_line_its_posting_and_the_standing(
    cast: Cast, talks: Entry
) -> None:
    row = verify(entry=talks, grade="A", note="已看原件", by=cast.office, at=NOON)
    assert (row.verdict, row.grade, row.reason) == ("VERIFIED", "A", "已看原件")
    assert row.by == cast.office
    line = last_line(cast.book)
    assert (line.action, line.detail) == ("entry.verify", {"entry": talks.pk, "grade": "A"})
    assert counting(talks) == (True, True)
    assert standing(talks.subject, verified=True).place == "TALKS"
    assert in_order(cast.book)


def test_it_waits_for_evidence_and_order_and_all_else_that_is_wrong_is_said_at_once(
    cast: Cast,
) -> None:
    entry = told(cast, claim(project(cast), "ground_break"))
    with refused(cast.book) as said:
        verify(entry=entry, grade="D", by=cast.clerk, at=NOON)
    assert said == [
        LACKS_RIGHT,
        OWN,
        "核定等级应为 A（第三方出具）、B（现场核实）或 C（单位自述）",
        "缺证据：永久性工程现场照片",
        "缺证据：施工合同",
        "缺证据：备案证明或核准批复或审批批复或施工许可证加缺立项说明",
        "先要核定：签订合同",
    ]


def test_what_is_only_expected_does_not_bar(cast: Cast, talks: Entry) -> None:
    assert [item.names for item in missing_for(talks, NOON.date())] == ["线索"]
    verify(entry=talks, grade="C", by=cast.office, at=NOON)


def test_the_order_is_that_of_verified_steps(cast: Cast) -> None:
    subject = project(cast)
    told(cast, claim(subject, "talks"))
    passed = told(cast, claim(subject, "review_passed"))
    for type_ in ("review_minutes", "department_opinions"):
        add_evidence(entry=passed, document=paper(cast, type_), type=type_, by=cast.clerk, at=NOON)
    with refused(cast.book) as said:
        verify(entry=passed, grade="B", by=cast.office, at=NOON)
    assert said == ["先要核定：在谈"]
    first = proven(cast, Entry.objects.get(subject=subject, kind="talks"))
    verify(entry=first, grade="C", by=cast.office, at=NOON)
    verify(entry=passed, grade="B", by=cast.office, at=NOON)
    assert counting(passed) == (True, True)


def test_the_reviewer_is_never_the_recorder(cast: Cast) -> None:
    entry = proven(cast, told(cast, claim(project(cast)), by=cast.office))
    confirm(entry=entry, by=cast.head, at=NOON)
    with refused(cast.book) as said:
        verify(entry=entry, grade="B", by=cast.office, at=NOON)
    assert said == [OWN]
    verify(entry=entry, grade="B", by=cast.second_office, at=NOON)


def test_the_second_of_two_reviewers_is_refused(cast: Cast, talks: Entry) -> None:
    verify(entry=talks, grade="B", by=cast.office, at=NOON)
    with refused(cast.book) as said:
        verify(entry=talks, grade="A", by=cast.second_office, at=NOON)
    assert said == ["该记录已经核定"]


def test_what_was_recorded_on_behalf_waits_for_the_units_yes(cast: Cast) -> None:
    entry = proven(cast, told(cast, claim(project(cast)), by=cast.office))
    with refused(cast.book) as said:
        verify(entry=entry, grade="B", by=cast.second_office, at=NOON)
    assert said == ["代录的记录须经单位确认后才能核定"]
    confirm(entry=entry, by=cast.head, at=NOON)
    verify(entry=entry, grade="B", by=cast.second_office, at=NOON)
    assert counting(entry) == (True, True)


def test_a_return_stops_the_counting_until_the_unit_answers(cast: Cast, talks: Entry) -> None:
    row = send_back(entry=talks, reason="对方单位未写明", by=cast.office, at=NOON)
    assert (row.verdict, row.grade, row.reason) == ("RETURNED", "", "对方单位未写明")
    assert counting(talks) == (False, False)
    assert stands_nowhere(talks.subject)
    reply = answer(entry=talks, text="已补对方全称", by=cast.clerk, at=NOON)
    assert (reply.text, last_line(cast.book).action) == ("已补对方全称", "entry.answer")
    assert counting(talks) == (True, False)
    assert standing(talks.subject).place == "TALKS"
    assert in_order(cast.book)


def test_a_returned_entry_cannot_be_verified_and_none_is_returned_twice(
    cast: Cast, talks: Entry
) -> None:
    send_back(entry=talks, reason="不清楚", by=cast.office, at=NOON)
    with refused(cast.book) as said:
        verify(entry=talks, grade="B", by=cast.office, at=NOON)
    assert said == ["该记录已退回，待单位答复后再核定"]
    with refused(cast.book) as said:
        send_back(entry=talks, reason="不清楚", by=cast.second_office, at=NOON)
    assert said == ["该记录已退回或已红冲"]


def test_a_verified_entry_is_not_returned_before_its_verification_is_withdrawn(
    cast: Cast, talks: Entry
) -> None:
    verify(entry=talks, grade="B", by=cast.office, at=NOON)
    with refused(cast.book) as said:
        send_back(entry=talks, reason="看错了", by=cast.office, at=NOON)
    assert said == ["该记录已核定，请先撤销核定再退回"]
    withdraw(entry=talks, reason="看错了", by=cast.office, at=NOON)
    send_back(entry=talks, reason="看错了", by=cast.office, at=NOON)
    assert counting(talks) == (False, False)


def test_withdrawing_leaves_the_claim_and_the_entry_can_be_verified_again(
    cast: Cast, talks: Entry
) -> None:
    verify(entry=talks, grade="B", by=cast.office, at=NOON)
    row = withdraw(entry=talks, reason="照片不是本项目", by=cast.second_office, at=NOON)
    assert (row.verdict, counting(talks)) == ("WITHDRAWN", (True, False))
    assert stands_nowhere(talks.subject, verified=True)
    with refused(cast.book) as said:
        withdraw(entry=talks, reason="照片不是本项目", by=cast.office, at=NOON)
    assert said == ["该记录没有核定，无从撤销"]
    verify(entry=talks, grade="A", by=cast.office, at=NOON)
    assert [row.verdict for row in Review.objects.filter(entry=talks).order_by("seq")] == [
        "VERIFIED",
        "WITHDRAWN",
        "VERIFIED",
    ]
    assert in_order(cast.book)


def test_nothing_is_answered_that_was_not_returned(cast: Cast, talks: Entry) -> None:
    with refused(cast.book) as said:
        answer(entry=talks, text=" ", by=cast.park_clerk, at=NOON)
    assert said == [
        "周园区 无权在“东山镇”办理此事，请联系管理员核对任用",
        "请写明答复内容",
        "该记录没有被退回，不需答复",
    ]


def test_an_answer_is_refused_once_another_entry_took_the_step(cast: Cast, talks: Entry) -> None:
    send_back(entry=talks, reason="不清楚", by=cast.office, at=NOON)
    other = told(cast, claim(talks.subject))
    with refused(cast.book) as said:
        answer(entry=talks, text="已补", by=cast.clerk, at=NOON)
    assert said == [f"这一步已由另一条记录（{other.pk}）填报，请先红冲其中一条"]
    reverse(entry=other, reason="重复", by=cast.clerk, at=NOON)
    answer(entry=talks, text="已补", by=cast.clerk, at=NOON)


def test_an_answered_ending_does_not_end_an_attempt_a_second_time(cast: Cast) -> None:
    subject = project(cast)
    lost = told(cast, claim(subject, "lost", category="MARKET_CHANGED"))
    send_back(entry=lost, reason="应记终止", by=cast.office, at=NOON)
    ended = told(cast, claim(subject, "terminated", category="MARKET_CHANGED"))
    with refused(cast.book) as said:
        answer(entry=lost, text="已补", by=cast.clerk, at=NOON)
    assert said == [f"这一步已由另一条记录（{ended.pk}）填报，请先红冲其中一条"]


def test_an_ending_is_not_returned_while_a_later_attempt_stands_on_it(cast: Cast) -> None:
    subject = project(cast)
    lost = told(cast, claim(subject, "lost", category="MARKET_CHANGED"))
    later = told(cast, claim(subject, occurred_from=NOON.date()))
    with refused(cast.book) as said:
        send_back(entry=lost, reason="应记终止", by=cast.office, at=NOON)
    assert said == ["该事项已有第 2 轮的记录，须先红冲那些记录"]
    reverse(entry=later, reason="合并", by=cast.clerk, at=NOON)
    send_back(entry=lost, reason="应记终止", by=cast.office, at=NOON)


def test_a_waived_requirement_no_longer_bars_and_the_waiver_says_who_and_why(cast: Cast) -> None:
    entry = told(cast, claim(project(cast)))
    (item,) = barring(missing_for(entry, NOON.date()))
    row = waive(
        entry=entry, requirement=item.code, reason="会谈记录已归档", by=cast.office, at=NOON
    )
    assert (row.requirement, row.reason, row.by) == (item.code, "会谈记录已归档", cast.office)
    assert [found.waived for found in missing_for(entry, NOON.date())] == [True, False]
    verify(entry=entry, grade="C", by=cast.second_office, at=NOON)
    assert in_order(cast.book)


def test_only_what_is_missing_is_waived_by_another_and_once(cast: Cast, talks: Entry) -> None:
    with refused(cast.book) as said:
        waive(entry=talks, requirement="EVIDENCE:permit", reason="", by=cast.clerk, at=NOON)
    assert said == [
        LACKS_RIGHT,
        OWN,
        NO_REASON,
        "“EVIDENCE:permit”不是该记录核定所缺的要求",
    ]
    entry = told(cast, claim(project(cast, "乙厂")))
    code = barring(missing_for(entry, NOON.date()))[0].code
    waive(entry=entry, requirement=code, reason="已看", by=cast.office, at=NOON)
    with refused(cast.book) as said:
        waive(entry=entry, requirement=code, reason="已看", by=cast.second_office, at=NOON)
    assert said == [f"“{code}”不是该记录核定所缺的要求"]
    assert Waiver.objects.filter(entry=entry).count() == 1


def test_the_longest_requirement_of_all_can_be_waived(cast: Cast) -> None:
    entry = told(cast, claim(project(cast), "ground_break"))
    code = max((item.code for item in barring(missing_for(entry, NOON.date()))), key=len)
    assert len(code) > 80
    row = waive(entry=entry, requirement=code, reason="已看", by=cast.office, at=NOON)
    assert Waiver.objects.get(pk=row.pk).requirement == code


def test_evidence_is_added_by_the_unit_and_leaves_its_trace(cast: Cast) -> None:
    entry, document = told(cast, claim(project(cast))), paper(cast)
    row = add_evidence(entry=entry, document=document, type="talks_record", by=cast.clerk, at=NOON)
    assert (row.document, row.type, row.by) == (document, "talks_record", cast.clerk)
    assert last_line(cast.book).detail == {"entry": entry.pk, "type": "talks_record"}
    assert in_order(cast.book)
    with refused(cast.book) as said:
        add_evidence(entry=entry, document=document, type="talks_record", by=cast.head, at=NOON)
    assert said == ["这份资料已是该记录的证据"]


def test_a_file_handed_in_for_an_entry_is_kept_and_linked_in_one_act(cast: Cast) -> None:
    entry = told(cast, claim(project(cast)))
    file = Paper(b"minutes", "谈话.txt", "talks_record")
    row = hand_in(entry=entry, paper=file, by=cast.clerk, at=NOON)
    assert (row.document.title, row.document.seq, row.document.unit) == (
        "谈话.txt",
        row.seq,
        cast.town,
    )
    assert in_order(cast.book)
    with refused(cast.book) as said:
        hand_in(entry=entry, paper=file, by=cast.head, at=NOON)
    assert said == ["这份资料已是该记录的证据"]


def test_a_file_of_no_use_is_refused_all_at_once(cast: Cast) -> None:
    entry = told(cast, claim(project(cast), "first_pile"))
    reverse(entry=entry, reason="误报", by=cast.clerk, at=NOON)
    file = Paper(b"", "平场.jpg", "levelling_photo")
    with refused(cast.book) as said:
        hand_in(entry=entry, paper=file, by=cast.park_clerk, at=NOON)
    assert said == [
        "周园区 无权在“东山镇”办理此事，请联系管理员核对任用",
        "该记录已红冲，请另记一条",
        "“平场照片”不能证明“首桩施工”，请换永久性工程的现场照片",
        "文件“平场.jpg”是空的",
    ]


def test_evidence_of_no_use_is_refused_all_at_once(cast: Cast) -> None:
    entry = told(cast, claim(project(cast), "first_pile"))
    document = paper(cast, unit=cast.other_district_town, by=cast.other_office)
    reverse(entry=entry, reason="误报", by=cast.clerk, at=NOON)
    with refused(cast.book) as said:
        add_evidence(
            entry=entry, document=document, type="levelling_photo", by=cast.park_clerk, at=NOON
        )
    assert said == [
        "周园区 无权在“东山镇”办理此事，请联系管理员核对任用",
        "该记录已红冲，请另记一条",
        "本账套没有这份资料，请先上传",
        "“平场照片”不能证明“首桩施工”，请换永久性工程的现场照片",
    ]
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("act", [send_back, withdraw], ids=["send_back", "withdraw"])
def test_no_judgement_without_right_by_oneself_or_without_reason(
    cast: Cast, talks: Entry, act: Callable[..., Any]
) -> None:
    if act is withdraw:
        verify(entry=talks, grade="B", by=cast.office, at=NOON)
    with refused(cast.book) as said:
        act(entry=talks, reason="", by=cast.clerk, at=NOON)
    assert said == [LACKS_RIGHT, OWN, NO_REASON]
    with refused(cast.book) as said:
        act(entry=talks, reason="长" * 301, by=cast.office, at=NOON)
    assert said == ["最多 300 个字，现有 301 个，请压缩"]


@pytest.mark.parametrize("who", ["clerk", "head", "supervisor", "leader", "auditor", "admin"])
def test_only_the_office_verifies(cast: Cast, talks: Entry, who: str) -> None:
    with refused(cast.book):
        verify(entry=talks, grade="B", by=getattr(cast, who), at=NOON)


def test_the_office_of_another_district_does_not(cast: Cast, talks: Entry) -> None:
    with refused(cast.book):
        verify(entry=talks, grade="B", by=cast.other_office, at=NOON)


def test_nothing_is_done_with_a_reversed_entry(cast: Cast, talks: Entry) -> None:
    reverse(entry=talks, reason="误报", by=cast.clerk, at=NOON)
    gone = "该记录已红冲，请另记一条"
    acts: list[tuple[Callable[..., Any], dict[str, Any], str]] = [
        (verify, {"grade": "B"}, gone),
        (send_back, {"reason": "再看"}, "该记录已退回或已红冲"),
        (withdraw, {"reason": "再看"}, "该记录没有核定，无从撤销"),
        (answer, {"text": "已补"}, gone),
        (waive, {"requirement": "x", "reason": "已看"}, gone),
    ]
    for act, words, sentence in acts:
        with refused(cast.book) as said:
            act(entry=talks, by=cast.office, at=NOON, **words)
        assert sentence in said


def test_one_verification_takes_a_fixed_number_of_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    subject = project(cast)
    for kind in ("talks", "contract", "registered"):
        verified(cast, claim(subject, kind))
    entry = Entry.objects.get(pk=proven(cast, told(cast, claim(subject, "ground_break"))).pk)
    with django_assert_max_num_queries(35):
        verify(entry=entry, grade="B", by=cast.office, at=NOON)

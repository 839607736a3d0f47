"""Reversing, recording again, reclassifying: nothing is edited, and every correction stays."""

from __future__ import annotations

from typing import Any

import pytest

from acting import (
    claim,
    counting,
    days_on,
    in_order,
    last_line,
    money_in,
    project,
    proven,
    refused,
    standing,
    stands_nowhere,
    told,
    verified,
)
from conftest import NOON, Cast
from luodi.foundation.history.models import Sealed
from luodi.records.ledger.actions.correcting import (
    reclassify,
    reclassify_entry,
    record_again,
    reverse,
    withdraw_batch,
)
from luodi.records.ledger.actions.recording import record_many
from luodi.records.ledger.actions.redacting import redact_entry
from luodi.records.ledger.actions.reviewing import verify
from luodi.records.ledger.models import Entry, Evidence, Posting, Reversal
from luodi.records.ledger.queries.gates import missing_for
from luodi.records.subjects.actions import open_subject
from luodi.records.subjects.models import Share
from luodi.records.subjects.rules import Classing, Part, SubjectType

NO_REASON = "请写明理由"
GONE = "该记录已红冲，请另记一条"


def shared(cast: Cast, first: int = 7_000) -> Classing:
    parts = (
        Part(cast.town.pk, "INTRODUCING", first),
        Part(cast.other_town.pk, "LANDING", 10_000 - first),
    )
    return Classing(parts=parts, industry="C39", channel="FUND")


def test_a_reversal_closes_both_readings_and_the_past_stays(cast: Cast) -> None:
    entry = verified(cast, claim(project(cast)))
    row = reverse(entry=entry, reason="记错项目", by=cast.office, at=days_on(1))
    assert (row.reason, row.by, row.at) == ("记错项目", cast.office, days_on(1))
    line = last_line(cast.book)
    assert (line.action, line.seq) == ("entry.reverse", row.seq)
    assert counting(entry) == (False, False)
    assert {posting.until_seq for posting in Posting.objects.filter(entry=entry)} == {row.seq}
    assert stands_nowhere(entry.subject)
    assert stands_nowhere(entry.subject, verified=True)
    assert in_order(cast.book)


def test_an_entry_is_reversed_once_and_with_a_reason(cast: Cast) -> None:
    entry = told(cast, claim(project(cast)))
    with refused(cast.book) as said:
        reverse(entry=entry, reason=" ", by=cast.park_clerk, at=NOON)
    assert said == ["周园区 无权在“东山镇”办理此事，请联系管理员核对任用", NO_REASON]
    reverse(entry=entry, reason="记错", by=cast.clerk, at=NOON)
    with refused(cast.book) as said:
        reverse(entry=Entry.objects.get(pk=entry.pk), reason="记错", by=cast.head, at=NOON)
    assert said == [GONE]
    assert Reversal.objects.count() == 1


def test_a_verified_entry_is_reversed_by_the_office_only(cast: Cast) -> None:
    entry = verified(cast, claim(project(cast)))
    with refused(cast.book):
        reverse(entry=entry, reason="记错", by=cast.clerk, at=NOON)
    reverse(entry=entry, reason="记错", by=cast.second_office, at=NOON)


def test_a_reversed_step_can_be_recorded_anew(cast: Cast) -> None:
    subject = project(cast)
    reverse(entry=told(cast, claim(subject)), reason="日期有误", by=cast.clerk, at=NOON)
    again = told(cast, claim(subject))
    assert counting(again) == (True, False)
    assert in_order(cast.book)


def test_what_was_reversed_in_error_is_recorded_again_with_its_evidence(cast: Cast) -> None:
    subject = project(cast)
    entry = proven(cast, told(cast, money_in(subject, "12.34", nature="IN_KIND")))
    papers = set(Evidence.objects.filter(entry=entry).values_list("document", "type"))
    assert len(papers) == 2
    reverse(entry=entry, reason="误冲", by=cast.clerk, at=NOON)
    again = record_again(entry=entry, by=cast.clerk, at=days_on(1))
    assert set(Evidence.objects.filter(entry=again).values_list("document", "type")) == papers
    same = ("kind", "said", "value", "voucher_no", "payer", "nature", "origin", "occurred_from")
    assert [getattr(again, name) for name in same] == [getattr(entry, name) for name in same]
    assert last_line(cast.book).detail == {"entry": again.pk, "instead_of": entry.pk}
    assert counting(again) == (True, False)
    assert in_order(cast.book)
    with refused(cast.book) as said:
        record_again(entry=again, by=cast.clerk, at=days_on(1))
    assert said == ["该记录没有红冲，不需要重新记录"]


def test_a_phone_stays_under_its_seal_when_its_entry_is_recorded_again(cast: Cast) -> None:
    lead = open_subject(
        type=SubjectType.LEAD, name="某线索", unit=cast.town, by=cast.clerk, at=NOON
    )
    entry = told(cast, claim(lead, "lead", detail={"phone": "13900000000"}))
    reverse(entry=entry, reason="误冲", by=cast.clerk, at=NOON)
    again = record_again(entry=entry, by=cast.clerk, at=NOON)
    assert again.detail == entry.detail
    redact_entry(entry=again, reason="本人要求", by=cast.office, at=NOON)
    assert Sealed.objects.get().value == ""
    assert in_order(cast.book)


def test_an_ending_stays_while_a_later_attempt_stands(cast: Cast) -> None:
    subject = project(cast)
    ended = told(cast, claim(subject, "lost", category="MARKET_CHANGED"))
    later = told(cast, claim(subject, occurred_from=NOON.date()))
    assert later.attempt == 2
    with refused(cast.book) as said:
        reverse(entry=ended, reason="又谈成了", by=cast.clerk, at=NOON)
    assert said == ["该事项已有第 2 轮的记录，须先红冲那些记录"]
    reverse(entry=later, reason="合并", by=cast.clerk, at=NOON)
    reverse(entry=ended, reason="又谈成了", by=cast.clerk, at=NOON)
    assert told(cast, claim(subject)).attempt == 1


def batch_of(cast: Cast, count: int = 3) -> list[Entry]:
    subject = project(cast)
    claims = [money_in(subject, 100, source="IMPORT", batch="甲表") for _ in range(count)]
    return record_many(book=cast.book, claims=claims, by=cast.clerk, at=NOON)


def test_a_batch_is_reversed_in_one_act_without_what_was_reversed_before(cast: Cast) -> None:
    entries = batch_of(cast)
    reverse(entry=entries[0], reason="重复", by=cast.clerk, at=NOON)
    rows = withdraw_batch(book=cast.book, batch="甲表", reason="传错文件", by=cast.office, at=NOON)
    assert [row.entry for row in rows] == entries[1:]
    assert last_line(cast.book).detail == {"entries": 2, "reason": "传错文件"}
    assert all(counting(entry) == (False, False) for entry in entries)
    assert in_order(cast.book)
    with refused(cast.book) as said:
        withdraw_batch(book=cast.book, batch="甲表", reason="", by=cast.office, at=NOON)
    assert said == [NO_REASON, "批次“甲表”没有可红冲的记录"]


def test_what_came_by_hand_is_no_batch(cast: Cast) -> None:
    told(cast, claim(project(cast)))
    with refused(cast.book) as said:
        withdraw_batch(book=cast.book, batch="", reason="清空", by=cast.office, at=NOON)
    assert said == ["批次“”没有可红冲的记录"]


def test_a_batch_is_withdrawn_by_the_office_of_its_book(cast: Cast) -> None:
    batch_of(cast)
    for who in (cast.clerk, cast.other_office):
        with refused(cast.book):
            withdraw_batch(book=cast.book, batch="甲表", reason="传错", by=who, at=NOON)


def test_a_batch_goes_with_its_endings_and_what_it_says_of_later_attempts(cast: Cast) -> None:
    subject = project(cast)
    claims = [
        claim(subject, "lost", category="MARKET_CHANGED", batch="甲表"),
        claim(subject, batch="甲表", occurred_from=NOON.date()),
    ]
    record_many(book=cast.book, claims=claims, by=cast.clerk, at=NOON)
    visit = told(cast, claim(subject, "visit_in", occurred_from=NOON.date()))
    with refused(cast.book) as said:
        withdraw_batch(book=cast.book, batch="甲表", reason="传错", by=cast.office, at=NOON)
    assert said == ["该事项已有第 2 轮的记录，须先红冲那些记录"]
    reverse(entry=visit, reason="重复", by=cast.clerk, at=NOON)
    rows = withdraw_batch(book=cast.book, batch="甲表", reason="传错", by=cast.office, at=NOON)
    assert len(rows) == 2


def test_a_reclassification_moves_what_counts_and_leaves_evidence_and_review(cast: Cast) -> None:
    subject = project(cast)
    entry = verified(cast, money_in(subject, "100.01"))
    papers = Evidence.objects.filter(entry=entry).count()
    row = reclassify(
        subject=subject, classing=shared(cast), reason="两镇共同引进", by=cast.office, at=days_on(1)
    )
    assert Share.objects.filter(classification=row).count() == 2
    for reading in (False, True):
        rows = Posting.objects.filter(entry=entry, verified=reading).order_by("from_seq", "part")
        assert [(p.unit, p.weight, p.hundredths) for p in rows] == [
            (cast.town, 10_000, 10_001),
            (cast.town, 7_000, 7_000),
            (cast.other_town, 3_000, 3_001),
        ]
        assert [p.until_seq for p in rows] == [row.seq, None, None]
        assert [p.channel for p in rows] == ["", "FUND", "FUND"]
    assert (Evidence.objects.filter(entry=entry).count(), entry.reviews.count()) == (papers, 1)
    assert standing(subject, verified=True).arrived_fen == 10_001
    assert last_line(cast.book).action == "subject.reclassify"
    assert in_order(cast.book)


def test_a_reclassification_of_one_attempt_leaves_the_others(cast: Cast) -> None:
    subject = project(cast)
    first = told(cast, claim(subject))
    told(cast, claim(subject, "lost", category="MARKET_CHANGED"))
    second = told(cast, claim(subject, occurred_from=NOON.date()))
    parts = shared(cast).parts
    again = Classing(parts=parts, attempt=2, channel="FUND")
    reclassify(subject=subject, classing=again, reason="重新引进", by=cast.office, at=NOON)
    assert Posting.objects.filter(entry=first).count() == 1
    assert Posting.objects.filter(entry=second, until_seq=None, channel="FUND").count() == 2
    assert in_order(cast.book)


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ({"channel": "MAIL"}, ["“招商方式”没有“MAIL”这个值"]),
        ({"money_type": "USD"}, ["“内外资”没有“USD”这个值"]),
        ({"industry": "39"}, ["行业应写国民经济行业的名称或代码，如计算机制造、C391，现为“39”"]),
        ({"cluster": "长" * 41}, ["最多 40 个字，现有 41 个，请压缩"]),
        ({"event": 1}, ["本账套没有这个招商活动"]),
        ({"station": 1}, ["本账套没有这个驻点"]),
    ],
)
def test_a_classification_holds_values_of_its_dimensions_only(
    cast: Cast, words: dict[str, Any], sentences: list[str]
) -> None:
    subject = project(cast)
    with refused(cast.book) as said:
        reclassify(
            subject=subject,
            classing=Classing(parts=(), **words),
            reason="更正",
            by=cast.office,
            at=NOON,
        )
    assert said == sentences


def test_all_that_is_wrong_with_a_reclassification_is_said_at_once(cast: Cast) -> None:
    subject = project(cast)
    parts = (Part(cast.town.pk, "FRIEND", 9_000), Part(cast.other_district_town.pk, "", 500))
    with refused(cast.book) as said:
        reclassify(
            subject=subject, classing=Classing(parts=parts), reason="", by=cast.clerk, at=NOON
        )
    assert said == [
        "陈填报 无权在“东山镇”办理此事，请联系管理员核对任用",
        NO_REASON,
        "各单位份额合计为 95%，应为 100%",
        "“单位角色”没有“FRIEND”这个值",
        "份额中有不属于本账套的单位",
    ]


def test_an_entry_is_put_under_another_origin_and_what_is_not_given_stays(cast: Cast) -> None:
    entry = verified(cast, money_in(project(cast), 100))
    row = reclassify_entry(
        entry=entry, origin="FOREIGN", reason="实控人在境外", by=cast.office, at=days_on(1)
    )
    assert (row.origin, row.nature, row.category) == ("FOREIGN", "FIXED_ASSETS", "")
    second = reclassify_entry(
        entry=entry, nature="EQUITY", reason="为股权", by=cast.office, at=days_on(1)
    )
    assert (second.origin, second.nature) == ("FOREIGN", "EQUITY")
    now = Posting.objects.filter(entry=entry, until_seq=None)
    assert {(p.verified, p.origin, p.nature) for p in now} == {
        (False, "FOREIGN", "EQUITY"),
        (True, "FOREIGN", "EQUITY"),
    }
    assert in_order(cast.book)


def test_another_nature_asks_for_other_papers(cast: Cast) -> None:
    entry = told(cast, money_in(project(cast), 100))
    reclassify_entry(entry=entry, nature="IN_KIND", reason="设备作价", by=cast.office, at=NOON)
    wanted = [item.names for item in missing_for(entry, NOON.date())]
    assert wanted == ["非货币出资合同", "评估报告", "合同引资额"]


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        (
            {"origin": "MARS"},
            ["“资金来源地”不能填“MARS”，可填：境外、省外、市外省内、市内区外、区内"],
        ),
        ({"origin": ""}, ["请填写“资金来源地”"]),
        ({"category": "MARKET_CHANGED"}, ["“到位资金”没有“细类”这一项"]),
        ({"origin": "PROVINCE_OUT"}, ["改后与现在相同，不需要改归类"]),
        ({}, ["改后与现在相同，不需要改归类"]),
    ],
)
def test_an_entry_is_reclassified_within_its_kind_and_only_to_change_it(
    cast: Cast, words: dict[str, Any], sentences: list[str]
) -> None:
    entry = told(cast, money_in(project(cast), 100))
    with refused(cast.book) as said:
        reclassify_entry(entry=entry, reason="更正", by=cast.office, at=NOON, **words)
    assert said == sentences


def test_the_unit_does_not_reclassify_its_own_entry_nor_anybody_a_reversed_one(
    cast: Cast,
) -> None:
    entry = told(cast, money_in(project(cast), 100))
    reverse(entry=entry, reason="误报", by=cast.clerk, at=NOON)
    with refused(cast.book) as said:
        reclassify_entry(entry=entry, origin="LOCAL", reason="", by=cast.clerk, at=NOON)
    assert said == [
        "陈填报 无权在“东山镇”办理此事，请联系管理员核对任用",
        GONE,
        NO_REASON,
    ]


def test_a_verification_reads_the_classification_of_its_moment(cast: Cast) -> None:
    subject = project(cast)
    entry = proven(cast, told(cast, claim(subject)))
    reclassify(
        subject=subject, classing=shared(cast, 5_000), reason="五五分", by=cast.office, at=NOON
    )
    verify(entry=entry, grade="B", by=cast.office, at=NOON)
    rows = Posting.objects.filter(entry=entry, verified=True)
    assert {row.weight for row in rows} == {5_000}
    assert in_order(cast.book)


def test_a_project_of_which_nothing_is_recorded_is_reclassified_in_its_lists_too(
    cast: Cast,
) -> None:
    subject = project(cast)
    reclassify(
        subject=subject, classing=shared(cast), reason="两镇共同引进", by=cast.office, at=days_on(1)
    )
    assert in_order(cast.book)

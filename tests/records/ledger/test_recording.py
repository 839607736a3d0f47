"""Recording: one entry or many, checked against the book, stored with its trace or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from acting import (
    FEBRUARY,
    claim,
    counting,
    days_on,
    in_order,
    last_line,
    money,
    money_in,
    paper,
    project,
    refused,
    standing,
    told,
)
from conftest import NOON, Cast, person
from luodi.foundation.history.models import Sealed
from luodi.foundation.people.actions import close_unit
from luodi.foundation.people.rules.policy import Role
from luodi.records.campaigns.actions import enter_event
from luodi.records.enterprises.actions import register as register_firm
from luodi.records.ledger.actions.recording import record, record_many
from luodi.records.ledger.models import Entry, Evidence, Posting
from luodi.records.library.models import Document
from luodi.records.library.queries import location
from luodi.records.library.rules import Paper
from luodi.records.subjects.actions import open_subject
from luodi.records.subjects.rules import Classing, Part, SubjectType


def test_an_entry_leaves_its_row_its_line_its_postings_and_the_standing(cast: Cast) -> None:
    subject = project(cast)
    before = last_line(cast.book).seq
    entry = told(cast, claim(subject, "contract"), at=days_on(1))
    line = last_line(cast.book)
    assert entry.seq == line.seq == before + 1
    assert (line.action, line.by, line.topic) == (
        "entry.record",
        cast.clerk,
        f"subject:{subject.pk}",
    )
    assert line.manifest == {"ledger.entry": {str(entry.pk): entry.chained_digest()}}
    assert (entry.recorded_by, entry.recorded_at, entry.attempt) == (cast.clerk, days_on(1), 1)
    assert counting(entry) == (True, False)
    assert (standing(subject).place, standing(subject).last_on) == ("CONTRACT", FEBRUARY)
    assert in_order(cast.book)


def test_its_evidence_comes_in_the_same_act(cast: Cast) -> None:
    subject, document = project(cast), paper(cast)
    entry = told(cast, claim(subject, evidence=((document.pk, "talks_record"),)))
    found = Evidence.objects.get(entry=entry)
    assert (found.document, found.type, found.by, found.seq) == (
        document,
        "talks_record",
        cast.clerk,
        entry.seq,
    )
    assert in_order(cast.book)


def test_files_handed_in_with_a_claim_are_kept_in_the_same_act(cast: Cast) -> None:
    known = paper(cast, content=b"minutes")
    files = tuple(Paper(content, "谈话.txt", "talks_record") for content in (b"minutes", b"list"))
    first = told(cast, claim(project(cast), papers=files))
    second = told(cast, claim(project(cast, "乙厂"), papers=(files[0], files[0])))
    documents = list(Document.objects.order_by("pk"))
    assert documents[0] == known
    assert [row.document for row in first.evidences.order_by("pk")] == documents
    assert [row.document for row in second.evidences.all()] == [known]
    assert (documents[1].seq, documents[1].unit) == (first.seq, cast.town)
    assert location(documents[1]).read_bytes() == b"list"
    assert in_order(cast.book)


def test_nothing_is_kept_of_what_was_handed_in_with_a_refused_claim(cast: Cast) -> None:
    subject = project(cast)
    papers = (Paper(b"", "空.jpg", "levelling_photo"), Paper(b"?", "甲.jpg", "no_such_type"))
    with refused(cast.book) as said:
        told(cast, claim(subject, "ground_break", said="", papers=papers))
    assert [words.partition("，")[0] for words in said] == [
        "请用一句话说明发生了什么",
        "“平场照片”不能证明“破土开槽”",
        "没有“no_such_type”这种材料",
        "文件“空.jpg”是空的",
    ]
    assert not Document.objects.exists()


def test_many_are_recorded_in_one_act(cast: Cast) -> None:
    subject = project(cast)
    claims = [money_in(subject, yuan) for yuan in (100, 200, 300)]
    entries = record_many(book=cast.book, claims=claims, by=cast.clerk, at=NOON)
    assert len({entry.seq for entry in entries}) == 1
    assert standing(subject).arrived_fen == 60_000
    assert last_line(cast.book).detail == {"entries": 3}
    assert in_order(cast.book)


def test_many_are_refused_together_with_the_place_of_each_fault(cast: Cast) -> None:
    subject = project(cast)
    claims = [
        claim(subject, "talks"),
        claim(subject, "talks"),
        claim(subject, "contract", said=""),
        money_in(subject, 5, payer=""),
    ]
    with refused(cast.book) as said:
        record_many(book=cast.book, claims=claims, by=cast.clerk, at=NOON)
    assert said == [
        "第 2 条：“在谈”在本轮已有一条记录，有误请先红冲，不能再记一次",
        "第 3 条：请用一句话说明发生了什么",
        "第 4 条：请填写“付款方”",
    ]


def test_nothing_is_no_list_of_entries(cast: Cast) -> None:
    with refused(cast.book) as said:
        record_many(book=cast.book, claims=[], by=cast.clerk, at=NOON)
    assert said == ["没有要填报的内容"]


def test_within_one_act_an_ending_opens_the_attempt_of_what_follows_it(cast: Cast) -> None:
    subject = project(cast)
    claims = [
        claim(subject, "contract"),
        claim(subject, "terminated", category="MARKET_CHANGED", occurred_from=date(2023, 2, 10)),
        claim(subject, "talks", occurred_from=date(2023, 2, 20)),
    ]
    entries = record_many(book=cast.book, claims=claims, by=cast.clerk, at=NOON)
    assert [entry.attempt for entry in entries] == [1, 1, 2]
    assert (standing(subject).attempt, standing(subject).place) == (2, "TALKS")


def test_the_second_of_two_people_who_record_one_step_is_refused(cast: Cast) -> None:
    subject = project(cast)
    told(cast, claim(subject, "contract"))
    with refused(cast.book) as said:
        told(cast, claim(subject, "contract"), by=cast.head)
    assert said == ["“签订合同”在本轮已有一条记录，有误请先红冲，不能再记一次"]


@pytest.mark.parametrize("who", ["other_clerk", "park_clerk", "leader", "auditor", "admin"])
def test_whoever_has_no_right_at_the_unit_is_refused(cast: Cast, who: str) -> None:
    subject = project(cast)
    with refused(cast.book) as said:
        told(cast, claim(subject), by=getattr(cast, who))
    name = getattr(cast, who).name
    assert said == [f"{name} 无权在“东山镇”办理此事，请联系管理员核对任用"]


def test_subjects_and_units_of_another_book_are_not_known(cast: Cast) -> None:
    subject = project(cast)
    foreign = project(cast, "乙厂", unit=cast.other_district_town, by=cast.other_office)
    with refused(cast.book) as said:
        record(book=cast.book, claim=claim(foreign), by=cast.clerk, at=NOON)
    assert said == ["本账套没有这个事项", "本账套没有这个单位"]
    with refused(cast.book) as said:
        told(cast, claim(subject, reported_by=cast.other_district_town.pk))
    assert said == ["本账套没有这个单位"]


def test_a_closed_unit_reports_no_more(cast: Cast) -> None:
    subject = project(cast)
    close_unit(
        unit=cast.town,
        successors={cast.other_town: 10_000},
        closed_on=date(2023, 2, 28),
        reason="乡镇合并",
        by=cast.admin,
        at=NOON,
    )
    with refused(cast.book) as said:
        told(cast, claim(subject))
    assert said == ["“东山镇”已于 2023-02-28 撤销，请由承接单位填报"]


def test_an_event_or_enterprise_that_the_book_does_not_have_is_refused(cast: Cast) -> None:
    subject = project(cast)
    foreign = enter_event(
        name="丝博会",
        unit=cast.other_district,
        series="丝博会",
        edition=8,
        first_day=FEBRUARY,
        last_day=FEBRUARY,
        by=cast.other_office,
        at=NOON,
    )
    for key in (foreign.subject_id, subject.pk, 99_999):
        with refused(cast.book) as said:
            told(cast, claim(subject, "contract", event=key))
        assert said == ["本账套没有这个招商活动"]
    firm = register_firm(name="甲公司", unit=cast.town, by=cast.clerk, at=NOON).subject
    with refused(cast.book) as said:
        told(cast, claim(firm, "firm_contact", enterprise=subject.pk))
    assert said == ["本账套没有这个企业"]
    assert told(cast, claim(firm, "visit_in")).enterprise_id == firm.pk


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ("levelling_photo", "“平场照片”不能证明“破土开槽”，请换永久性工程的现场照片"),
        ("no_such_type", "没有“no_such_type”这种材料"),
    ],
)
def test_evidence_that_proves_nothing_is_refused_with_the_entry(
    cast: Cast, evidence: str, sentence: str
) -> None:
    subject, document = project(cast), paper(cast)
    with refused(cast.book) as said:
        told(cast, claim(subject, "ground_break", evidence=((document.pk, evidence),)))
    assert [words.startswith(sentence) for words in said] == [True]


def test_one_document_is_named_once_for_one_type(cast: Cast) -> None:
    subject, document = project(cast), paper(cast)
    pair = (document.pk, "talks_record")
    with refused(cast.book) as said:
        told(cast, claim(subject, evidence=(pair, pair)))
    assert said == ["同一份资料重复列为同一种证据"]


def test_a_phone_is_kept_apart_and_the_entry_holds_its_seal_only(cast: Cast) -> None:
    lead = open_subject(
        type=SubjectType.LEAD, name="某线索", unit=cast.town, by=cast.clerk, at=NOON
    )
    given = claim(lead, "lead", detail={"investor": "甲", "phone": "13900000000", "informant": ""})
    entry = told(cast, given)
    sealed = Sealed.objects.get(seq=entry.seq)
    assert entry.detail == {"investor": "甲", "phone": {"sealed": sealed.pk}, "informant": ""}
    assert (sealed.value, sealed.is_true) == ("13900000000", True)
    assert "13900000000" not in str(last_line(cast.book).__dict__)
    assert in_order(cast.book)


def test_a_unit_speaks_for_itself_and_for_what_is_below_it(cast: Cast) -> None:
    subject = project(cast)
    above = person("above", "高区长", cast.district, Role.HEAD)
    assert not told(cast, claim(subject, "talks"), by=cast.head).on_behalf
    assert not told(cast, claim(subject, "contract"), by=above).on_behalf


def test_what_the_office_records_for_a_unit_is_marked_whether_it_says_so_or_not(
    cast: Cast,
) -> None:
    subject = project(cast)
    assert told(cast, claim(subject, "talks"), by=cast.office).on_behalf
    assert told(cast, claim(subject, "contract", on_behalf=True), by=cast.office).on_behalf
    own = claim(subject, "site_check", reported_by=cast.office_unit.pk)
    assert not told(cast, own, by=cast.office).on_behalf


def test_a_month_still_running_reaches_to_the_day_of_recording(cast: Cast) -> None:
    subject = project(cast)
    march = {"covers_from": date(2023, 3, 1), "covers_to": date(2023, 3, 31)}
    entry = told(cast, money(subject, "investment_done", 5, occurred_from=None, **march))
    assert (entry.occurred_from, entry.occurred_to) == (date(2023, 3, 1), date(2023, 3, 1))
    assert entry.covers_to == date(2023, 3, 31)


def test_today_is_the_day_in_the_books_zone(cast: Cast) -> None:
    subject = project(cast)
    evening = NOON.replace(hour=23, minute=59)
    with refused(cast.book):
        told(cast, claim(subject, occurred_from=date(2023, 3, 2)), at=evening)
    entry = told(cast, claim(subject, occurred_from=date(2023, 3, 2)), at=days_on(0.51))
    assert entry.occurred_from == date(2023, 3, 2)


@pytest.mark.parametrize(
    ("value", "shares"),
    [("100.01", [7_000, 3_001]), ("0.01", [0, 1]), ("-0.03", [-3, 0])],
)
def test_shared_amounts_sum_to_the_whole_to_the_last_fen(
    cast: Cast, value: str, shares: list[int]
) -> None:
    parts = (Part(cast.town.pk, "INTRODUCING", 7_000), Part(cast.other_town.pk, "LANDING", 3_000))
    subject = project(cast, classing=Classing(parts=parts))
    kind = "investment_done"
    january = {"covers_from": date(2023, 1, 1), "covers_to": date(2023, 1, 31)}
    entry = told(cast, money(subject, kind, value, **january))
    rows = Posting.objects.filter(entry=entry).order_by("part")
    assert [row.hundredths for row in rows] == shares
    assert sum(shares) == Decimal(value) * 100
    assert [(row.unit, row.weight) for row in rows] == [
        (cast.town, 7_000),
        (cast.other_town, 3_000),
    ]


def test_the_database_itself_refuses_what_no_action_would_write(cast: Cast) -> None:
    entry = told(cast, claim(project(cast)))
    wrong: list[dict[str, Any]] = [
        {"occurred_to": date(2023, 1, 1)},
        {"opening": True},
    ]
    for values in wrong:
        copy = Entry.objects.get(pk=entry.pk)
        copy.pk = None
        for name, value in values.items():
            setattr(copy, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save()
    posting = Posting.objects.get(entry=entry)
    posting.pk = None
    posting.from_seq += 1
    with pytest.raises(IntegrityError), transaction.atomic():
        posting.save()  # a second standing step


def test_one_entry_takes_a_fixed_number_of_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    subject = project(cast)
    told(cast, claim(subject, "talks"))
    book = cast.book
    with django_assert_max_num_queries(24):
        record(book=book, claim=claim(subject, "contract"), by=cast.clerk, at=NOON)


def test_many_take_no_more_queries_than_a_few(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    subjects = [project(cast, f"{number}厂") for number in range(5)]
    claims = [claim(subject) for subject in subjects]
    claims += [money_in(subject, 5) for subject in subjects for _ in range(20)]
    with django_assert_max_num_queries(25):
        record_many(book=cast.book, claims=claims, by=cast.clerk, at=NOON)

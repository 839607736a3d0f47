"""One table answers what is missing: for each entry not yet verified, and for the next step."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from acting import claim, money, money_in, paper, project, proven, told, verified
from conftest import NOON, Cast
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.records.enterprises.actions import register as register_firm
from luodi.records.ledger.actions.correcting import reclassify
from luodi.records.ledger.actions.evidence import add_evidence
from luodi.records.ledger.actions.reviewing import send_back, verify, waive
from luodi.records.ledger.queries.gates import missing_for, missing_table
from luodi.records.subjects.actions import add_party
from luodi.records.subjects.models import Party, Subject
from luodi.records.subjects.rules import Classing

TODAY = NOON.date()


def table(subject: Subject, on: date = TODAY) -> list[tuple[int | None, str, str, bool]]:
    """Entry, kind, what it lacks, whether that bars."""
    return [
        (row.entry, row.kind, row.item.names, row.item.bars) for row in missing_table(subject, on)
    ]


def test_a_new_project_is_told_what_its_first_step_needs(cast: Cast) -> None:
    assert table(project(cast)) == [
        (None, "talks", "洽谈记录（双方人员签名）", True),
        (None, "talks", "线索", False),
    ]


def test_each_claim_is_listed_with_what_it_lacks_and_after_them_the_next_step(cast: Cast) -> None:
    subject = project(cast)
    talks = told(cast, claim(subject))
    paid = told(cast, money_in(subject, 100, nature="IN_KIND"))
    assert table(subject) == [
        (talks.pk, "talks", "洽谈记录（双方人员签名）", True),
        (talks.pk, "talks", "线索", False),
        (paid.pk, "money_in", "非货币出资合同", True),
        (paid.pk, "money_in", "评估报告", True),
        (paid.pk, "money_in", "合同引资额", True),
        (None, "review_passed", "评审会议纪要", True),
        (None, "review_passed", "部门意见", True),
    ]


def test_what_is_verified_sent_back_or_complete_is_not_listed(cast: Cast) -> None:
    subject = project(cast)
    verified(cast, claim(subject))
    returned = told(cast, claim(subject, "review_passed"))
    send_back(entry=returned, reason="不清楚", by=cast.office, at=NOON)
    proven(cast, told(cast, money(subject, "planned_total", 5)))
    assert {row[0] for row in table(subject)} == {None}


def test_evidence_and_waivers_shorten_it(cast: Cast) -> None:
    subject = project(cast)
    entry = told(cast, claim(subject, "review_passed"))
    add_evidence(
        entry=entry,
        document=paper(cast),
        type="review_minutes",
        by=cast.clerk,
        at=NOON,
    )
    assert [row[2] for row in table(subject) if row[0]] == ["部门意见", "在谈"]
    code = missing_for(entry, TODAY)[0].code
    waive(entry=entry, requirement=code, reason="口头已同意", by=cast.office, at=NOON)
    assert [row[2:] for row in table(subject) if row[0]] == [("部门意见", False), ("在谈", True)]


def test_an_industrial_project_needs_what_others_do_not(cast: Cast) -> None:
    subject = project(cast)
    entry = told(cast, claim(subject, "review_passed"))
    plain = [item.names for item in missing_for(entry, TODAY)]
    reclassify(
        subject=subject,
        classing=Classing(parts=(), industry="C39"),
        reason="补行业",
        by=cast.office,
        at=NOON,
    )
    industrial = [item.names for item in missing_for(entry, TODAY)]
    assert set(industrial) - set(plain) == {"环保预审意见"}


def test_the_next_step_follows_the_furthest_claimed_and_offers_every_way_to_it(cast: Cast) -> None:
    subject = project(cast)
    proven(cast, told(cast, claim(subject, "contract")))
    ahead = {row[1] for row in table(subject) if row[0] is None}
    assert ahead == {"ground_break", "first_pile", "fitout_start"}
    told(cast, claim(subject, "first_pile"))
    assert {row[1] for row in table(subject) if row[0] is None} == {"completed"}


def test_after_an_ending_the_next_step_is_the_first_of_the_next_attempt(cast: Cast) -> None:
    subject = project(cast)
    told(cast, claim(subject, "contract"))
    told(cast, claim(subject, "terminated", category="MARKET_CHANGED"))
    assert {row[1] for row in table(subject) if row[0] is None} == {"talks"}


def test_recognition_after_a_return_waits_for_the_return_to_be_verified(cast: Cast) -> None:
    subject = project(cast)
    returned = told(cast, claim(subject, "returned", category="STARTED_NOT_BUILT"))
    again = told(cast, claim(subject, "re_reported", occurred_from=TODAY))
    assert again.attempt == 2
    assert "市上退回" in [item.names for item in missing_for(again, TODAY)]
    verify(entry=proven(cast, returned), grade="A", by=cast.office, at=NOON)
    assert "市上退回" not in [item.names for item in missing_for(again, TODAY)]


def test_a_step_of_an_earlier_attempt_is_none_of_this(cast: Cast) -> None:
    subject = project(cast)
    verified(cast, claim(subject))
    verified(cast, claim(subject, "lost", category="MARKET_CHANGED"))
    passed = told(cast, claim(subject, "review_passed", occurred_from=TODAY))
    assert passed.attempt == 2
    assert "在谈" in [item.names for item in missing_for(passed, TODAY)]


def test_a_project_and_its_company_stand_in_for_one_another_in_the_order(cast: Cast) -> None:
    subject = project(cast)
    firm = register_firm(name="项目公司", unit=cast.town, by=cast.clerk, at=NOON).subject
    above = told(cast, claim(firm, "above_scale", category="INDUSTRY"))
    names = [item.names for item in missing_for(above, TODAY)]
    assert "项目公司注册" in names
    verified(cast, claim(subject, "registered"))
    words: dict[str, Any] = {"subject": subject, "enterprise": firm, "by": cast.clerk, "at": NOON}
    add_party(role=Party.Role.INVESTOR, **words)
    assert "项目公司注册" in [item.names for item in missing_for(above, TODAY)]
    add_party(role=Party.Role.PROJECT_COMPANY, **words)
    assert "项目公司注册" not in [item.names for item in missing_for(above, TODAY)]


STRICTER = """based_on = "default"
title = "某区口径"
document_no = "某区〔2023〕6号"
effective_on = 2023-06-01

[kinds.talks]
evidence = ["洽谈记录（双方人员签名）", "营业执照"]
"""


def test_the_rulebook_in_force_on_the_day_decides(cast: Cast) -> None:
    subject = project(cast)
    entry = told(cast, claim(subject))
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    load(book=cast.book, text=STRICTER, by=cast.office, at=NOON)
    may, june = date(2023, 5, 31), date(2023, 6, 1)
    plain = ["洽谈记录（双方人员签名）", "线索"]
    assert [item.names for item in missing_for(entry, may)] == plain
    assert [item.names for item in missing_for(entry, june)] == [plain[0], "营业执照", plain[1]]
    assert (len(table(subject, may)), len(table(subject, june))) == (4, 5)


@pytest.mark.parametrize("count", [1, 6])
def test_the_table_takes_the_same_queries_for_one_entry_and_for_many(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    subject = project(cast)
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    for _ in range(count):
        told(cast, money_in(subject, 100))
    told(cast, claim(subject, "contract"))
    fresh = Subject.objects.get(pk=subject.pk)
    with django_assert_max_num_queries(12):
        missing_table(fresh, TODAY)

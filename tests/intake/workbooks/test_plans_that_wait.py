"""A plan waits with its rows: what was checked is applied, unless what it builds on has moved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from importing import applied, handed_in, ledger, outcomes

from acting import claim, project, told
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.intake.workbooks.actions.planned import planned_again
from luodi.intake.workbooks.actions.planning import Plan, plan_of
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.queries.staged import tables_of
from luodi.records.projects.models import Project

pytestmark = pytest.mark.django_db

HEADS = (
    *("序号", "项目名称", "投资方", "项目公司", "总投资（万元）", "签订合同时间"),
    *("累计到位资金（万元）", "联系人", "联系电话", "落户地"),
)
PLACE, PHONE = "东山镇", "13900000000"
ROWS = (
    (1, "光电产业园项目", "远方光电有限公司", "东山光电有限公司", 12000, "2022-03-05", 800)
    + ("", "", PLACE),
    (2, "食品加工厂", "远方光电有限公司", "", 3000.55, "2022年4月", None, "张某", PHONE, ""),
    (3, "年产10万吨铝材项目", "远方铝业有限公司", "", 5000, "", None, "", "", ""),
    (4, "", "无名有限公司", "", 1, "", None, "", "", ""),
)


def waiting(cast: Cast) -> Batch:
    batch = handed_in(cast, ledger(*ROWS, heads=HEADS))
    assert outcomes(batch) == ["NEW", "NEW", "NEW", "REFUSED"]
    return batch


def again(batch: Batch, by: Account) -> Plan | None:
    batch.refresh_from_db()
    return planned_again(batch, by, NOON.date())


def made(plan: Plan) -> tuple[object, ...]:
    """All of a plan that applying reads."""
    rows = [
        (row.pk, row.key, row.outcome, row.unit, row.opens, row.layout, row.claims, row.contact)
        for row in plan.rows
    ]
    bound = (plan.firms, plan.companies, plan.newcomers, plan.matched)
    return (plan.seq, plan.today, rows, plan.registering, *bound)


def test_the_plan_that_waited_is_the_one_that_would_be_made(cast: Cast) -> None:
    project(cast, "光电产业园项目")
    batch = handed_in(cast, ledger(*ROWS, heads=HEADS))
    kept = again(batch, cast.clerk)
    assert kept
    assert made(kept) == made(plan_of(batch, by=cast.clerk, today=NOON.date()))
    assert any(row.contact for row in kept.rows)
    assert any(row.claims for row in kept.recorded)


def test_what_others_record_elsewhere_leaves_the_plan_as_it_is(cast: Cast) -> None:
    elsewhere = project(cast, "别处的冷链项目")
    batch = waiting(cast)
    told(cast, claim(elsewhere, "visit_in"))
    kept = again(batch, cast.clerk)
    assert kept
    assert kept.seq < Batch.objects.select_related("book").get(pk=batch.pk).book.seq


def test_a_new_project_makes_every_plan_anew(cast: Cast) -> None:
    batch = waiting(cast)
    project(cast, "光电产业园项目二期")
    assert again(batch, cast.clerk) is None


def test_a_record_of_a_project_that_a_row_means_makes_the_plan_anew(cast: Cast) -> None:
    known = project(cast, "食品加工厂")
    batch = handed_in(cast, ledger(*ROWS, heads=HEADS))
    told(cast, claim(known, "contract"))
    assert again(batch, cast.clerk) is None


def test_another_person_and_another_day_plan_anew(cast: Cast) -> None:
    batch = waiting(cast)
    assert again(batch, cast.head) is None
    assert planned_again(batch, cast.clerk, NOON.date() + timedelta(days=1)) is None


def test_once_applied_nothing_of_the_plan_waits(cast: Cast) -> None:
    batch = applied(waiting(cast))
    assert Project.objects.count() == 3
    rows = StagedRow.objects.filter(table__in=tables_of(batch))
    assert not rows.exclude(planned={}).exists()
    assert batch.planned == {}

"""Targets are set by a document, adjusted by another with a reason, taken back, and asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from acting import days_on
from conftest import NOON, Cast
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.records.ledger.actions.periods import begin_opening, end_opening
from luodi.records.targets.actions import assign, withdraw
from luodi.records.targets.models import Target, TargetStep
from luodi.records.targets.queries.standing import in_force
from targeting import HEADING, set_targets, wanted

MONTHS = (1, 2, 3, 4, 5, 6, 4, 4, 4, 4, 4, 4)


def amounts(cast: Cast, seq: int, **known: object) -> list[tuple[int, Decimal]]:
    aims = in_force(cast.book.pk, seq, **known)  # type: ignore[arg-type]
    return [(aim.goal.unit, aim.amount) for aim in aims]


def now(cast: Cast) -> int:
    cast.book.refresh_from_db()
    return cast.book.seq


def test_what_was_in_force_at_an_act_is_so_for_ever(cast: Cast) -> None:
    first = set_targets(cast, wanted(cast, "contracts", 45), at=NOON)
    before = amounts(cast, first.seq)
    second = set_targets(
        cast,
        wanted(cast, "contracts", 50),
        wanted(cast, "contracts", 12, cast.town),
        at=days_on(1),
        reason="市里追加",
    )
    withdraw(target=Target.objects.get(amount=50), reason="重复下达", by=cast.office, at=days_on(2))
    assert before == amounts(cast, first.seq) == [(cast.district.pk, Decimal(45))]
    assert amounts(cast, second.seq) == [
        (cast.district.pk, Decimal(50)),
        (cast.town.pk, Decimal(12)),
    ]
    assert amounts(cast, second.seq + 1) == [(cast.town.pk, Decimal(12))]
    assert amounts(cast, first.seq - 1) == []


def test_one_that_stands_is_adjusted_with_a_reason_alone(cast: Cast) -> None:
    set_targets(cast, wanted(cast, "contracts", 45), at=NOON)
    with pytest.raises(Refused, match="已经有目标：甲区contracts。要调整，请写明调整的原因"):
        set_targets(cast, wanted(cast, "contracts", 50), at=days_on(1))
    set_targets(cast, wanted(cast, "contracts", 50), at=days_on(1), reason="市里追加")
    [aim] = in_force(cast.book.pk, now(cast))
    assert aim.replaces == Target.objects.get(amount=45).pk
    with pytest.raises(Refused, match="已经调整或撤销"):
        withdraw(target=Target.objects.get(amount=45), reason="写错", by=cast.office, at=days_on(2))


def test_one_taken_back_may_be_set_anew(cast: Cast) -> None:
    set_targets(cast, wanted(cast, "contracts", 45), at=NOON)
    target = Target.objects.get()
    with pytest.raises(Refused, match="请写明撤销的原因"):
        withdraw(target=target, reason=" ", by=cast.office, at=NOON)
    withdraw(target=target, reason="文号写错", by=cast.office, at=NOON)
    set_targets(cast, wanted(cast, "contracts", 46), at=days_on(1))
    assert amounts(cast, now(cast)) == [(cast.district.pk, Decimal(46))]


def test_a_plan_is_kept_by_the_ends_of_months(cast: Cast) -> None:
    set_targets(cast, wanted(cast, "contracts", 45, plan=MONTHS), at=NOON)
    steps = TargetStep.objects.order_by("until")
    assert [(step.until, int(step.amount)) for step in steps][:3] == [
        (date(2023, 1, 31), 1),
        (date(2023, 2, 28), 3),
        (date(2023, 3, 31), 6),
    ]
    [aim] = in_force(cast.book.pk, now(cast))
    assert (len(aim.plan), aim.plan[-1]) == (12, Decimal(45))


def test_only_the_office_sets_and_takes_back(cast: Cast) -> None:
    for one in (cast.clerk, cast.head, cast.leader, cast.admin, cast.other_office):
        with pytest.raises(Refused, match="无权在"):
            assign(
                unit=cast.office_unit,
                heading=HEADING,
                targets=[wanted(cast, "contracts", 4)],
                by=one,
                at=NOON,
            )
    set_targets(cast, wanted(cast, "contracts", 45), at=NOON)
    with pytest.raises(Refused, match="无权在"):
        withdraw(target=Target.objects.get(), reason="不想要", by=cast.head, at=NOON)


def test_units_and_events_of_other_books_owe_nothing_here(cast: Cast) -> None:
    with pytest.raises(Refused, match="单位不在本账套"):
        set_targets(cast, wanted(cast, "contracts", 4, cast.other_district_town), at=NOON)
    with pytest.raises(Refused, match="活动不在本账套"):
        set_targets(cast, wanted(cast, "contracts", 4, event=999), at=NOON)
    late = replace(HEADING, issued_on=date(2023, 3, 2))
    with pytest.raises(Refused, match="下达日期在今天之后"):
        set_targets(cast, wanted(cast, "contracts", 4), at=NOON, heading=late)


def test_before_the_opening_ended_a_target_is_known_from_the_day_of_its_document(
    cast: Cast,
) -> None:
    begin_opening(book=cast.book, by=cast.office, at=NOON)
    before = cast.book.seq
    set_targets(cast, wanted(cast, "contracts", 45), at=NOON)
    end_opening(book=cast.book, by=cast.office, at=NOON)
    ended = now(cast)
    known = [(cast.district.pk, Decimal(45))]
    assert amounts(cast, before, known_by=ended, day=date(2023, 2, 1)) == known
    assert amounts(cast, before, known_by=ended, day=date(2023, 1, 31)) == []
    assert amounts(cast, before) == []


def test_a_half_year_and_a_dated_target_stand_beside_the_year(cast: Cast) -> None:
    fair = Period.custom(date(2023, 1, 1), date(2023, 5, 15))
    set_targets(
        cast,
        wanted(cast, "contracts", 45),
        wanted(cast, "contracts", 20, period=Period.half(2023, 1)),
        wanted(cast, "contracts", 15, period=fair),
        at=NOON,
    )
    assert len(amounts(cast, now(cast))) == 3

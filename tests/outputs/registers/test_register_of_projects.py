"""The register of projects: who sees what, in which order, with which sums, at which cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acting import claim, money, money_in, paper, project, proven, told, verified
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.kernel.refusal import Refused
from luodi.outputs.registers.queries.register import Register, register
from luodi.outputs.registers.rules.columns import COLUMNS
from luodi.outputs.registers.rules.view import View, read
from luodi.records.ledger.actions.evidence import add_evidence
from luodi.records.ledger.actions.reviewing import answer, send_back, verify
from luodi.records.projects.queries.conditions import Asking
from luodi.records.projects.queries.listing import PAGE, all_keys, page_keys, sums
from luodi.records.projects.rules import SORTS, Order, Wanted
from luodi.records.subjects.actions import give_codename
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Classing, Part
from scenes import go_by

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 1)


def asking(
    cast: Cast, wanted: Wanted | None = None, *, by: Account | None = None, verified: bool = False
) -> Asking:
    cast.book.refresh_from_db()
    return Asking(cast.book, wanted or Wanted(), verified, by or cast.office, TODAY)


def names(
    cast: Cast,
    *,
    by: Account | None = None,
    verified: bool = False,
    sort: str = "-number",
    **asked: Any,
) -> list[str]:
    """The names on the first page, for this reader."""
    order = read({"sort": [sort]}).order
    view = View(wanted=Wanted(**asked), verified=verified, order=order)
    return [row.name for row in page(cast, view, by=by).table.rows]


def page(cast: Cast, view: View, *, by: Account | None = None) -> Register:
    return register(asking(cast, view.wanted, by=by, verified=view.verified), view, {})


@pytest.fixture
def three(cast: Cast) -> dict[str, Subject]:
    """A started project of the town, a signed one of the other town, a bare one of the park."""
    go_by(cast.book)
    classing = Classing(parts=(), industry="C39", channel="FUND")
    started = project(cast, "光电厂", classing=classing)
    for step in ("contract", "ground_break"):
        told(cast, claim(started, step))
    verified(cast, money(started, "contract_amount", 30_000_000))
    told(cast, money_in(started, 5_000_000))
    signed = project(cast, "冷链仓库", unit=cast.other_town)
    entry = proven(cast, told(cast, claim(signed, "agreement"), by=cast.other_clerk))
    verify(entry=entry, grade="B", by=cast.office, at=NOON)
    return {"started": started, "signed": signed, "bare": project(cast, "家具城", unit=cast.park)}


def test_a_project_is_listed_from_its_first_day(cast: Cast, three: dict[str, Subject]) -> None:
    assert names(cast) == ["家具城", "冷链仓库", "光电厂"]
    assert set(names(cast, verified=True)) == {"家具城", "冷链仓库", "光电厂"}


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("office", {"光电厂", "冷链仓库", "家具城"}),
        ("leader", {"光电厂", "冷链仓库", "家具城"}),
        ("auditor", {"光电厂", "冷链仓库", "家具城"}),
        ("city_office", {"光电厂", "冷链仓库", "家具城"}),
        ("clerk", {"光电厂"}),
        ("other_clerk", {"冷链仓库"}),
        ("park_clerk", {"家具城"}),
        ("admin", set()),
        ("other_office", set()),
    ],
)
def test_each_role_is_shown_and_counted_what_it_may_see(
    cast: Cast, three: dict[str, Subject], who: str, seen: set[str]
) -> None:
    reader = getattr(cast, who)
    assert set(names(cast, by=reader)) == seen
    assert sums(asking(cast, by=reader)).count == len(seen)
    visible = Subject.objects.visible_to(reader).filter(book=cast.book, type="project")
    assert {row.name for row in visible} == seen


def test_a_reader_of_many_projects_sees_what_one_of_few_does(
    cast: Cast, three: dict[str, Subject], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luodi.records.projects.queries.conditions.MANY", 0)
    for sort in ("-number", "name", "-contract_verified"):
        assert names(cast, by=cast.clerk, sort=sort) == ["光电厂"]


def test_a_unit_with_a_share_sees_the_project(cast: Cast) -> None:
    parts = (Part(cast.town.pk, "INTRODUCING", 7_000), Part(cast.park.pk, "LANDING", 3_000))
    project(cast, "共享厂", classing=Classing(parts=parts))
    assert names(cast, by=cast.park_clerk) == ["共享厂"]
    assert names(cast, by=cast.other_clerk) == []


ASKED: tuple[tuple[dict[str, Any], set[str]], ...] = (
    ({"text": "光电"}, {"光电厂"}),
    ({"text": "gd"}, {"光电厂"}),
    ({"text": "厂"}, {"光电厂"}),
    ({"text": "光厂"}, set()),
    ({"step": ("START",)}, {"光电厂"}),
    ({"step": ("AGREEMENT", "START")}, {"光电厂", "冷链仓库"}),
    ({"sign": ("AGREEMENT",)}, {"冷链仓库"}),
    ({"sign": ("CONTRACT",)}, {"光电厂"}),
    ({"industry": ("C",)}, {"光电厂"}),
    ({"industry": ("C38",)}, set()),
    ({"channel": ("FUND",)}, {"光电厂"}),
    ({"least": 3000}, {"光电厂"}),
    ({"least": 3001}, set()),
    ({"most": 2999}, {"冷链仓库", "家具城"}),
    ({"signed_from": date(2023, 2, 1), "signed_to": date(2023, 2, 1)}, {"光电厂"}),
    ({"started_to": date(2023, 1, 31)}, set()),
    ({"recent_from": date(2023, 2, 1)}, {"光电厂", "冷链仓库"}),
    ({"problem": ("UNVERIFIED",)}, {"光电厂"}),
    ({"state": ("CLOSED",)}, set()),
    ({"state": ("OPEN", "CLOSED")}, {"光电厂", "冷链仓库", "家具城"}),
)


@pytest.mark.parametrize(("asked", "found"), ASKED)
def test_each_part_of_a_question_narrows_the_list_and_its_sums_alike(
    cast: Cast, three: dict[str, Subject], asked: dict[str, Any], found: set[str]
) -> None:
    assert set(names(cast, **asked)) == found
    assert sums(asking(cast, Wanted(**asked))).count == len(found)


def test_a_unit_stands_for_all_below_it(cast: Cast, three: dict[str, Subject]) -> None:
    assert names(cast, unit=(cast.town.pk,)) == ["光电厂"]
    assert len(names(cast, unit=(cast.district.pk,))) == 3
    assert names(cast, unit=(cast.other_district_town.pk,)) == []


def test_the_reading_decides_about_steps(cast: Cast, three: dict[str, Subject]) -> None:
    assert names(cast, step=("START",), verified=True) == []
    assert names(cast, step=("AGREEMENT",), verified=True) == ["冷链仓库"]


def test_the_foot_has_both_readings_of_everything_listed(
    cast: Cast, three: dict[str, Subject]
) -> None:
    for reading in (False, True):
        found = sums(asking(cast, verified=reading))
        assert (found.count, found.claimed, found.verified) == (
            3,
            (3_000_000_000, 500_000_000, 0),
            (3_000_000_000, 0, 0),
        )


def test_a_returned_entry_is_a_problem_until_it_is_answered(cast: Cast) -> None:
    subject = project(cast)
    entry = told(cast, claim(subject))
    send_back(entry=entry, reason="说不清", by=cast.office, at=NOON)
    assert names(cast, problem=("RETURNED",)) == ["甲厂"]
    answer(entry=entry, text="已补", by=cast.clerk, at=NOON)
    assert names(cast, problem=("RETURNED",)) == []


def test_an_entry_without_evidence_is_a_problem_until_a_paper_is_there(cast: Cast) -> None:
    subject = project(cast)
    entry = told(cast, claim(subject))
    assert names(cast, problem=("UNPROVEN",)) == ["甲厂"]
    add_evidence(entry=entry, document=paper(cast), type="talks_record", by=cast.clerk, at=NOON)
    assert names(cast, problem=("UNPROVEN",)) == []


def test_a_plan_is_overdue_from_the_day_after_until_its_step_comes(cast: Cast) -> None:
    subject = project(cast)
    told(cast, claim(subject, "start_planned", planned_on=TODAY, detail={"change_reason": "首次"}))
    assert names(cast, problem=("OVERDUE",)) == []
    late = replace(asking(cast, Wanted(problem=("OVERDUE",))), today=TODAY + timedelta(days=1))
    assert sums(late).count == 1
    told(cast, claim(subject, "ground_break"))
    assert sums(late).count == 0


def test_a_started_project_of_which_nothing_more_is_heard_stands_still(
    cast: Cast, three: dict[str, Subject]
) -> None:
    wanted = Wanted(problem=("STILL",))
    assert sums(replace(asking(cast, wanted), today=date(2023, 5, 1))).count == 0
    assert sums(replace(asking(cast, wanted), today=date(2023, 5, 2))).count == 1


def test_without_a_rulebook_nothing_is_called_still(cast: Cast) -> None:
    told(cast, claim(project(cast), "ground_break"))
    wanted = Wanted(problem=("STILL",))
    assert sums(replace(asking(cast, wanted), today=date(2029, 1, 1))).count == 0


def test_outside_the_circle_a_code_name_is_all_there_is(
    cast: Cast, three: dict[str, Subject]
) -> None:
    give_codename(
        subject=three["started"], codename="蓝鲸", circle=[cast.leader], by=cast.office, at=NOON
    )
    assert names(cast, by=cast.leader, text="光电") == ["光电厂"]
    assert names(cast, by=cast.office, text="光电") == []
    assert names(cast, by=cast.office, text="gdc") == []
    assert names(cast, by=cast.office, text="蓝鲸") == ["蓝鲸"]
    assert names(cast, by=cast.office, text="lj") == ["蓝鲸"]
    assert "光电厂" not in names(cast, by=cast.office)


@pytest.mark.parametrize("sort", sorted(SORTS))
@pytest.mark.parametrize("reading", [False, True])
def test_every_order_lists_every_project_and_turns_round(
    cast: Cast, three: dict[str, Subject], sort: str, reading: bool
) -> None:
    up = all_keys(asking(cast, verified=reading), Order(sort, descending=False))
    down = all_keys(asking(cast, verified=reading), Order(sort, descending=True))
    assert sorted(up) == sorted(row.pk for row in three.values())
    assert down == up[::-1]


def test_orders_are_those_of_what_is_shown(cast: Cast, three: dict[str, Subject]) -> None:
    assert names(cast, sort="-contract_claimed")[0] == "光电厂"
    assert names(cast, sort="-stage") == ["光电厂", "冷链仓库", "家具城"]
    assert names(cast, sort="name") == ["光电厂", "家具城", "冷链仓库"]
    assert names(cast, sort="-started")[0] == "光电厂"
    assert names(cast, sort="unit")[0] == "家具城"


@pytest.mark.parametrize("few", [1, 1_000])
@pytest.mark.parametrize("order", [Order("number"), Order("name", False), Order("last_on")])
def test_pages_put_together_are_the_whole_list(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, few: int, order: Order
) -> None:
    for number in range(7):
        project(cast, f"厂{number}")
    monkeypatch.setattr("luodi.records.projects.queries.listing.PAGE", 2)
    monkeypatch.setattr("luodi.records.projects.queries.listing.FEW", few)
    pages = [page_keys(asking(cast), order, page=number, count=7) for number in (1, 2, 3, 4)]
    assert [len(one) for one in pages] == [2, 2, 2, 1]
    assert [key for one in pages for key in one] == all_keys(asking(cast), order)


def test_a_page_beyond_the_last_is_refused_with_the_number_of_pages(cast: Cast) -> None:
    project(cast)
    with pytest.raises(Refused, match="没有第 2 页，共 1 页"):
        page(cast, View(page=2))


def test_the_sums_are_kept_until_the_book_goes_on(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    project(cast)
    assert page(cast, View()).count == 1
    asked = asking(cast, by=cast.leader)
    register(asked, View(), {})
    with django_assert_num_queries(3):
        register(asked, View(), {})
    project(cast, "乙厂")
    assert page(cast, View()).count == 2


@pytest.mark.parametrize("who", ["leader", "clerk"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "text=%E7%94%B2%E5%8E%82",
        "text=jc",
        "sort=-contract_verified",
        "problem=RETURNED&problem=STILL",
    ],
)
def test_a_page_of_fifty_takes_no_more_queries_than_twelve(
    cast: Cast,
    client: Client,
    django_assert_max_num_queries: Callable[..., Any],
    query: str,
    who: str,
) -> None:
    go_by(cast.book)
    for number in range(PAGE + 1):
        told(cast, claim(project(cast, f"甲厂{number}")))
    client.force_login(getattr(cast, who), backend="django.contrib.auth.backends.ModelBackend")
    address = f"/registers/projects/?{query}" if query else "/registers/projects/"
    client.get(address)
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200


def test_every_column_can_be_drawn(cast: Cast, three: dict[str, Subject]) -> None:
    shown = page(cast, View(columns=tuple(column.code for column in COLUMNS))).table
    (row,) = [row for row in shown.rows if row.name == "光电厂"]
    cells = {column.code: column.text(row) for column in shown.columns}
    assert cells["contract_claimed"] == cells["contract_verified"] == "3,000.00"
    assert (cells["arrived_claimed"], cells["arrived_verified"]) == ("500.00", "0.00")
    assert (cells["stage"], cells["sign"], cells["channel"]) == ("开工", "合同", "基金")
    assert (cells["started"], cells["planned"], cells["event"]) == ("2023-02-01", "—", "—")

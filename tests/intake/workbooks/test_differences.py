"""What a ledger says of a known project otherwise than the book: taken with a reason, or left."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.test import Client
from importing import Cell, applied, checked_again, handed_in, ledger, outcomes, rows_of

from acting import in_order
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.intake.workbooks.actions.differing import leave, take
from luodi.intake.workbooks.models import Batch, LeftDifference, StagedRow
from luodi.intake.workbooks.queries.overview import differing_rows
from luodi.kernel.refusal import Refused
from luodi.records.projects.actions import register
from luodi.records.projects.models import Project
from luodi.records.subjects.actions import give_codename
from luodi.records.subjects.models import Party, Subject, SubjectVersion
from luodi.records.subjects.queries import current_classing

pytestmark = pytest.mark.django_db
HEADS = ("项目名称", "责任单位", "投资方", "建设地点", "所属行业", "招商方式", "总投资（万元）")
ROW = ("食品加工厂", "西河镇", "近处食品有限公司", "西河镇东关", "食品制造业", "驻点招商", 3000)


@pytest.fixture
def known(cast: Cast) -> Subject:
    made = register(name="食品加工厂", unit=cast.town, place="东山镇", by=cast.office, at=NOON)
    return made.subject


def brought(cast: Cast, row: Sequence[Cell] = ROW) -> Batch:
    content = ledger(row, heads=HEADS)
    return handed_in(cast, content, unit=cast.office_unit, by=cast.office)


def told(batch: Batch) -> dict[str, tuple[str, str]]:
    return {
        one["field"]: (one["book"], one["workbook"])
        for row in rows_of(batch)
        for one in row.differing
    }


def the_row(batch: Batch) -> StagedRow:
    return differing_rows(batch)[0]


def test_book_and_workbook_stand_side_by_side(cast: Cast, known: Subject) -> None:
    batch = brought(cast)
    assert outcomes(batch) == ["CHANGED"]
    assert told(batch) == {
        "unit": ("东山镇", "西河镇"),
        "place": ("东山镇", "西河镇东关"),
        "industry": ("", "C14 食品制造业"),
        "channel": ("", "驻点"),
        "investor": ("", "近处食品有限公司"),
    }
    applied(batch)
    assert Project.objects.get().place == "东山镇", "nothing is changed unasked"


def test_what_is_taken_corrects_the_book_with_the_workbook_as_the_reason(
    cast: Cast, known: Subject
) -> None:
    batch = brought(cast)
    fields = ["unit", "place", "industry", "channel", "investor"]
    take(row=the_row(batch), fields=fields, by=cast.office, at=NOON)
    known.refresh_from_db()
    assert known.unit == cast.other_town
    assert Project.objects.get().place == "西河镇东关"
    classing = current_classing(known)
    assert (classing.industry, classing.channel) == ("C14", "STATION")
    assert Party.objects.get(subject=known).enterprise.name == "近处食品有限公司"
    reason = SubjectVersion.objects.filter(subject=known).latest("seq").reason
    assert reason == "按导入的台账“台账1.xlsx”台账 第 3 行"
    assert told(batch) == {}
    assert in_order(cast.book)
    applied(checked_again(batch))
    assert told(brought(cast)) == {}


def test_what_is_left_is_not_asked_again_until_the_workbook_says_something_else(
    cast: Cast, known: Subject
) -> None:
    batch = brought(cast)
    leave(row=the_row(batch), fields=["place", "industry"], by=cast.office, at=NOON)
    assert LeftDifference.objects.count() == 2
    assert told(batch).keys() == {"unit", "channel", "investor"}
    assert told(brought(cast)).keys() == {"unit", "channel", "investor"}
    other = brought(cast, (*ROW[:3], "别处", *ROW[4:]))
    assert told(other)["place"] == ("东山镇", "别处")


def test_how_a_project_counts_is_the_offices_to_say(cast: Cast, known: Subject) -> None:
    batch = handed_in(cast, ledger((ROW[0], "东山镇", *ROW[2:]), heads=HEADS))
    with pytest.raises(Refused):
        take(row=the_row(batch), fields=["industry"], by=cast.clerk, at=NOON)
    take(row=the_row(batch), fields=["place"], by=cast.clerk, at=NOON)
    assert Project.objects.get().place == "西河镇东关"
    assert current_classing(known).industry == ""


def test_a_name_variant_is_taken_as_the_new_name(cast: Cast, known: Subject) -> None:
    batch = brought(cast, ("食品加工厂项目", "东山镇", "", "", "", "", 3000))
    assert told(batch) == {"name": ("食品加工厂", "食品加工厂项目")}
    take(row=the_row(batch), fields=["name"], by=cast.office, at=NOON)
    known.refresh_from_db()
    assert known.name == "食品加工厂项目"


def page_for(client: Client, account: Account, batch: Batch) -> str:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return f"/imports/{batch.pk}/differences/"


def test_on_its_page_each_is_taken_or_left(client: Client, cast: Cast, known: Subject) -> None:
    batch = brought(cast)
    page = page_for(client, cast.office, batch)
    text = client.get(page).content.decode()
    assert all(word in text for word in ("C14 食品制造业", "西河镇东关", "采用", "保留"))
    row = the_row(batch)
    assert (
        client.post(page, {"row": row.pk, "field": "place", "choice": "take"})["Location"] == page
    )
    assert client.post(page, {"row": row.pk, "field": "unit", "choice": "leave"}).status_code == 302
    assert Project.objects.get().place == "西河镇东关"
    assert told(batch).keys() == {"industry", "channel", "investor"}
    client.post(page, {"row": row.pk, "choice": "take"})
    assert told(batch) == {}
    assert "没有不同，或者都定过了" in client.get(page).content.decode()


def test_a_clerk_is_told_what_the_office_has_to_settle(
    client: Client, cast: Cast, known: Subject
) -> None:
    batch = handed_in(cast, ledger((ROW[0], "东山镇", *ROW[2:]), heads=HEADS))
    page = page_for(client, cast.clerk, batch)
    assert "要改请招商办来定" in client.get(page).content.decode()
    sent = client.post(page, {"row": the_row(batch).pk, "field": "industry", "choice": "take"})
    assert sent.status_code == 422
    client.post(page, {"choice": "leave"})
    assert told(batch) == {}


def test_who_may_not_see_the_import_sees_no_differences(
    client: Client, cast: Cast, known: Subject
) -> None:
    batch = handed_in(cast, ledger((ROW[0], "东山镇", *ROW[2:]), heads=HEADS))
    give_codename(subject=known, codename="雨燕", circle=[cast.clerk], by=cast.office, at=NOON)
    page = page_for(client, cast.other_clerk, batch)
    assert client.get(page).status_code == 404


def test_the_page_asks_few_questions_however_many_differ(
    client: Client, cast: Cast, known: Subject, django_assert_max_num_queries: object
) -> None:
    batch = brought(cast)
    page = page_for(client, cast.office, batch)
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        assert client.get(page).status_code == 200

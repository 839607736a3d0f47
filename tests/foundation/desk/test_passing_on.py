"""Passing a desk on: the unit's work only, and no view lost under a name that is taken."""

from __future__ import annotations

from conftest import NOON, Cast
from luodi.foundation.desk.actions import pass_on
from luodi.foundation.desk.models import Draft, SavedView
from luodi.foundation.people.models import Account


def view(owner: Account, name: str, page: str = "entries") -> SavedView:
    return SavedView.objects.create(owner=owner, page=page, name=name, query="q=1")


def names(owner: Account) -> list[str]:
    return sorted(SavedView.objects.filter(owner=owner).values_list("name", flat=True))


def test_only_the_units_drafts_and_views_move(cast: Cast) -> None:
    for unit in (cast.town, cast.park):
        Draft.objects.create(owner=cast.clerk, unit=unit, form="entry", changed_at=NOON)
        SavedView.objects.create(
            owner=cast.clerk, unit=unit, page="entries", name=unit.name, query=""
        )
    view(cast.clerk, "自己的")
    moved = pass_on(cast.clerk, cast.head, cast.town)
    assert moved == {"drafts": 1, "views": 2}
    assert Draft.objects.get(owner=cast.clerk).unit == cast.park
    assert (names(cast.clerk), names(cast.head)) == (["甲区经开区"], ["东山镇", "自己的"])


def test_a_view_whose_name_is_taken_keeps_the_givers_name(cast: Cast) -> None:
    for owner in (cast.clerk, cast.head):
        view(owner, "重点")
    view(cast.clerk, "重点", page="projects")
    pass_on(cast.clerk, cast.head, cast.town)
    assert names(cast.head) == ["重点", "重点", "重点（陈填报）"]


def test_no_view_is_lost_however_often_its_name_is_taken(cast: Cast) -> None:
    long = "长" * 40
    view(cast.head, long)
    for _ in range(3):
        view(cast.clerk, long)
        pass_on(cast.clerk, cast.head, cast.town)
    cut = "长" * 26
    assert names(cast.head) == sorted(
        [long, f"{cut}（陈填报）", f"{cut}（陈填报1）", f"{cut}（陈填报2）"]
    )
    assert max(len(name) for name in names(cast.head)) <= 40

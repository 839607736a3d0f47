"""Opening and closing units leaves whole trees, one line, and a chain that holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from conftest import NOON, UNITS, Cast
from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import verify
from luodi.foundation.people.actions import close_unit, open_books, open_unit, open_units
from luodi.foundation.people.models import Succession, Unit
from luodi.foundation.people.rules.tree import PLACES, UnitRow
from luodi.kernel.refusal import Refused
from tampering import forge

NEW = (
    UnitRow("驻深圳招商联络处", "STATION", "高新产业园", "深圳驻点", line=2),
    UnitRow("高新产业园", "PARK", "甲区", line=3),
)


def test_the_table_of_places_and_the_stored_kinds_are_the_same() -> None:
    assert set(PLACES) == set(Unit.Kind.values)


def test_a_city_and_its_districts_each_have_a_book_and_the_tree_runs_through_them(
    cast: Cast,
) -> None:
    assert (cast.city_book.kind, cast.city_book.city) == (Book.Kind.CITY, None)
    assert {cast.book.city, cast.other_book.city} == {cast.city_book}
    assert cast.district.parent == cast.city
    assert cast.town.path == f"/{cast.city.pk}/{cast.district.pk}/{cast.town.pk}/"
    assert Unit.objects.below(cast.district).count() == 6
    assert cast.town.unit_class == "镇（街道）"


def test_opening_is_one_line_in_the_book_of_the_district_and_the_chain_holds(cast: Cast) -> None:
    opened = open_units(book=cast.book, rows=NEW, by=cast.admin, at=NOON)
    line = Line.objects.filter(book=cast.book).order_by("-seq")[0]
    assert (line.action, line.by) == ("units.open", cast.admin)
    assert line.detail == {"units": ["高新产业园", "驻深圳招商联络处"]}
    assert [unit.parent for unit in opened] == [cast.district, opened[0]]
    assert opened[1].path == f"{cast.district.path}{opened[0].pk}/{opened[1].pk}/"
    assert list(verify(cast.book)) == []
    forge(opened[0], name="改了名")
    assert [str(found) for found in verify(cast.book)] == [
        f"单位 {opened[0].pk}（#{line.seq}）被改动过"
    ]


def test_a_refused_list_leaves_nothing(cast: Cast) -> None:
    before = cast.book.seq
    with pytest.raises(Refused) as refused:
        open_units(
            book=cast.book,
            rows=(*NEW, UnitRow("东山镇", "TOWN", "甲区", line=4)),
            by=cast.admin,
            at=NOON,
        )
    assert len(refused.value.reasons) == 1
    assert not Unit.objects.filter(name="高新产业园").exists()
    assert Book.objects.get(pk=cast.book.pk).seq == before


@pytest.mark.parametrize("who", ["clerk", "office", "leader", "auditor", "other_office"])
def test_only_an_administrator_opens_units(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="无权在账套“甲区”"):
        open_units(book=cast.book, rows=NEW, by=getattr(cast, who), at=NOON)


def test_an_administrator_of_one_district_opens_nothing_in_another(cast: Cast) -> None:
    rows = [UnitRow("新镇", "TOWN", "乙区", line=2)]
    with pytest.raises(Refused, match="无权在账套“乙区”"):
        open_units(book=cast.other_book, rows=rows, by=cast.admin, at=NOON)


@pytest.mark.django_db
def test_a_whole_installation_is_opened_or_nothing_of_it() -> None:
    with pytest.raises(Refused, match="没有叫“丁区”的单位"):
        open_books(rows=(*UNITS, UnitRow("丁镇", "TOWN", "丁区")), by=None, at=NOON)
    assert not Book.objects.exists()
    assert not Unit.objects.exists()


def test_a_book_is_not_opened_twice(cast: Cast) -> None:
    with pytest.raises(Refused, match="账套“江城市”已经建立"):
        open_books(rows=UNITS, by=None, at=NOON)


def close(cast: Cast, **changed: object) -> None:
    given: dict[str, object] = {
        "unit": cast.town,
        "successors": {cast.other_town: 7000, cast.park: 3000},
        "closed_on": date(2023, 2, 28),
        "reason": "甲政发〔2023〕4号",
        "by": cast.admin,
        "at": NOON,
    }
    close_unit(**(given | changed))  # type: ignore[arg-type]


def test_a_closed_unit_is_succeeded_by_shares_that_make_up_the_whole(cast: Cast) -> None:
    close(cast)
    cast.town.refresh_from_db()
    assert cast.town.closed_on == date(2023, 2, 28)
    heirs = Succession.objects.filter(unit=cast.town).values_list("successor__name", "share")
    assert set(heirs) == {("西河镇", 7000), ("甲区经开区", 3000)}
    line = Line.objects.filter(book=cast.book).order_by("-seq")[0]
    assert (line.action, line.topic) == ("unit.close", f"unit:{cast.town.pk}")
    assert list(verify(cast.book)) == []


def test_the_second_of_two_people_is_refused(cast: Cast) -> None:
    close(cast)
    with pytest.raises(Refused, match="“东山镇”已经撤销"):
        close(cast)
    assert Succession.objects.count() == 2


def test_every_reason_against_a_closing_is_told_at_once_and_nothing_is_written(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        close(
            cast,
            successors={cast.town: 5000, cast.other_district_town: 4000},
            closed_on=NOON.date() + timedelta(days=1),
            reason=" ",
            by=cast.clerk,
        )
    assert [str(reason) for reason in refused.value.reasons] == [
        "陈填报 无权在“东山镇”办理此事，请联系管理员核对任用",
        "撤销日期不能晚于今天",
        "承接份额合计须为 100%，现为 90%",
        "“东山镇”不能承接它自己",
        "“南湖镇”在另一个账套，不能承接；跨区县的请办流转",
        "请写明撤销的原因或文号",
    ]
    cast.town.refresh_from_db()
    assert cast.town.closed_on is None


def test_a_unit_is_not_closed_before_it_was_opened_nor_before_its_children(cast: Cast) -> None:
    with pytest.raises(Refused, match="撤销日期不能早于设立日期 2010-01-01"):
        close(cast, closed_on=date(2009, 12, 31))
    with pytest.raises(Refused, match="请先撤销下级单位：甲区招商办、甲区文旅局"):
        close(cast, unit=cast.district, successors={cast.other_town: 10_000})


def test_a_closed_unit_succeeds_nobody_and_takes_no_children(cast: Cast) -> None:
    close(cast)
    with pytest.raises(Refused, match="“东山镇”已经撤销，不能承接"):
        close(cast, unit=cast.park, successors={cast.town: 10_000})
    rows = [UnitRow("驻沪站", "STATION", "东山镇", line=2)]
    with pytest.raises(Refused, match="“东山镇”已撤销，请填承接它的单位"):
        open_units(book=cast.book, rows=rows, by=cast.admin, at=NOON)


def test_the_database_itself_refuses_a_share_of_nothing_or_of_oneself(cast: Cast) -> None:
    for successor, share in ((cast.park, 0), (cast.park, 10_001), (cast.town, 5000)):
        row = Succession(book=cast.book, seq=1, unit=cast.town, successor=successor, share=share)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_one_unit_is_opened_with_one_line_about_it(cast: Cast) -> None:
    row = UnitRow("云谷街道", "TOWN", short_name="云谷")
    unit = open_unit(parent=cast.park, row=row, by=cast.admin, at=NOON)
    line = Line.objects.filter(book=cast.book).order_by("-seq")[0]
    assert (line.action, line.topic) == ("units.open", f"unit:{unit.pk}")
    assert (unit.parent, unit.path) == (cast.park, f"{cast.park.path}{unit.pk}/")
    assert list(verify(cast.book)) == []


def test_one_unit_is_refused_with_every_reason_at_once(cast: Cast) -> None:
    row = UnitRow("西河镇", "TOWN", short_name="西" * 31, opened_on=date(2023, 3, 2))
    before = Unit.objects.count()
    with pytest.raises(Refused) as refused:
        open_unit(parent=cast.town, row=row, by=cast.other_office, at=NOON)
    assert [(reason.about, str(reason)) for reason in refused.value.reasons] == [
        ("", "卫乙区 无权在“东山镇”办理此事，请联系管理员核对任用"),
        ("kind", "镇（街道）不能设在镇（街道）“东山镇”之下"),
        ("name", "单位“西河镇”已有，名称不能重复"),
        ("short_name", "最多 30 个字，现有 31 个，请压缩"),
        ("opened_on", "设立日期不能晚于今天"),
    ]
    assert Unit.objects.count() == before


def test_nothing_is_opened_below_a_closed_unit(cast: Cast) -> None:
    close_unit(
        unit=cast.town,
        successors={cast.other_town: 10_000},
        closed_on=date(2023, 2, 1),
        reason="撤镇并镇",
        by=cast.admin,
        at=NOON,
    )
    with pytest.raises(Refused, match="“东山镇”已经撤销"):
        open_unit(parent=cast.town, row=UnitRow("某驻点", "STATION"), by=cast.admin, at=NOON)


def test_a_district_is_not_opened_inside_a_book_that_stands(cast: Cast) -> None:
    with pytest.raises(Refused, match="区县各有账套，只在安装时建立"):
        open_units(
            book=cast.book, rows=[UnitRow("丁区", "DISTRICT", line=2)], by=cast.admin, at=NOON
        )

"""A rulebook is loaded whole, once, by who may, with one line in the book's history."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import NOON, Cast
from luodi.foundation.history.models import Line
from luodi.foundation.history.queries import verify
from luodi.foundation.people.models import Unit
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.queries import parsed, remarks
from luodi.foundation.rulebook.rules.settings import TASKED_UNITS
from luodi.foundation.rulebook.rules.shipped import SHIPPED, shipped
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.records.ledger.actions.periods import close_period
from tampering import forge

LATER = NOON + timedelta(days=30)


def test_the_unit_kinds_that_may_owe_a_task_are_kinds_of_units() -> None:
    assert set(TASKED_UNITS) == set(Unit.Kind) - {Unit.Kind.CITY, Unit.Kind.DISTRICT}


@pytest.mark.parametrize("name", SHIPPED)
def test_each_rulebook_that_ships_can_be_loaded(cast: Cast, name: str) -> None:
    version = load(book=cast.book, text=shipped(name).text, by=cast.office, at=NOON)
    assert (version.number, version.title) == (1, parsed(version).title)
    assert version.effective_on == parsed(version).effective_on
    assert version.base_text == ("" if name == "default" else shipped("default").text)


def test_loading_is_one_line_that_covers_the_version(cast: Cast) -> None:
    version = load(book=cast.book, text=shipped("first_pile").text, by=cast.office, at=NOON)
    line = Line.objects.get(book=cast.book, seq=version.seq)
    assert (line.action, line.topic, line.by) == ("rulebook.load", "rulebook", cast.office)
    assert line.detail == {
        "number": 1,
        "title": "开工按统计（正式打桩）",
        "document_no": "参照统计入库须知2016",
        "effective_on": "2016-01-01",
    }
    assert list(verify(cast.book)) == []
    forge(version, base_text="")
    assert [str(one) for one in verify(cast.book)] == [
        f"口径手册 {version.pk}（#{version.seq}）被改动过"
    ]


def test_versions_are_numbered_in_each_book_of_its_own(cast: Cast) -> None:
    first = load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    second = load(book=cast.book, text=shipped("first_pile").text, by=cast.office, at=NOON)
    other = load(book=cast.other_book, text=shipped("default").text, by=cast.other_office, at=NOON)
    assert [first.number, second.number, other.number] == [1, 2, 1]


@pytest.mark.parametrize(
    "who", ["clerk", "head", "leader", "supervisor", "auditor", "other_office", "city_office"]
)
def test_who_has_no_right_to_definitions_is_refused(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="无权在账套“甲区”办理此事"):
        load(book=cast.book, text=shipped("default").text, by=getattr(cast, who), at=NOON)
    assert not RulebookVersion.objects.exists()


@pytest.mark.parametrize("who", ["office", "admin"])
def test_the_office_and_the_administrator_may_load(cast: Cast, who: str) -> None:
    load(book=cast.book, text=shipped("default").text, by=getattr(cast, who), at=NOON)
    assert RulebookVersion.objects.count() == 1


def test_a_book_that_is_set_up_gets_its_first_version_from_nobody_and_no_other(cast: Cast) -> None:
    load(book=cast.book, text=shipped("default").text, by=None, at=NOON)
    with pytest.raises(Refused, match="账套“甲区”已有口径手册，再载入须写明由谁载入"):
        load(book=cast.book, text=shipped("first_pile").text, by=None, at=NOON)


def test_the_same_text_is_refused_whichever_version_it_was(cast: Cast) -> None:
    for name in ("default", "first_pile"):
        load(book=cast.book, text=shipped(name).text, by=cast.office, at=NOON)
    seq = Line.objects.filter(book=cast.book).count()
    with pytest.raises(Refused, match="这份手册已是本账套第1版（默认口径手册），不再载入"):
        load(book=cast.book, text=shipped("default").text, by=cast.second_office, at=LATER)
    assert Line.objects.filter(book=cast.book).count() == seq


def test_a_rulebook_with_problems_leaves_nothing_and_names_its_file(cast: Cast) -> None:
    text = shipped("first_pile").text.replace("首桩施工", "首桩")
    before = cast.book.seq
    with pytest.raises(Refused, match=r"own.toml 第\d+行 milestones.started.any_of"):
        load(book=cast.book, text=text, name="own.toml", by=cast.office, at=NOON)
    cast.book.refresh_from_db()
    assert cast.book.seq == before
    assert not RulebookVersion.objects.exists()


def test_a_base_that_changes_with_a_release_changes_no_version(cast: Cast) -> None:
    version = load(book=cast.book, text=shipped("first_pile").text, by=cast.office, at=NOON)
    changed = version.base_text.replace("still_months = 3 ", "still_months = 4 ")
    assert parsed(version).limits.still_months == 3
    version.base_text = changed
    assert parsed(version).limits.still_months == 4


def test_a_version_for_days_gone_by_is_allowed_and_said(cast: Cast) -> None:
    old = load(book=cast.book, text=shipped("first_pile").text, by=cast.office, at=NOON)
    assert [str(one) for one in remarks(old)] == [
        "生效日期早于载入日期：再问2016年1月1日以来的期间即按本版；"
        f"此前问过的时点（#{old.seq}以前）不变"
    ]
    ahead = shipped("first_pile").text.replace("2016-01-01", "2023-03-01")
    assert remarks(load(book=cast.book, text=ahead, by=cast.office, at=NOON)) == []


def test_closings_before_the_version_are_said(cast: Cast) -> None:
    for month in (1, 2):
        period = Period.month(2023, month)
        close_period(book=cast.book, period=period, by=cast.office, at=NOON)
    version = load(book=cast.book, text=shipped("first_pile").text, by=cast.office, at=NOON)
    assert str(remarks(version)[1]) == "本账套已封账2次，封账数不变，与新口径的差额并列显示"

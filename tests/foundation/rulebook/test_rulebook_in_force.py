"""For (period, T): loaded by T, and in effect on the period's last day or T's if earlier."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.queries import books_of, editions, in_force, latest, version_for
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused

FAR = 10**9
YEAR_2022, YEAR_2023, YEAR_2024 = Period.year(2022), Period.year(2023), Period.year(2024)
END = date(2030, 1, 1)


def loaded(cast: Cast, effective: str, title: str, *, days: int = 0) -> RulebookVersion:
    text = shipped("first_pile").text.replace("2016-01-01", effective)
    text = text.replace("开工按统计（正式打桩）", title)
    return load(book=cast.book, text=text, by=cast.office, at=NOON + timedelta(days=days))


def test_a_version_holds_from_its_day_until_the_next_ones(cast: Cast) -> None:
    first = loaded(cast, "2022-01-01", "甲")
    second = loaded(cast, "2024-01-01", "乙", days=1)
    for period, version in ((YEAR_2022, first), (YEAR_2023, first), (YEAR_2024, second)):
        assert version_for(cast.book, period=period, seq=FAR, day=END) == version


def test_the_periods_last_day_decides_and_the_asked_day_if_it_is_earlier(cast: Cast) -> None:
    first = loaded(cast, "2022-01-01", "甲")
    second = loaded(cast, "2023-07-01", "乙", days=1)
    asked = [
        version_for(cast.book, period=YEAR_2023, seq=FAR, day=day)
        for day in (date(2023, 6, 30), date(2023, 7, 1), END)
    ]
    assert asked == [first, second, second]


def test_what_was_loaded_after_the_asked_moment_is_not_there_yet(cast: Cast) -> None:
    first = loaded(cast, "2022-01-01", "甲")
    second = loaded(cast, "2022-01-01", "乙", days=5)
    assert version_for(cast.book, period=YEAR_2023, seq=second.seq - 1, day=END) == first
    assert version_for(cast.book, period=YEAR_2023, seq=second.seq, day=END) == second


def test_a_version_loaded_late_for_an_earlier_year_leaves_later_years_alone(cast: Cast) -> None:
    loaded(cast, "2022-01-01", "甲")
    second = loaded(cast, "2024-01-01", "乙", days=1)
    third = loaded(cast, "2023-01-01", "丙", days=2)
    assert version_for(cast.book, period=YEAR_2023, seq=FAR, day=END) == third
    assert version_for(cast.book, period=YEAR_2024, seq=FAR, day=END) == second


def test_a_book_without_a_rulebook_is_told_what_to_do(cast: Cast) -> None:
    version = loaded(cast, "2022-01-01", "甲")
    before = version.seq - 1
    assert version_for(cast.book, period=YEAR_2023, seq=before, day=END) is None
    with pytest.raises(Refused, match="账套“甲区”当时没有对2023年有效的口径手册，请先执行"):
        in_force(cast.book, period=YEAR_2023, seq=before, day=END)
    with pytest.raises(Refused, match="没有对2021年有效的口径手册"):
        in_force(cast.book, period=Period.year(2021), seq=FAR, day=END)
    assert version_for(cast.other_book, period=YEAR_2023, seq=FAR, day=END) is None


def test_the_rulebook_in_force_says_what_its_version_says(cast: Cast) -> None:
    loaded(cast, "2022-01-01", "甲")
    book = in_force(cast.book, period=YEAR_2023, seq=FAR, day=END)
    assert (book.title, book.milestone("m.started").any_of) == ("甲", ("first_pile",))
    assert in_force(cast.book, period=YEAR_2023, seq=FAR, day=END) is book


def test_what_a_book_goes_by_on_a_day(cast: Cast) -> None:
    assert latest(cast.book.pk) is None
    loaded(cast, "2022-01-01", "甲")
    loaded(cast, "2024-01-01", "乙", days=1)
    titles = [
        found and found.title
        for found in (
            latest(cast.book.pk),
            latest(cast.book.pk, date(2023, 12, 31)),
            latest(cast.book.pk, date(2021, 12, 31)),
        )
    ]
    assert titles == ["乙", "甲", None]


def test_each_edition_tells_who_loaded_it_and_what_it_changed(cast: Cast) -> None:
    first = loaded(cast, "2022-01-01", "甲")
    load(book=cast.book, text=shipped("default").text, by=cast.admin, at=NOON)
    newest, oldest = editions(cast.book, seq=FAR)
    assert (newest.line.by, oldest.line.by) == (cast.admin, cast.office)
    assert oldest.is_first
    assert oldest.changes == []
    assert (
        "开工：由“首桩施工”改为“破土开槽、首桩施工、设备进场安装任一，以最早一项日期为准”"
        in newest.changes
    )
    assert [one.version for one in editions(cast.book, seq=first.seq)] == [first]


def test_the_books_of_an_account_are_those_whose_figures_it_reads(cast: Cast) -> None:
    def codes(account: Account) -> set[str]:
        return set(books_of(account).values_list("name", flat=True))

    assert codes(cast.clerk) == {"甲区"}
    assert codes(cast.other_office) == {"乙区"}
    assert codes(cast.city_office) == {"江城市", "甲区", "乙区"}

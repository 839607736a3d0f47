"""Events: each edition of a series once, with its days and place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from acting import in_order, last_line, refused
from conftest import NOON, Cast
from luodi.records.campaigns.actions import enter_event
from luodi.records.campaigns.models import Event

FIRST, LAST = date(2024, 5, 11), date(2024, 5, 15)


def entered(cast: Cast, **words: Any) -> Event:
    given: dict[str, Any] = {
        "name": "第八届山货会",
        "unit": cast.office_unit,
        "series": "山货会",
        "edition": 8,
        "first_day": FIRST,
        "last_day": LAST,
        "place": "省城",
        "by": cast.office,
        "at": NOON,
    }
    return enter_event(**{**given, **words})


def test_an_event_is_a_subject_with_series_edition_days_and_place(cast: Cast) -> None:
    event = entered(cast)
    assert (event.series, event.edition, event.place) == ("山货会", 8, "省城")
    assert (event.first_day, event.last_day) == (FIRST, LAST)
    assert (event.subject.type, event.subject.name) == ("promotion_event", "第八届山货会")
    assert last_line(cast.book).action == "event.enter"
    assert in_order(cast.book)


def test_an_edition_is_entered_once(cast: Cast) -> None:
    entered(cast)
    with refused(cast.book) as said:
        entered(cast, name="山货会再来", by=cast.second_office)
    assert said == ["“山货会”第 8 届已经登记"]
    entered(cast, name="第九届山货会", edition=9)
    entered(cast, unit=cast.other_district, by=cast.other_office)


def test_a_series_without_editions_is_entered_once_and_says_what_to_do(cast: Cast) -> None:
    entered(cast, name="日常签约", series="日常签约", edition=None)
    with refused(cast.book) as said:
        entered(cast, name="日常签约二", series="日常签约", edition=None)
    assert said == ["“日常签约”已经登记，同一系列请填第几届"]


def test_all_that_is_wrong_is_said_at_once(cast: Cast) -> None:
    entered(cast)
    with refused(cast.book) as said:
        entered(cast, first_day=LAST, last_day=FIRST, place="长" * 61, by=cast.clerk)
    assert said == [
        "陈填报 无权在“甲区招商办”办理此事，请联系管理员核对任用",
        "已有同名的招商活动“第八届山货会”，请先查是否同一个",
        "最多 60 个字，现有 61 个，请压缩",
        "活动的起止日期颠倒了",
        "“山货会”第 8 届已经登记",
    ]


def test_the_database_itself_keeps_an_edition_once_and_its_days_in_order(cast: Cast) -> None:
    event = entered(cast)
    other = entered(cast, name="第九届山货会", edition=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event(
            book=event.book,
            seq=event.seq,
            subject=other.subject,
            series="新会",
            edition=1,
            first_day=LAST,
            last_day=FIRST,
        ).save()

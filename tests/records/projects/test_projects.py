"""Projects: registered with what is known of them, corrected, swapped."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from acting import claim, counting, in_order, last_line, money_in, project, refused, standing, told
from conftest import NOON, Cast
from luodi.records.campaigns.actions import enter_event
from luodi.records.enterprises.actions import register as register_firm
from luodi.records.ledger.actions.correcting import reverse
from luodi.records.ledger.models import Entry
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.actions import correct, register, swap
from luodi.records.projects.models import BuildType, Project
from luodi.records.subjects.actions import give_codename
from luodi.records.subjects.models import Link, Party, Subject
from luodi.records.subjects.rules import Classing

NO_RIGHT = "周园区 无权在“东山镇”办理此事，请联系管理员核对任用"


def registered(cast: Cast, name: str = "甲厂", **words: Any) -> Project:
    given: dict[str, Any] = {"unit": cast.town, "by": cast.clerk, "at": NOON}
    return register(name=name, **{**given, **words})


def new_claim(cast: Cast, kind: str = "talks", **words: Any) -> Claim:
    return Claim(0, kind, "如实填报", cast.town.pk, occurred_from=date(2023, 2, 1), **words)


def test_one_act_writes_the_project_its_investor_and_its_entries(cast: Cast) -> None:
    firm = register_firm(name="远方公司", unit=cast.town, by=cast.clerk, at=NOON).subject
    done = registered(
        cast,
        content="年产一万台",
        build_type=BuildType.EXTENSION,
        place="东山园",
        classing=Classing(parts=(), industry="C39"),
        investor=firm,
        claims=[new_claim(cast), new_claim(cast, "contract")],
    )
    assert (done.content, done.build_type, done.place) == ("年产一万台", "EXTENSION", "东山园")
    assert done.versions.get().content == "年产一万台"
    party = Party.objects.get(subject=done.subject)
    assert (party.enterprise, party.role) == (firm, "INVESTOR")
    entries = Entry.objects.filter(subject=done.subject)
    assert {entry.seq for entry in entries} == {done.seq}
    assert standing(done.subject).place == "CONTRACT"
    line = last_line(cast.book)
    assert (line.seq, line.action, line.detail) == (
        done.seq,
        "project.register",
        {"name": "甲厂", "entries": 2},
    )
    assert in_order(cast.book)


def test_all_that_is_wrong_with_project_and_entries_is_said_at_once(cast: Cast) -> None:
    other = project(cast)
    with refused(cast.book) as said:
        registered(
            cast,
            by=cast.park_clerk,
            place="长" * 81,
            classing=Classing(parts=(), channel="MAIL"),
            investor=other,
            claims=[new_claim(cast), new_claim(cast, "contract")],
        )
    assert said == [
        NO_RIGHT,
        "最多 80 个字，现有 81 个，请压缩",
        "已有同名的项目“甲厂”，请先查是否同一个",
        "“招商方式”没有“MAIL”这个值",
        "参与方须是本账套登记的企业",
        f"第 1 条：{NO_RIGHT}",
        f"第 2 条：{NO_RIGHT}",
    ]


def test_entries_of_a_new_project_are_checked_one_after_the_other(cast: Cast) -> None:
    with refused(cast.book) as said:
        registered(cast, claims=[new_claim(cast), new_claim(cast)])
    assert said == ["第 2 条：“在谈”在本轮已有一条记录，有误请先红冲，不能再记一次"]
    assert not Project.objects.exists()


def test_a_correction_keeps_what_was_said_before_and_what_is_not_given_stays(cast: Cast) -> None:
    done = registered(cast, content="一期", place="东山园")
    row = correct(project=done, content="一期、二期", reason="增加二期", by=cast.clerk, at=NOON)
    assert (row.content, row.place, row.build_type) == ("一期、二期", "东山园", "NEW")
    assert [version.content for version in done.versions.order_by("pk")] == ["一期", "一期、二期"]
    assert in_order(cast.book)


def test_the_second_of_two_who_correct_does_not_undo_the_first(cast: Cast) -> None:
    done = registered(cast)
    stale = Project.objects.get(pk=done.pk)
    correct(project=done, content="新内容", reason="更正", by=cast.clerk, at=NOON)
    correct(project=stale, place="西园", reason="更正", by=cast.head, at=NOON)
    done.refresh_from_db()
    assert (done.content, done.place) == ("新内容", "西园")
    assert in_order(cast.book)


def test_a_correction_is_refused_with_all_reasons(cast: Cast) -> None:
    done = registered(cast)
    with refused(cast.book) as said:
        correct(project=done, place="长" * 81, reason="", by=cast.park_clerk, at=NOON)
    assert said == [NO_RIGHT, "请写明理由", "最多 80 个字，现有 81 个，请压缩"]


def fair(cast: Cast, edition: int = 8) -> Subject:
    return enter_event(
        name=f"第{edition}届山货会",
        unit=cast.office_unit,
        series="山货会",
        edition=edition,
        first_day=date(2023, 1, 5),
        last_day=date(2023, 1, 6),
        by=cast.office,
        at=NOON,
    ).subject


def swapped(cast: Cast, out: Subject, into: Subject, **words: Any) -> tuple[Entry, Entry]:
    given: dict[str, Any] = {
        "on": date(2023, 2, 20),
        "approver": "市招商局",
        "reason": "投资方退出",
        "by": cast.office,
        "at": NOON,
    }
    return swap(out=out, into=into, **{**given, **words})


def test_a_swap_is_two_entries_and_a_link_in_one_act(cast: Cast) -> None:
    out, into = project(cast), project(cast, "乙厂", unit=cast.other_town)
    told(cast, claim(out, "contract"))
    gone, come = swapped(cast, out, into)
    assert (gone.kind, gone.subject, gone.detail) == (
        "swap_out",
        out,
        {"replaced_by": into.pk, "approver": "市招商局"},
    )
    assert (come.kind, come.subject, come.detail) == ("swap_in", into, {"replaces": out.pk})
    assert gone.said == come.said == "置换：甲厂 由 乙厂 替代，批准单位 市招商局，投资方退出"
    assert (gone.reported_by, gone.on_behalf) == (cast.office_unit, False)
    link = Link.objects.get()
    assert (link.subject, link.other, link.kind, link.reason) == (
        into,
        out,
        "REPLACES",
        "投资方退出",
    )
    assert gone.seq == come.seq == link.seq == last_line(cast.book).seq
    assert standing(out).is_ended
    assert counting(come) == (True, False)
    assert in_order(cast.book)


def test_a_project_counted_for_the_same_event_is_not_swapped_in(cast: Cast) -> None:
    out, into = project(cast), project(cast, "乙厂")
    event = fair(cast)
    told(cast, claim(out, "contract", event=event.pk))
    entry = told(cast, claim(into, "contract", event=event.pk))
    with refused(cast.book) as said:
        swapped(cast, out, into)
    assert said == ["“乙厂”已计入同一次签约活动，不能再置换进来"]
    reverse(entry=entry, reason="误报", by=cast.clerk, at=NOON)
    told(cast, claim(into, "contract", event=fair(cast, 9).pk))
    swapped(cast, out, into)


def test_two_projects_of_no_event_may_be_swapped(cast: Cast) -> None:
    out, into = project(cast), project(cast, "乙厂")
    for subject in (out, into):
        told(cast, claim(subject, "contract"))
    swapped(cast, out, into)


def test_all_that_is_wrong_with_a_swap_is_said_at_once(cast: Cast) -> None:
    subject = project(cast)
    with refused(cast.book) as said:
        swapped(cast, subject, subject, approver=" ", reason="", by=cast.park_clerk)
    assert said == [NO_RIGHT, "项目不能与自己置换", "请填写批准单位", "请写明理由"]


def test_a_swap_takes_the_right_at_both_units_and_one_book(cast: Cast) -> None:
    out, into = project(cast), project(cast, "乙厂", unit=cast.other_town)
    with refused(cast.book) as said:
        swapped(cast, out, into, by=cast.clerk)
    assert said == ["陈填报 无权在“西河镇”办理此事，请联系管理员核对任用"]
    foreign = project(cast, "丙厂", unit=cast.other_district_town, by=cast.other_office)
    with refused(cast.book):
        swapped(cast, out, foreign)


def test_a_project_is_swapped_out_once(cast: Cast) -> None:
    out, into, third = project(cast), project(cast, "乙厂"), project(cast, "丙厂")
    told(cast, claim(out, "contract"))
    swapped(cast, out, into)
    with refused(cast.book) as said:
        swapped(cast, out, third, on=date(2023, 2, 21), by=cast.second_office)
    assert said == ["第 1 条：上一轮已于 2023-02-20 结束，其后没有任何记录，不能再记“置换出”"]


def test_a_swap_does_not_give_a_code_named_project_away(cast: Cast) -> None:
    out, into = project(cast), project(cast, "乙厂")
    give_codename(subject=into, codename="星火", circle=[], by=cast.office, at=NOON)
    gone, _ = swapped(cast, out, into)
    assert "乙厂" not in gone.said
    assert "星火" in gone.said


@pytest.mark.parametrize("late", [True, False])
def test_money_after_an_ending_goes_to_the_attempt_of_its_day(cast: Cast, late: bool) -> None:
    subject = project(cast)
    told(cast, claim(subject, "contract"))
    ended = date(2023, 2, 10)
    told(cast, claim(subject, "terminated", category="MARKET_CHANGED", occurred_from=ended))
    told(cast, claim(subject, "talks", occurred_from=date(2023, 2, 20)))
    day = date(2023, 2, 9) if late else date(2023, 2, 21)
    entry = told(cast, money_in(subject, 100, occurred_from=day))
    assert entry.attempt == (1 if late else 2)
    assert standing(subject).arrived_fen == 10_000

"""复核 names what changed that very figure, and the amounts add up to the difference."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from acting import claim, days_on, money_in, project, proven, told, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import Period
from luodi.outputs.papers.queries.filling import Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.rechecking import Checked, recheck
from luodi.records.ledger.actions.correcting import reclassify, reverse
from luodi.records.ledger.actions.reviewing import verify, withdraw
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Classing, Part
from paper_templates import taken, template

AMOUNT = re.compile(r"([+-][\d.]+)(?:个|亿元)")
METAL, FOOD = "C33", "C13"


@pytest.fixture
def ruled(cast: Cast) -> Cast:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    return cast


def of(cast: Cast, industry: str = "", *units: tuple[int, int]) -> Classing:
    parts = tuple(Part(unit, "", weight) for unit, weight in units or ((cast.town.pk, 10_000),))
    return Classing(parts=parts, industry=industry)


def filled(cast: Cast, *placeholders: str, is_verified: bool = True) -> bytes:
    paper = Paper(
        book=cast.book, period=Period.year(2023), as_of=AsOf(), now=NOON, verified=is_verified
    )
    text = "，".join(f"{{{{ {one} }}}}" for one in placeholders)
    return taken(fill(template(text), paper, Wanted("讲话.docx")))


def again(content: bytes, *, reader: Account | None = None) -> list[Checked]:
    return list(recheck(content, AsOf(), days_on(9), reader=reader).different)


def causes(one: Checked) -> list[str]:
    return [str(why) for why in one.causes]


def summed(one: Checked) -> Decimal:
    """What the lines of one figure add up to: the first amount of each."""
    return sum((Decimal(AMOUNT.findall(why)[0]) for why in causes(one)), Decimal(0))


def test_of_a_split_figure_only_its_own_things_are_named(ruled: Cast) -> None:
    metal = project(ruled, "甲厂", classing=of(ruled, METAL))
    food = project(ruled, "乙厂", classing=of(ruled, FOOD))
    content = filled(ruled, '合同项目个数(行业="金属制品业")', "合同项目个数")
    for subject in (metal, food):
        verified(ruled, claim(subject, "contract"), at=days_on(1))
    split, whole = again(content)
    assert (split.printed, split.today) == ("0", "1")
    assert [why.split("（")[0] for why in causes(split)] == ["新计入：甲厂"]
    assert [summed(split), summed(whole)] == [1, 2]


def test_what_was_done_to_a_project_that_counts_as_before_is_not_named(ruled: Cast) -> None:
    old, new = project(ruled, "甲厂"), project(ruled, "乙厂")
    first = verified(ruled, claim(old, "contract"))
    content = filled(ruled, "合同项目个数")
    withdraw(entry=first, reason="待查", by=ruled.office, at=days_on(1))
    verify(entry=first, grade="B", by=ruled.office, at=days_on(1))
    verified(ruled, money_in(old, 1_000_000), at=days_on(1))
    verified(ruled, claim(new, "contract"), at=days_on(2))
    [one] = again(content)
    assert len(one.causes) == 1
    assert "甲厂" not in causes(one)[0]


def test_of_one_projects_entries_only_those_that_count_otherwise_are_named(ruled: Cast) -> None:
    subject = project(ruled, "甲厂")
    verified(ruled, claim(subject, "contract"))
    kept = verified(ruled, money_in(subject, 100_000_000))
    gone = verified(ruled, money_in(subject, 200_000_000))
    content = filled(ruled, "到位资金|亿元")
    came = verified(ruled, money_in(subject, 500_000_000), at=days_on(1))
    more = verified(ruled, claim(subject, "visit_in"), at=days_on(1))
    reverse(entry=gone, reason="误报", by=ruled.office, at=days_on(2))
    [one] = again(content)
    [line] = causes(one)
    assert (one.printed, one.today, int(summed(one))) == ("3亿元", "6亿元", 3)
    assert f"（记录 {came.pk}，+5.00亿元）" in line
    assert f"（记录 {gone.pk}，-2.00亿元）" in line
    assert not any(f"记录 {other.pk}" in line for other in (kept, more))


def test_a_verification_is_no_cause_of_a_claimed_figure(ruled: Cast) -> None:
    old, new = project(ruled, "甲厂"), project(ruled, "乙厂")
    first = told(ruled, claim(old, "contract"))
    content = filled(ruled, "合同项目个数", is_verified=False)
    verify(entry=proven(ruled, first, at=days_on(1)), grade="B", by=ruled.office, at=days_on(1))
    verified(ruled, claim(new, "contract"), at=days_on(1))
    [one] = again(content)
    [line] = causes(one)
    assert "乙厂" in line
    assert "新记" in line
    assert "核定" not in line


def test_what_was_classed_otherwise_is_told_of_the_figures_narrowed_so_alone(ruled: Cast) -> None:
    subject = project(ruled, "甲厂", classing=of(ruled, FOOD))
    verified(ruled, claim(subject, "contract"))
    asked = ('合同项目个数(行业="金属制品业")', '合同项目个数(单位="西河镇")', "合同项目个数")
    content = filled(ruled, *asked)
    classing = of(ruled, METAL)
    reclassify(subject=subject, classing=classing, reason="按主业", by=ruled.office, at=days_on(1))
    [one] = again(content)
    assert "改归类" in causes(one)[0]
    assert summed(one) == 1


def test_more_than_are_named_and_what_may_not_be_seen_are_told_as_sums(ruled: Cast) -> None:
    hidden = project(ruled, "秘密厂", unit=ruled.other_town)
    subjects = [project(ruled, name) for name in "甲乙丙丁戊己庚辛壬癸"]
    content = filled(ruled, "合同项目个数")
    for subject in subjects:
        verified(ruled, claim(subject, "contract"), at=days_on(1))
    verified_of_other(ruled, hidden)
    [one] = again(content, reader=ruled.clerk)
    *_, rest, unseen = causes(one)
    assert rest == "另有 2 项变动，合计 +2个"
    assert unseen == "另有 +1个 在您无权查看的记录里"
    assert summed(one) == 11
    assert "秘密厂" not in "".join(causes(one))
    [one] = again(content)
    assert (len(one.causes), int(summed(one))) == (9, 11)


def verified_of_other(cast: Cast, subject: Subject) -> None:
    entry = told(cast, claim(subject, "contract"), by=cast.other_clerk, at=days_on(1))
    verify(entry=proven(cast, entry, at=days_on(1)), grade="B", by=cast.office, at=days_on(1))


def test_a_comparison_names_what_moved_in_the_other_span_too(ruled: Cast) -> None:
    verified(ruled, claim(project(ruled, "甲厂"), "contract"))
    old = project(ruled, "乙厂")
    content = filled(ruled, "合同项目个数|同比增减")
    earlier = claim(old, "contract", occurred_from=date(2022, 2, 1))
    verified(ruled, earlier, at=days_on(1))
    [one] = again(content)
    assert [why.split("（")[0] for why in causes(one)] == ["上年同期——新计入：乙厂"]
    assert (one.printed, one.today) == ("增加1个", "持平")


def test_a_rate_names_the_part_that_moved(ruled: Cast) -> None:
    for name in ("甲厂", "乙厂"):
        verified(ruled, claim(project(ruled, name), "contract"))
    new = project(ruled, "丙厂")
    content = filled(ruled, "合同落地率")
    verified(ruled, claim(new, "contract"), at=days_on(1))
    subject = Subject.objects.get(name="甲厂")
    for kind in ("registered", "project_filed", "site_secured"):
        verified(ruled, claim(subject, kind), at=days_on(1))
    [one] = again(content)
    parts = {why.split("——")[0]: why.split("：")[1].split("（")[0] for why in causes(one)}
    assert len(parts) == len(one.causes) == 2
    assert set(parts.values()) == {"甲厂", "丙厂"}

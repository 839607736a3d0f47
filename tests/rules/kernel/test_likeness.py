"""Likeness of names: what is one thing, what is asked, what is never taken for the same."""

from __future__ import annotations

import pytest

from luodi.kernel.likeness import (
    DOUBTFUL,
    Likeness,
    are_far_apart,
    compare_firms,
    compare_projects,
    firm_name,
    project_name,
    tell_apart,
)

HOME = frozenset({"江城", "甲"})
NAMESAKES = (
    ("光电产业园", "光电产业园项目"),
    ("光电产业园项目", "光电产业园建设工程"),
    ("光电产业园（一期）项目", "光电产业园Ⅰ期"),
    ("光电产业园首期", "光电产业园第一期工程"),
    ("３号标准厂房", "3#标准厂房"),
    ("年产十万吨铝材项目", "年产10万吨铝材"),
    ("500MW光伏发电", "50万千瓦光伏发电项目"),
    ("2×350MW热电联产", "700兆瓦热电联产项目"),
    ("江城市甲区光电产业园项目", "光电产业园"),
    ("智慧城市建设项目", "智慧城市"),
)
NEVER_ONE = (
    ("光电产业园一期", "光电产业园（二期）"),
    ("年产10万吨铝材项目", "年产20万吨铝材项目"),
    ("年产十万吨铝材项目", "年产1万吨铝材项目"),
    ("标准化厂房A区", "标准化厂房B区"),
    ("1号标准厂房", "12号标准厂房"),
    ("2022年高标准农田", "2023年高标准农田"),
    ("东山镇污水处理厂", "西河镇污水处理厂"),
    ("100MW光伏发电", "100kW光伏发电"),
    ("某某食品加工厂", "远方机械制造园"),
)
ASKED = (
    ("光电产业园", "光电产业园一期"),
    ("铝材加工", "年产10万吨铝材加工项目"),
    ("东山镇污水处理厂", "污水处理厂"),
    ("新材料产业园", "新材料科技产业园"),
    ("光电一厂", "光电二厂"),
    ("光电公司年产10万吨铝材项目", "年产10万吨铝材项目"),
)
FIRMS_NAMESAKES = (
    ("陕西光电有限公司", "陕西光电有限责任公司"),
    ("光电（集团）有限公司", "光电集团有限公司"),
    ("光电有限公司", "光电 有限公司"),
)
FIRMS_ASKED = (
    ("光电集团有限公司", "光电有限公司"),
    ("光电股份有限公司", "光电有限公司"),
    ("陕西秦岭制药有限公司", "秦岭制药有限公司"),
    ("光电", "光电科技有限公司"),
)
FIRMS_APART = (
    ("光电有限公司铜川分公司", "光电有限公司"),
    ("江苏恒力有限公司", "浙江恒力有限公司"),
    ("光电有限公司", "远方有限公司"),
)


def alike(one: str, other: str) -> Likeness:
    return compare_projects(project_name(one, HOME), project_name(other, HOME))


def of_firms(one: str, other: str) -> Likeness:
    return compare_firms(firm_name(one), firm_name(other))


@pytest.mark.parametrize(("one", "other"), NAMESAKES)
def test_two_ways_of_writing_one_project_are_the_same(one: str, other: str) -> None:
    assert alike(one, other).is_same
    assert alike(other, one).is_same


@pytest.mark.parametrize(("one", "other"), NEVER_ONE)
def test_other_numbers_places_or_words_are_another_project(one: str, other: str) -> None:
    for found in (alike(one, other), alike(other, one)):
        assert not found.is_same
        assert not found.is_doubtful


@pytest.mark.parametrize(("one", "other"), ASKED)
def test_what_one_name_says_and_the_other_leaves_out_is_asked(one: str, other: str) -> None:
    assert alike(one, other).is_doubtful
    assert alike(one, other).reasons


@pytest.mark.parametrize(("one", "other"), FIRMS_NAMESAKES)
def test_two_ways_of_writing_one_firm_are_the_same(one: str, other: str) -> None:
    assert of_firms(one, other).is_same


@pytest.mark.parametrize(("one", "other"), FIRMS_ASKED)
def test_a_group_a_joint_stock_company_and_a_short_name_are_asked(one: str, other: str) -> None:
    assert of_firms(one, other).is_doubtful


@pytest.mark.parametrize(("one", "other"), FIRMS_APART)
def test_a_branch_and_a_firm_of_another_province_are_others(one: str, other: str) -> None:
    found = of_firms(one, other)
    assert not found.is_same
    assert not found.is_doubtful


def test_the_reason_names_in_what_two_names_differ() -> None:
    said = [
        str(reason) for reason in alike("东山镇10万吨铝材厂一期", "西河镇20万吨铝材厂二期").reasons
    ]
    assert said == ["期次不同", "规模不同（吨）", "地点不同：“东山”和“西河”"]


@pytest.mark.parametrize(("one", "other"), [*NAMESAKES, *ASKED, *NEVER_ONE])
def test_what_is_told_apart_at_a_glance_is_never_asked_after_a_long_look(
    one: str, other: str
) -> None:
    mine, yours = project_name(one, HOME), project_name(other, HOME)
    glance = are_far_apart(mine.stem, yours.stem, DOUBTFUL) or tell_apart(
        mine.numbers, yours.numbers
    )
    if glance and mine.key != yours.key:
        assert alike(one, other).score < DOUBTFUL


def test_most_names_are_told_apart_at_a_glance() -> None:
    assert are_far_apart("食品加工厂", "机械制造园", 0.5)
    assert not are_far_apart("光电", "光电产业园二路标准厂房", 0.5)
    assert not are_far_apart("光电产业园", "光电产业城", 0.5)
    one, other = project_name("年产10万吨铝材"), project_name("年产20万吨铝材")
    assert tell_apart(one.numbers, other.numbers)

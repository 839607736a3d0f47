"""Of which subject a message speaks: sure only where nothing else can be meant."""

from __future__ import annotations

import pytest

from luodi.intake.inbox.rules.naming import Known, meant, mentions, new_names

PLANT = Known(1, "project", "光电厂", "东山镇", ("光电厂",))
SECOND = Known(2, "project", "光电厂二期", "东山镇", ("光电厂二期",))
BATTERY = Known(3, "project", "星河新能源电池壳建设项目", "东山镇", ("星河新能源电池壳建设项目",))
FIRM = Known(
    4, "enterprise", "江苏星河科技有限公司", "东山镇", ("江苏星河科技有限公司", "星河科技")
)
OF_FIRM = Known(5, "project", "芯片封装项目", "东山镇", ("江苏星河科技",), owner="江苏星河科技")
CODED = Known(6, "project", "江风一号", "东山镇", ("江风一号",))
EVERY = (PLANT, BATTERY, FIRM, CODED)


def named(text: str, *known: Known) -> list[tuple[int, bool]]:
    return [(one.known.key, one.is_named) for one in mentions(text, known or EVERY)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("光电厂今天破土", [(1, True)]),
        ("光电厂项目今天破土", [(1, True)]),
        ("新能源电池壳项目封顶", [(3, False)]),
        ("星河新能源电池壳封顶", [(3, True)]),
        ("星河科技今天到账", [(4, True)]),
        ("江苏星河科技打来首期款", [(4, True)]),
        ("江风一号今天签约", [(6, True)]),
        ("光伏厂今天破土", []),
        ("今天没有进展", []),
    ],
)
def test_a_name_is_found_whole_short_or_by_a_piece(
    text: str, found: list[tuple[int, bool]]
) -> None:
    assert named(text) == found


def test_a_name_within_a_longer_one_is_not_meant_unless_it_is_said_by_itself() -> None:
    assert named("光电厂二期破土", PLANT, SECOND) == [(2, True)]
    assert named("光电厂投产，光电厂二期破土", PLANT, SECOND) == [(2, True), (1, True)]


@pytest.mark.parametrize(
    ("clause", "whole", "known", "first", "is_sure"),
    [
        ("光电厂破土", "光电厂破土", (PLANT,), 1, True),
        ("光电厂破土", "光电厂破土", (PLANT, SECOND), 1, False),
        ("光电厂二期破土", "光电厂二期破土", (PLANT, SECOND), 2, True),
        ("二期破土", "光电厂：二期破土", (PLANT,), 1, False),
        ("到账500万元", "光电厂进展。到账500万元", (PLANT,), 1, True),
        ("该项目到账500万元", "光电厂进展。该项目到账500万元", (PLANT,), 1, True),
        ("风电塔筒项目投产", "光电厂开工，风电塔筒项目投产", (PLANT,), 1, False),
        ("到账500万元", "光电厂和江风一号都在推进。到账500万元", (PLANT, CODED), 6, False),
        ("电池壳项目封顶", "新能源电池壳项目封顶", (BATTERY,), 3, False),
        ("星河科技到账", "江苏星河科技到账", (OF_FIRM,), 5, False),
    ],
)
def test_who_is_meant_is_sure_only_where_nothing_else_fits(
    clause: str, whole: str, known: tuple[Known, ...], first: int, is_sure: bool
) -> None:
    found = meant(clause, "破土", whole, known)
    assert found.candidates[0].known.key == first
    assert found.is_sure is is_sure


def test_two_that_are_named_together_are_both_offered() -> None:
    found = meant("光电厂和江风一号今天签约", "签约", "光电厂和江风一号今天签约", EVERY)
    assert not found.is_sure
    assert {one.known.key for one in found.candidates} == {1, 6}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("风电塔筒项目今天破土", ["风电塔筒项目"]),
        ("该项目今天破土", []),
        ("全区3个项目集中开工", []),
    ],
)
def test_what_nobody_has_registered_is_known_by_how_it_is_called(
    text: str, names: list[str]
) -> None:
    assert list(new_names(text)) == names

"""Which project of the book a row means: certain, asked or new."""

from __future__ import annotations

import pytest

from luodi.intake.workbooks.rules.matching import Index, Known, Match, Sought, matched
from luodi.kernel.likeness import firm_name, project_name

CODE = "91610200MA6X000000"


def known(key: int, name: str, *firms: str, **more: object) -> Known:
    codes = frozenset(map(str, more.pop("codes", ())))  # type: ignore[call-overload]
    return Known(
        key,
        project_name(name),
        name,
        firms=tuple(map(firm_name, firms)),
        codes=codes,
        is_open=bool(more.get("is_open", True)),
        is_readable=bool(more.get("is_readable", True)),
    )


def match(name: str, *projects: Known, firm: str = "", code: str = "") -> Match:
    index = Index()
    for one in projects:
        index.add(one)
    firms = (firm_name(firm),) if firm else ()
    return matched(Sought(project_name(name), firms, frozenset({code} - {""})), index)


@pytest.mark.parametrize(
    ("name", "of_book"),
    [
        ("光电产业园", "光电产业园项目"),
        ("光电产业园（二期）", "光电产业园Ⅱ期工程"),
        ("年产十万吨铝材项目", "年产10万吨铝材"),
    ],
)
def test_one_project_written_in_two_ways_is_found(name: str, of_book: str) -> None:
    assert match(name, known(7, of_book), known(8, "食品加工厂")).key == 7


@pytest.mark.parametrize(
    ("name", "of_book"),
    [
        ("光电产业园（二期）", "光电产业园一期"),
        ("年产10万吨铝材项目", "年产20万吨铝材项目"),
        ("食品加工厂", "远方机械制造园"),
    ],
)
def test_another_project_is_new_and_not_asked(name: str, of_book: str) -> None:
    assert match(name, known(7, of_book)) == Match()


def test_a_name_that_comes_near_is_asked_the_nearest_first() -> None:
    found = match("新材料科技产业园", known(1, "新材料产业园"), known(2, "新材料科创产业园"))
    assert found.key is None
    assert [one.key for one in found.candidates] == [2, 1]


def test_two_that_are_alike_beyond_doubt_are_asked() -> None:
    found = match("光电产业园", known(1, "光电产业园项目"), known(2, "光电产业园工程"))
    assert found.key is None
    assert len(found.candidates) == 2


def test_the_same_name_with_another_investor_is_asked() -> None:
    found = match("食品加工厂", known(1, "食品加工厂", "近处食品有限公司"), firm="远方食品有限公司")
    assert found.key is None
    assert [str(reason) for reason in found.candidates[0].reasons] == ["名称相同", "投资方不同"]


def test_the_same_investor_brings_a_name_nearer() -> None:
    plain = match("光电厂扩能", known(1, "光电厂改造"))
    shared = match(
        "光电厂扩能", known(1, "光电厂改造", "远方光电有限公司"), firm="远方光电有限责任公司"
    )
    scores = [one.candidates[0].score if one.candidates else 0 for one in (plain, shared)]
    assert scores[0] < scores[1] < 1


def test_a_shared_credit_code_is_asked_and_never_decides_alone() -> None:
    found = match("光电产业基地", known(1, "光电产业园", codes=(CODE,)), code=CODE)
    assert found.key is None
    assert "统一社会信用代码相同" in [str(one) for one in found.candidates[0].reasons]


def test_what_may_not_be_read_is_neither_offered_nor_doubled() -> None:
    assert match("新材料科技产业园", known(1, "新材料产业园", is_readable=False)) == Match()
    found = match("新材料产业园", known(1, "新材料产业园项目", is_readable=False))
    assert found.is_asked
    assert found.candidates == ()


def test_a_closed_project_is_found_by_its_own_name_only() -> None:
    closed = known(1, "新材料产业园", is_open=False)
    assert match("新材料科技产业园", closed) == Match()
    assert match("新材料产业园项目", closed).key == 1


def test_a_namesake_is_found_among_hundreds_that_share_its_words() -> None:
    many = [known(n, f"{n}号标准化厂房建设") for n in range(1, 400)]
    assert match("237#标准化厂房", *many).key == 237

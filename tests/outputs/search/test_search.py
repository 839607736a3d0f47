"""One box: projects, enterprises, units and pages, as far as the reader may see them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from acting import project
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.outputs.search.queries import found
from luodi.records.enterprises.actions import register
from luodi.records.ledger.actions.rebuilding import rebuild, stray_rows
from luodi.records.subjects.actions import give_codename, revise
from luodi.records.subjects.models import NameKey, NameWord, Subject
from luodi.records.subjects.rules import Classing, Part

pytestmark = pytest.mark.django_db
CODE = "91350100M000100Y43"


def hits(account: Account, text: str) -> dict[str, list[str]]:
    request: Any = RequestFactory().get("/search/")
    request.user = account
    return {group.name: [hit.name for hit in group.hits] for group in found(request, account, text)}


@pytest.fixture
def plant(cast: Cast) -> Subject:
    register(name="远方光电科技有限公司", unit=cast.town, credit_code=CODE, by=cast.clerk, at=NOON)
    return project(cast, "重庆路光电（一期）产业园")


@pytest.mark.parametrize(
    "text",
    ["光电", "光电一期", "一期产业园", "重庆路光电一期产业园", "cqlgd", "gdyq", " 光 电 ", "园"],
)
def test_a_project_is_found_by_any_part_of_its_name_and_by_its_initials(
    cast: Cast, plant: Subject, text: str
) -> None:
    assert hits(cast.clerk, text)["项目"] == [plant.name]


@pytest.fixture
def _every_word_is_common(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.records.subjects.queries.finding.RARE", 1)
    monkeypatch.setattr("luodi.records.subjects.queries.finding.FIRST_PART", 1)


@pytest.mark.usefixtures("_every_word_is_common")
@pytest.mark.parametrize(
    "text", ["光电", "光电一期", "重庆路光电一期产业园", "cqlgd", "gdyq", "园"]
)
def test_a_name_of_common_words_is_found_by_the_same_parts(
    cast: Cast, plant: Subject, text: str
) -> None:
    assert hits(cast.clerk, text)["项目"] == [plant.name]
    assert "项目" not in hits(cast.other_clerk, text)


@pytest.mark.usefixtures("_every_word_is_common")
def test_of_common_names_the_newest_are_found_first(cast: Cast, plant: Subject) -> None:
    names = [project(cast, f"光电{number}").name for number in "甲乙丙丁戊己庚辛壬"]
    project(cast, "电光光电")
    assert hits(cast.clerk, "光电")["项目"] == ["电光光电", *names[:1:-1]]
    assert hits(cast.clerk, "光电甲")["项目"] == ["光电甲"]


@pytest.mark.parametrize("text", ["", "  ", "（）", "电光", "光一期", "不存在", "gdx", "光电%"])
def test_what_is_not_in_the_name_does_not_find_it(cast: Cast, plant: Subject, text: str) -> None:
    if text == "光电%":  # signs are no part of a name
        assert hits(cast.clerk, text)["项目"] == [plant.name]
    else:
        assert "项目" not in hits(cast.clerk, text)


@pytest.mark.parametrize("text", [CODE, CODE[:6], CODE.lower()])
def test_an_enterprise_is_found_by_its_credit_code(cast: Cast, plant: Subject, text: str) -> None:
    assert hits(cast.office, text)["企业"] == ["远方光电科技有限公司"]


def test_a_reader_finds_only_what_he_may_see(cast: Cast, plant: Subject) -> None:
    for stranger in (cast.other_clerk, cast.other_office, cast.admin):
        assert not {"项目", "企业"} & hits(stranger, "光电").keys()
        assert "企业" not in hits(stranger, CODE)
    assert hits(cast.city_office, "光电")["项目"] == [plant.name]


def test_units_and_pages_are_found_too(cast: Cast) -> None:
    assert hits(cast.office, "东山")["单位"] == ["东山镇"]
    assert hits(cast.office, "dsz")["单位"] == ["东山镇"]
    assert hits(cast.office, "台账")["页面"] == ["项目台账"]
    assert "页面" not in hits(cast.admin, "台账")


def test_a_code_name_hides_the_name_from_those_outside_the_circle(
    cast: Cast, plant: Subject
) -> None:
    give_codename(subject=plant, codename="蓝鲸", circle=[cast.head], by=cast.office, at=NOON)
    assert "项目" not in hits(cast.clerk, "重庆路")
    assert "项目" not in hits(cast.clerk, "cqlgd")
    assert hits(cast.clerk, "蓝鲸")["项目"] == ["蓝鲸"]
    assert hits(cast.head, "重庆路")["项目"] == [plant.name]


def test_a_new_name_is_found_and_the_old_one_no_more(cast: Cast, plant: Subject) -> None:
    revise(subject=plant, name="北岭光电城", reason="更名", by=cast.office, at=NOON)
    assert hits(cast.clerk, "北岭")["项目"] == ["北岭光电城"]
    assert "项目" not in hits(cast.clerk, "重庆")


def test_keys_are_rebuilt_from_the_names(cast: Cast, plant: Subject) -> None:
    assert stray_rows(cast.book) == 0
    NameKey.objects.filter(subject=plant).update(initials="x")
    NameWord.objects.filter(word="科技").delete()
    assert stray_rows(cast.book) == 2
    assert rebuild(cast.book) == 2
    assert stray_rows(cast.book) == 0
    assert hits(cast.clerk, "cqlgd")["项目"] == [plant.name]


def test_the_box_is_given_the_part_and_the_page_holds_the_same(cast: Cast, plant: Subject) -> None:
    client = Client()
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    part = client.get("/search/?q=光电", headers={"HX-Request": "true"}).content.decode()
    page = client.get("/search/?q=光电").content.decode()
    assert "<html" not in part
    assert plant.name in part
    assert part.strip() in page


ROLES = ("clerk", "head", "other_clerk", "park_clerk", "office", "leader", "auditor", "admin")


@pytest.mark.parametrize("text", ["光电", "光电产业园", "gd", "dcyy", "园", "g"])
def test_every_role_finds_what_it_may_see_and_nothing_else(cast: Cast, text: str) -> None:
    own, other = project(cast, "光电产业园"), project(cast, "光电产业园二期")
    revise(subject=other, unit=cast.other_town, reason="移交", by=cast.office, at=NOON)
    for who in (*ROLES, "city_office", "other_office"):
        account = getattr(cast, who)
        seen = Subject.objects.visible_to(account).filter(pk__in=[own.pk, other.pk])
        names = sorted(seen.values_list("name", flat=True))
        assert sorted(hits(account, text).get("项目", [])) == names, who


def test_who_has_a_share_in_a_project_finds_it(cast: Cast) -> None:
    parts = (Part(cast.town.pk, "INTRODUCING", 6_000), Part(cast.other_town.pk, "LANDING", 4_000))
    project(cast, "光电产业园", classing=Classing(parts=parts))
    assert hits(cast.other_clerk, "光电")["项目"] == ["光电产业园"]
    assert "项目" not in hits(cast.park_clerk, "光电")


def test_one_character_is_looked_for_in_the_newest_alone(
    cast: Cast, plant: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luodi.records.subjects.queries.finding.NEWEST", 1)
    assert hits(cast.office, "园")["项目"] == [plant.name]
    newer = project(cast, "光电城")
    assert "项目" not in hits(cast.office, "园")
    assert hits(cast.office, "城")["项目"] == hits(cast.office, "g")["项目"] == [newer.name]
    assert hits(cast.office, "一期")["项目"] == [plant.name]


@pytest.mark.parametrize(("text", "most"), [("光电", 6), ("光电一期产业园", 6), ("gdyq", 9)])
def test_the_box_asks_few_questions(
    cast: Cast,
    plant: Subject,
    text: str,
    most: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = Client()
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    with django_assert_max_num_queries(most):
        part = client.get(f"/search/?q={text}", headers={"HX-Request": "true"})
    assert plant.name in part.content.decode()

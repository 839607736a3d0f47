"""What was said of a project or an enterprise is put right on a page, with a reason that stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from acting import days_on, in_order, project
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.records.enterprises.actions import register as register_firm
from luodi.records.enterprises.rules import check_character
from luodi.records.projects.actions import correct
from luodi.records.projects.models import Project, ProjectVersion
from luodi.records.subjects.actions import give_codename, revise
from luodi.records.subjects.models import Subject, SubjectVersion

CODE = "91610000MA6TX0001" + check_character("91610000MA6TX0001")


@pytest.fixture
def subject(cast: Cast) -> Subject:
    subject = project(cast)
    plain = Project.objects.get(subject=subject)
    correct(project=plain, place="东山", reason="补全", by=cast.clerk, at=NOON)
    return subject


def enter(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def history(client: Client, subject: Subject) -> str:
    return client.get(f"/subjects/{subject.pk}/").content.decode().partition("改动经过")[2]


def test_a_clerk_corrects_what_the_project_is_and_sees_it_in_the_history(
    client: Client, cast: Cast, subject: Subject
) -> None:
    page = f"/subjects/{subject.pk}/project/"
    assert f'href="{page}"' in enter(client, cast.clerk).get(f"/subjects/{subject.pk}/").text
    form = client.get(page).context["form"]
    assert (form["place"].value(), form["build_type"].value()) == ("东山", "NEW")
    given = {"place": "西山", "build_type": "EXTENSION", "content": "", "reason": "园区改址"}
    assert client.post(page, given)["Location"] == f"/subjects/{subject.pk}/"
    told = history(client, subject)
    for words in ("园区改址", "东山 → 西山", "新建 → 扩建", "补全", "（无） → 东山"):
        assert words in told
    assert in_order(cast.book)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"place": "东山", "build_type": "NEW", "reason": "无"}, "改后与现在相同"),
        ({"place": "西山", "build_type": "NEW", "reason": ""}, "请写明理由"),
        ({"place": "西" * 81, "build_type": "NEW", "reason": "改址"}, "80"),
    ],
)
def test_a_correction_without_change_or_reason_is_refused(
    client: Client, cast: Cast, subject: Subject, given: dict[str, str], said: str
) -> None:
    page = enter(client, cast.clerk).post(f"/subjects/{subject.pk}/project/", given)
    assert page.status_code == 422
    assert said in page.text
    assert ProjectVersion.objects.count() == 2


def test_a_correction_that_another_has_overtaken_is_refused(
    client: Client, cast: Cast, subject: Subject
) -> None:
    page = f"/subjects/{subject.pk}/project/"
    seen = enter(client, cast.clerk).get(page).context["form"]["seen"].value()
    given = {"build_type": "NEW", "content": "", "reason": "改址", "seen": seen}
    assert client.post(page, {**given, "place": "西山"}).status_code == 302
    late = client.post(page, {**given, "place": "南山"})
    assert late.status_code == 422
    assert "别人刚改过" in late.text


def test_an_enterprise_gets_its_code_with_a_reason(client: Client, cast: Cast) -> None:
    firm = register_firm(name="远方集团", unit=cast.town, by=cast.clerk, at=NOON).subject
    page = f"/subjects/{firm.pk}/enterprise/"
    given = {"credit_code": CODE, "place": "外省", "short_name": "", "reason": "执照已办"}
    refused = enter(client, cast.clerk).post(
        page, {**given, "credit_code": CODE[:-1] + ("0" if CODE[-1] != "0" else "1")}
    )
    assert refused.status_code == 422
    assert "校验位不符" in refused.text
    assert client.post(page, given).status_code == 302
    told = history(client, firm)
    assert "执照已办" in told
    assert f"（无） → {CODE}" in told


def test_the_office_renames_and_hands_to_another_unit(
    client: Client, cast: Cast, subject: Subject
) -> None:
    page = f"/subjects/{subject.pk}/revision/"
    given = {"name": "甲二厂", "unit": cast.other_town.pk, "is_open": "yes", "reason": "更名"}
    assert enter(client, cast.office).post(page, given).status_code == 302
    subject.refresh_from_db()
    assert (subject.name, subject.unit, subject.is_open) == ("甲二厂", cast.other_town, True)
    told = history(client, subject)
    assert "甲厂 → 甲二厂" in told
    assert "东山镇 → 西河镇" in told


def test_a_project_is_closed_and_opened_again(client: Client, cast: Cast, subject: Subject) -> None:
    page = f"/subjects/{subject.pk}/revision/"
    enter(client, cast.office)
    for word, is_open in (("no", False), ("yes", True)):
        given = {"name": "甲厂", "unit": cast.town.pk, "is_open": word, "reason": "办结"}
        assert client.post(page, given).status_code == 302
        subject.refresh_from_db()
        assert subject.is_open is is_open


def test_outside_the_circle_neither_form_nor_history_tells_the_name(
    client: Client, cast: Cast, subject: Subject
) -> None:
    revise(subject=subject, name="密厂", reason="密厂更名", by=cast.office, at=days_on(1))
    give_codename(
        subject=subject, codename="星火", circle=[cast.second_office], by=cast.office, at=days_on(2)
    )
    page = f"/subjects/{subject.pk}/revision/"
    outside: Any = enter(client, cast.office).get(page)
    assert "name" not in outside.context["form"].fields
    for text in (outside.text, client.get(f"/subjects/{subject.pk}/").text):
        assert "密厂" not in text
        assert "甲厂" not in text
    given = {"name": "探", "unit": cast.park.pk, "is_open": "yes", "reason": "划转"}
    client.post(page, given)
    subject.refresh_from_db()
    assert (subject.name, subject.unit) == ("密厂", cast.park)
    assert "甲厂 → 密厂" in history(enter(client, cast.second_office), subject)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("clerk", {"project"}),
        ("head", {"project"}),
        ("office", {"project", "revision"}),
        ("leader", set()),
        ("auditor", set()),
        ("other_clerk", set()),
        ("other_office", set()),
    ],
)
def test_each_finds_the_forms_that_are_his(
    client: Client, cast: Cast, subject: Subject, who: str, may: set[str]
) -> None:
    enter(client, getattr(cast, who))
    for form in ("project", "revision", "enterprise"):
        page = f"/subjects/{subject.pk}/{form}/"
        assert client.get(page).status_code == (200 if form in may else 404)
        if form not in may:
            assert client.post(page, {"reason": "无"}).status_code == 404
    assert SubjectVersion.objects.count() == 1

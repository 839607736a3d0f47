"""The office classes a project otherwise on a page: sees what will move, says why, and it moves."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acting import claim, in_order, money, project, stored, told, verified
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.foundation.vocabulary.industries import industry
from luodi.outputs.catalogue.queries.foreseen import Move
from luodi.records.campaigns.actions import enter_event
from luodi.records.ledger.models import Posting
from luodi.records.subjects.models import Classification, Subject
from luodi.records.subjects.queries import current_classing
from luodi.records.subjects.rules import Classing, Part
from scenes import go_by


@pytest.fixture
def subject(cast: Cast) -> Subject:
    """A project of the town alone, with a verified contract of a hundred million."""
    go_by(cast.book)
    subject = project(cast, classing=Classing(parts=(), industry="C39", channel="SMALL_TEAM"))
    verified(cast, claim(subject, "contract"))
    verified(cast, money(subject, "contract_amount", 100_000_000))
    return subject


def enter(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    """The form as it stands, the town having the whole, but for what is typed otherwise."""
    now = {"industry": "C39", "channel": "SMALL_TEAM", "unit_0": cast.town.pk, "percent_0": "100"}
    return {**now, "reason": "例会纪要第3号", **more}


def shared(cast: Cast, **more: Any) -> dict[str, Any]:
    """Seventy to thirty with the park."""
    own = {"role_0": "INTRODUCING", "percent_0": "70"}
    other = {"unit_1": cast.park.pk, "role_1": "LANDING", "percent_1": "30"}
    return typed(cast, **own, **other, **more)


def page_of(subject: Subject) -> str:
    return f"/subjects/{subject.pk}/classing/"


def test_the_form_holds_how_it_counts_now_and_the_page_of_the_project_leads_to_it(
    client: Client, cast: Cast, subject: Subject
) -> None:
    dossier = enter(client, cast.office).get(f"/subjects/{subject.pk}/").content.decode()
    assert f'href="{page_of(subject)}"' in dossier
    form = client.get(page_of(subject)).context["form"]
    given = {name: form[name].value() for name in ("industry", "channel", "unit_0", "percent_0")}
    assert given == {
        "industry": "C39",
        "channel": "SMALL_TEAM",
        "unit_0": cast.town.pk,
        "percent_0": "100",
    }


def test_what_will_move_is_seen_before_and_the_totals_stay(
    client: Client, cast: Cast, subject: Subject
) -> None:
    before = stored(cast.book)
    page: Any = enter(client, cast.office).post(page_of(subject), shared(cast, **{"try": "1"}))
    assert page.status_code == 200
    found: list[Move] = page.context["moves"]
    amounts = {
        (move.part[1], move.before.shown, move.after.shown)
        for move in found
        if move.after.code == "contract_money" and move.after.verified
    }
    assert amounts == {("东山镇", "1.00", "0.70"), ("甲区经开区", "0.00", "0.30")}
    assert {move.part[0] for move in found} == {"", "责任单位"}
    assert {move.after.unit for move in found if not move.part[0]} == {"个"}  # 无签约的单位数
    assert "contracts" not in {move.after.code for move in found if not move.part[0]}
    text = page.content.decode()
    assert (
        "<del>东山镇 100%</del> → <ins>东山镇（引进单位） 70%、经开区（落地单位） 30%</ins>" in text
    )
    assert stored(cast.book) == before
    assert in_order(cast.book)


def test_what_was_foreseen_is_done_and_stands_in_the_history(
    client: Client, cast: Cast, subject: Subject
) -> None:
    sent = enter(client, cast.office).post(page_of(subject), shared(cast, industry="c38"))
    assert sent["Location"] == f"/subjects/{subject.pk}/"
    now = current_classing(subject)
    assert now.parts == (
        Part(cast.town.pk, "INTRODUCING", 7000),
        Part(cast.park.pk, "LANDING", 3000),
    )
    assert (now.industry, now.channel) == ("C38", "SMALL_TEAM")
    weights = Posting.objects.filter(subject=subject, until_seq=None, verified=True)
    contract = weights.filter(kind="contract").order_by("part")
    assert list(contract.values_list("weight", flat=True)) == [7000, 3000]
    history = client.get(sent["Location"]).content.decode().partition("改动经过")[2]
    assert "例会纪要第3号" in history
    trades = (industry("C39"), industry("C38"))
    assert "{} → {}".format(*trades) in history
    assert in_order(cast.book)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "改后与现在相同"),
        ({"channel": "", "reason": ""}, "请写明理由"),
        ({"percent_0": "60"}, "各单位份额合计为 60%，应为 100%"),
        ({"percent_0": ""}, "请填这个单位占百分之几"),
        ({"percent_1": "30"}, "请选是哪个单位的份额"),
        ({"industry": "电子"}, "行业应写国民经济行业的名称或代码"),
    ],
)
def test_what_cannot_be_is_said_beside_the_form_and_nothing_is_written(
    client: Client, cast: Cast, subject: Subject, more: dict[str, Any], said: str
) -> None:
    rows = Classification.objects.count()
    page = enter(client, cast.office).post(page_of(subject), typed(cast, **more))
    assert page.status_code == 422
    assert said in page.content.decode()
    assert Classification.objects.count() == rows


def test_the_second_of_two_people_does_not_put_back_what_the_first_changed(
    client: Client, cast: Cast, subject: Subject
) -> None:
    seen = enter(client, cast.second_office).get(page_of(subject)).context["form"]["seen"].value()
    client.post(page_of(subject), typed(cast, industry="C38", seen=seen))
    late = enter(client, cast.office).post(page_of(subject), shared(cast, seen=seen))
    assert late.status_code == 422
    assert "别人刚改过" in late.text
    assert (current_classing(subject).industry, len(current_classing(subject).parts)) == ("C38", 1)


def test_a_trial_needs_no_reason_yet(client: Client, cast: Cast, subject: Subject) -> None:
    given = typed(cast, channel="", reason="", **{"try": "1"})
    page: Any = enter(client, cast.office).post(page_of(subject), given)
    assert {move.part for move in page.context["moves"]} == {
        ("招商方式", "小分队"),
        ("招商方式", "未填"),
    }


def test_a_trial_that_would_be_refused_says_so(
    client: Client, cast: Cast, subject: Subject
) -> None:
    given = typed(cast, percent_0="60", **{"try": "1"})
    page: Any = enter(client, cast.office).post(page_of(subject), given)
    assert page.status_code == 422
    assert "moves" not in page.context
    assert "各单位份额合计为 60%，应为 100%" in page.content.decode()


def test_an_event_is_chosen_among_those_of_the_book(
    client: Client, cast: Cast, subject: Subject
) -> None:
    fair = enter_event(
        name="丝博会",
        unit=cast.office_unit,
        series="丝博会",
        edition=None,
        first_day=NOON.date(),
        last_day=NOON.date(),
        by=cast.office,
        at=NOON,
    )
    enter(client, cast.office).post(page_of(subject), typed(cast, event=fair.subject_id))
    assert current_classing(subject).event == fair.subject_id


def test_of_several_rounds_one_is_classed_alone(
    client: Client, cast: Cast, subject: Subject
) -> None:
    told(cast, claim(subject, "terminated", category="MARKET_CHANGED"))
    told(cast, claim(subject, "talks", occurred_from=NOON.date()))
    enter(client, cast.office)
    page: Any = client.get(page_of(subject))
    assert [tab.name for tab in page.context["rounds"]] == ["各轮一起", "第 1 轮", "第 2 轮"]
    client.post(f"{page_of(subject)}?round=2", typed(cast, cluster="光电"))
    assert current_classing(subject, 1).cluster == ""
    assert current_classing(subject, 2).cluster == "光电"


@pytest.mark.parametrize("who", ["clerk", "head", "leader", "supervisor", "admin", "other_office"])
def test_who_may_not_reclassify_finds_no_form(
    client: Client, cast: Cast, subject: Subject, who: str
) -> None:
    enter(client, getattr(cast, who))
    assert client.get(page_of(subject)).status_code == 404
    assert client.post(page_of(subject), shared(cast)).status_code == 404
    dossier = client.get(f"/subjects/{subject.pk}/").content.decode()
    assert page_of(subject) not in dossier


def test_the_form_takes_few_questions_however_many_units_share(
    client: Client,
    cast: Cast,
    subject: Subject,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    enter(client, cast.office).post(page_of(subject), shared(cast))
    client.get(page_of(subject))
    with django_assert_max_num_queries(26):
        client.get(page_of(subject))

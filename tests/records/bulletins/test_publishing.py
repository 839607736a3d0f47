"""What others published is kept with its source, filled into papers, and taken back by an act."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acting import days_on
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.queries.filling import Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.rechecking import recheck
from luodi.outputs.papers.queries.sources import publisher_for
from luodi.records.bulletins.actions import publish, withdraw
from luodi.records.bulletins.models import Bulletin, PublishedFigure
from luodi.records.bulletins.rules import Heading, Said
from paper_templates import said, template

YEAR = Period.year(2022)
HEADING = Heading("区统计局", "2022年统计公报", date(2023, 1, 20), "统公〔2023〕1号")


def published(cast: Cast, words: str = "8.5%", days: float = 0) -> Bulletin:
    return publish(
        unit=cast.office_unit,
        heading=HEADING,
        figures=[Said("固定资产投资增速", YEAR, words), Said("签约项目", YEAR, "30", "个", "乙区")],
        by=cast.office,
        at=days_on(days),
    )


def filled(cast: Cast, text: str, days: float = 1) -> bytes:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=days_on(days))
    paper = Paper(book=cast.book, period=YEAR, as_of=AsOf(), now=days_on(days))
    return fill(template(text), paper, Wanted("讲话.docx"), published=publisher_for(paper)).content


def test_a_figure_keeps_the_words_that_were_printed(cast: Cast) -> None:
    bulletin = published(cast)
    first, second = PublishedFigure.objects.filter(bulletin=bulletin).order_by("pk")
    assert (first.words, first.said.printed, first.said.period) == ("8.5%", "8.5%", YEAR)
    assert second.said.printed == "30个"


def test_it_is_filled_with_publisher_and_day_where_that_is_asked(cast: Cast) -> None:
    published(cast)
    content = filled(
        cast,
        "增速{{ 公报(“固定资产投资增速”, 期间=“2022年”)|注明 }}，"
        "乙区{{ 公报(“签约项目”, 对象=“乙区”) }}",
    )
    assert said(content) == ["增速8.5%（区统计局2023-01-20发布），乙区30个"]


def test_it_never_stands_in_a_count_of_ours(cast: Cast) -> None:
    published(cast)
    assert said(filled(cast, "{{ 合同项目个数(口径=“申报”) }}")) == ["0"]


def test_a_name_that_nobody_published_is_refused_with_the_nearest(cast: Cast) -> None:
    published(cast)
    with pytest.raises(
        Refused, match="没有登记过“固定投资增速”这个公报数，相近的有：固定资产投资增速"
    ):
        filled(cast, "{{ 公报(“固定投资增速”) }}")


def test_a_withdrawn_one_is_filled_no_more_and_rechecking_says_so(cast: Cast) -> None:
    bulletin = published(cast)
    content = filled(cast, "增速{{ 公报(“固定资产投资增速”) }}")
    withdraw(bulletin=bulletin, reason="登错了", by=cast.office, at=days_on(2))
    [one] = recheck(content, AsOf(), days_on(3), reader=None).different
    assert (one.printed, one.today) == ("8.5%", "—")
    with pytest.raises(Refused, match="这份公报已经撤回"):
        withdraw(bulletin=bulletin, reason="再撤", by=cast.office, at=days_on(3))


def test_a_clerk_may_not_publish_and_nothing_may_come_from_the_future(cast: Cast) -> None:
    with pytest.raises(Refused, match="无权在"):
        publish(
            unit=cast.office_unit,
            heading=HEADING,
            figures=[Said("甲", YEAR, "1")],
            by=cast.clerk,
            at=NOON,
        )
    with pytest.raises(Refused, match="发布日期在今天之后"):
        publish(
            unit=cast.office_unit,
            heading=Heading("市统计局", "月报", date(2023, 3, 2)),
            figures=[Said("甲", YEAR, "1")],
            by=cast.office,
            at=NOON,
        )


def test_the_page_registers_a_pasted_table(cast: Cast, client: Client) -> None:
    client.force_login(cast.office, backend="django.contrib.auth.backends.ModelBackend")
    form = {
        "publisher": "市招商局",
        "title": "全市通报",
        "published_on": "2023-02-01",
        "table": "指标\t期间\t数\t计量\n签约项目\t2022年\t30\t个",
        "unit": cast.office_unit.pk,
    }
    page = client.post("/bulletins/new/", form, follow=True).content.decode()
    assert "全市通报" in page
    assert "30个" in page
    refused = client.post("/bulletins/new/", {**form, "table": "指标\t数\n签约\t3"})
    assert refused.status_code == 422
    assert "缺“期间”" in refused.content.decode()


def test_the_list_costs_the_same_for_many(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.leader, backend="django.contrib.auth.backends.ModelBackend")
    for _ in range(6):
        published(cast)
    with django_assert_max_num_queries(14):
        assert client.get("/bulletins/").content.decode().count("2022年统计公报") == 6

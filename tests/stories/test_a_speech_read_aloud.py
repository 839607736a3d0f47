"""A speech with its figures blanked: bound, filled, each opened, and rechecked when one moves."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

import pytest
from django.test import Client
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from acting import claim, days_on, project, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.people.models import Account
from luodi.kernel.periods import Period
from luodi.outputs.papers.queries.desk import Typed
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.rechecking import Checked, recheck
from luodi.records.ledger.actions.correcting import reverse
from paper_templates import taken
from scenes import go_by

pytestmark = pytest.mark.django_db

PAGE = """讲话.docx
![得分](/images/a.gif)
《讲话.docx》由会员分享,可在线阅读
1、 2023年在全区大会上讲话 在全区大会上的讲话 同志们: 刚才听了汇报。 2023年,全区新签合同
2、项目X个,真正为X的经济发展出力。明天将举办“XX”座谈会。
限制150内"""
TYPED = {"座谈会名称": Typed("霁野", "王")}
HOST = "http://luodi.example"


def enter(client: Client, account: Account) -> None:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")


def template_of_the_page(client: Client, cast: Cast) -> bytes:
    """What a clerk gets who pastes the page and makes a template of it."""
    enter(client, cast.clerk)
    address = client.post("/papers/speeches/", {"text": PAGE})["Location"]
    assert "略去网页上的 4 行" in client.get(address).content.decode()
    return client.post(f"{address}template/").content


def filled(cast: Cast, template: bytes, **more: object) -> Made:
    paper = Paper(
        book=cast.book,
        period=Period.year(2023),
        as_of=AsOf(),
        now=NOON,
        reader=cast.clerk,
        address=HOST,
    )
    return fill(template, paper, Wanted("讲话.docx", annex=True), **more)  # type: ignore[arg-type]


def lines(content: bytes) -> list[str]:
    return [p.text for p in Document(io.BytesIO(content)).paragraphs if p.text]


def links(content: bytes) -> list[str]:
    relations = Document(io.BytesIO(content)).part.rels.values()
    return [r.target_ref for r in relations if r.reltype == RELATIONSHIP_TYPE.HYPERLINK]


def moved(made: Made) -> tuple[Checked, ...]:
    return recheck(made.content, AsOf(), days_on(5), reader=None).different


def test_it_is_bound_filled_opened_and_rechecked(cast: Cast, client: Client) -> None:
    go_by(cast.book)
    entries = [verified(cast, claim(project(cast, name), "contract")) for name in ("甲厂", "乙厂")]
    template = template_of_the_page(client, cast)

    assert filled(cast, template).open == ("“座谈会名称”待手填",)
    made = filled(cast, template, typed=TYPED)
    taken(made)
    assert lines(made.content)[:4] == [
        "在全区大会上的讲话",
        "同志们：",
        "刚才听了汇报。",
        "2023年，全区新签合同项目2个，真正为甲区的经济发展出力。明天将举办“霁野”座谈会。",
    ]
    assert not list(Document(io.BytesIO(made.content)).comments)

    (link,) = links(made.content)
    opened = urlsplit(link)
    page = client.get(f"{opened.path}?{opened.query}").content.decode()
    assert all(name in page for name in ("甲厂", "乙厂"))

    assert not moved(made)
    reverse(entry=entries[0], reason="重复登记", by=cast.office, at=days_on(1))
    [one] = moved(made)
    assert (one.printed, one.today) == ("2", "1")
    told = "\n".join(map(str, one.causes))
    assert "不再计入：甲厂" in told
    assert "红冲" in told
    # The link is of the paper's moment, and opens as it was.
    later = client.get(f"{opened.path}?{opened.query}").content.decode()
    assert all(name in later for name in ("甲厂", "乙厂"))

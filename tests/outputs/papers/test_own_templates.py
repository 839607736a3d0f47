"""The templates of the house are understood by the engine that fills templates."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from docx import Document

from acting import claim, money, project, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.kernel.periods import Period
from luodi.outputs.papers.queries.filling import Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.skeletons import document
from luodi.outputs.papers.rules.skeletons import SKELETONS, Skeleton
from paper_templates import said
from scenes import go_by

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("skeleton", SKELETONS, ids=lambda one: one.code)
def test_each_is_filled_and_only_what_others_know_stays_open(
    cast: Cast, skeleton: Skeleton
) -> None:
    go_by(cast.book)
    subject = project(cast, "甲厂")
    verified(cast, claim(subject, "contract"))
    verified(cast, money(subject, "contract_amount", 120_000_000))
    paper = Paper(book=cast.book, period=Period.year(2023), as_of=AsOf(), now=NOON, verified=True)
    made = fill(document(skeleton), paper, Wanted(f"{skeleton.code}.docx"))
    words = said(made.content)
    assert not [line for line in words if "{{" in line or "{%" in line]
    assert any("全区新签合同项目1个，同比" in line for line in words)
    assert "东山镇|1|1.2|0|0" in words
    assert words[-1] != ""
    assert not {why for why in made.open if "待手填" not in why}
    assert any("不可比" in line for line in words)  # there was no year before


def test_it_is_taken_from_the_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.office, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get("/papers/own/speech.docx")
    paper = Document(io.BytesIO(answer.content))
    assert "{{ 期间 }}" in "".join(paragraph.text for paragraph in paper.paragraphs)
    assert client.get("/papers/own/none.docx").status_code == 404
    assert "/papers/own/speech.docx" in client.get("/papers/").content.decode()


def test_it_is_chosen_on_the_form_and_filled(cast: Cast, client: Client) -> None:
    go_by(cast.book)
    verified(cast, claim(project(cast, "甲厂"), "contract"))
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/papers/").content.decode()
    assert '<option value="own:speech">年终讲话骨架</option>' in page
    asked = {"template": "own:speech", "period": "2023年"}
    page_of = client.post("/papers/", asked, follow=True)
    assert page_of.status_code == 200, page_of.content.decode()
    word = page_of.request["PATH_INFO"].split("/")[3]
    words = said(client.post(f"/papers/drafts/{word}/file/").content)
    assert any("全区新签合同项目1个" in line for line in words)
    assert client.post("/papers/", {**asked, "template": "own:none"}).status_code == 422

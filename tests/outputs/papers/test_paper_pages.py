"""文稿 from the form to the issued paper, as a clerk goes through it."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from acting import claim, project, verified
from conftest import NOON, Cast
from luodi.foundation.history.models import Line
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.records.publications.models import Issue, TypedFigure
from paper_templates import said, template


@pytest.fixture
def ruled(cast: Cast) -> Cast:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    verified(cast, claim(project(cast, "甲厂"), "contract"))
    return cast


def signed_in(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sent(client: Client, *paragraphs: str, **more: str):  # type: ignore[no-untyped-def]
    file = SimpleUploadedFile("讲话.docx", template(*paragraphs))
    return client.post("/papers/", {"file": file, "period": "2023年", **more}, follow=True)


def test_a_clerk_fills_types_takes_and_issues(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.clerk)
    page = sent(client, "签约{{ 合同项目个数 }}个，外出{{ 手填(“批次”) }}批次。")
    assert "还有 1 处空着" in page.content.decode()
    word = page.request["PATH_INFO"].split("/")[3]
    typed = {"word": word, "unit": ruled.town.pk, "typed-批次": "12"}
    page = client.post("/publications/typed/", typed, follow=True)
    assert "都填上了" in page.content.decode()
    assert TypedFigure.objects.get().words == "12"
    file = client.post(f"/papers/drafts/{word}/file/")
    assert said(file.content) == ["签约1个，外出12批次。"]
    assert Line.objects.filter(action="paper.fill", by=ruled.clerk).exists()
    tried = client.post("/papers/finals/", {"word": word}, follow=True)
    assert "可以定稿" in tried.content.decode()
    word = tried.request["PATH_INFO"].split("/")[3]
    form = {"word": word, "unit": ruled.town.pk, "title": "区长讲话"}
    page = client.post("/publications/issues/new/", form, follow=True)
    assert "2 个数都没有变" in page.content.decode()
    assert Issue.objects.get().title == "区长讲话"


def test_what_cannot_be_understood_stands_on_the_form_all_at_once(
    ruled: Cast, client: Client
) -> None:
    page = sent(signed_in(client, ruled.clerk), "{{ 合同项目各数 }}", "{{ 到位资斤 }}")
    assert page.status_code == 422
    text = page.content.decode()
    assert "第 1 段" in text
    assert "第 2 段" in text
    assert "合同项目个数" in text


def test_a_waiting_paper_is_its_owners_alone(ruled: Cast, client: Client) -> None:
    page = sent(signed_in(client, ruled.clerk), "{{ 合同项目个数 }}")
    path = page.request["PATH_INFO"]
    signed_in(client, ruled.other_clerk)
    assert client.get(path).status_code == 404
    assert client.post(f"{path}file/").status_code == 404
    assert client.get(f"{path}pages/1/").status_code == 404


@pytest.mark.parametrize("unit", ["x", "", "999999"])
def test_nothing_is_typed_for_a_unit_that_is_not_ones_own(
    ruled: Cast, client: Client, unit: str
) -> None:
    page = sent(signed_in(client, ruled.clerk), "外出{{ 手填(“批次”) }}批次")
    word = page.request["PATH_INFO"].split("/")[3]
    typed = {"word": word, "unit": unit, "typed-批次": "12"}
    assert client.post("/publications/typed/", typed).status_code == 404
    assert not TypedFigure.objects.exists()


def test_a_page_of_the_paper_is_drawn(ruled: Cast, client: Client) -> None:
    page = sent(signed_in(client, ruled.clerk), "签约{{ 合同项目个数 }}个")
    drawn = client.get(page.request["PATH_INFO"] + "pages/1/")
    assert drawn["Content-Type"] == "image/webp"


def test_a_paper_handed_in_is_rechecked(ruled: Cast, client: Client) -> None:
    page = sent(signed_in(client, ruled.clerk), "签约{{ 合同项目个数 }}个")
    content = client.post(page.request["PATH_INFO"] + "file/").content
    file = SimpleUploadedFile("讲话.docx", content)
    assert "1 个数都没有变" in client.post("/papers/recheck/", {"file": file}).content.decode()
    other = SimpleUploadedFile("别的.docx", template("签约5个"))
    refused = client.post("/papers/recheck/", {"file": other})
    assert (refused.status_code, "不是本系统填写的文稿" in refused.content.decode()) == (422, True)


def test_names_that_a_reader_may_not_see_are_not_told(ruled: Cast, client: Client) -> None:
    project(ruled, "西河秘密厂", unit=ruled.other_town)
    page = sent(signed_in(client, ruled.other_clerk), "{{ 名单(合同项目个数) }}")
    content = client.post(page.request["PATH_INFO"] + "file/").content
    assert "甲厂" not in "".join(said(content))


def test_the_annex_says_on_what_each_figure_rests(ruled: Cast, client: Client) -> None:
    page = sent(signed_in(client, ruled.clerk), "签约{{ 合同项目个数 }}个", annex="on")
    content = client.post(page.request["PATH_INFO"] + "file/").content
    words = said(content)
    assert "口径说明" in words
    assert "1|1|合同项目数，2023年||1|核定" in words
    assert io.BytesIO(content).read(2) == b"PK"

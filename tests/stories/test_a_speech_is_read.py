"""A speech is handed in on a page, asked about, remembered and made a template."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from acting import claim, project, verified
from conftest import Cast
from luodi.foundation.people.models import Account
from luodi.records.publications.models import Binding
from scenes import go_by

pytestmark = pytest.mark.django_db

TEXT = (
    "在全区大会上的讲话\n（2023年3月1日）\n今年全区新签合同项目X个，引进项目X个。XX公司要来考察。"
)
MOST_STATEMENTS = 60


@pytest.fixture
def district(cast: Cast) -> Cast:
    go_by(cast.book)
    verified(cast, claim(project(cast), "contract"))
    return cast


def enter(client: Client, account: Account) -> None:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")


def handed_in(client: Client, account: Account, **more: object) -> str:
    """The address of the speech that was handed in."""
    enter(client, account)
    answer = client.post("/papers/speeches/", {"text": TEXT, **more})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_every_blank_stands_in_order_with_its_value_and_its_question(
    district: Cast, client: Client
) -> None:
    page = client.get(handed_in(client, district.office)).content.decode()
    assert [int(n) for n in re.findall(r'id="blank-(\d+)"', page)] == [1, 2, 3]
    first, second, third = re.split(r'<li id="blank-\d+"', page)[1:4]
    assert "合同项目数" in first
    assert "<strong>1</strong>" in first
    assert '<select name="choice-2"' in second
    assert "<select" not in third.partition("</li>")[0]


def test_it_is_read_within_its_budget(district: Cast, client: Client) -> None:
    address = handed_in(client, district.office)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    assert len(asked) <= MOST_STATEMENTS


def test_what_is_chosen_is_valued_remembered_and_put_into_the_template(
    district: Cast, client: Client
) -> None:
    address = handed_in(client, district.clerk)
    page = client.post(address, {"choice-2": "contracts"}).content.decode()
    assert "由您选定" in page
    word = address.rstrip("/").rpartition("/")[2]
    words = re.search(r'name="words-2" value="([^"]+)"', page)
    assert words
    choice = {"word": word, "unit": district.town.pk, "choice-2": "contracts", "words-2": words[1]}
    assert client.post("/publications/bindings/", choice)["Location"] == address
    assert Binding.objects.get().words == words[1]
    assert "同样的话以前选定过" in client.get(address).content.decode()
    file = client.post(f"{address}template/")
    said = [p.text for p in Document(io.BytesIO(file.content)).paragraphs]
    assert '新签合同项目{{ 合同项目数(期间="本年")|个 }}个' in said[2]
    assert '引进项目{{ 合同项目数(期间="本年")|个 }}个' in said[2]
    assert "XX公司" in said[2]


def test_nobody_else_reads_it(district: Cast, client: Client) -> None:
    address = handed_in(client, district.office)
    enter(client, district.leader)
    assert client.get(address).status_code == 404
    assert client.post(f"{address}template/").status_code == 404


def test_what_is_no_speech_is_refused_beside_its_field(district: Cast, client: Client) -> None:
    enter(client, district.office)
    empty = client.post("/papers/speeches/", {"text": " "})
    assert (empty.status_code, "请选一个文件，或粘贴文字" in empty.content.decode()) == (422, True)
    file = SimpleUploadedFile("讲话.pdf", b"%PDF-1.4")
    wrong = client.post("/papers/speeches/", {"file": file})
    assert (wrong.status_code, "另存为 Word 文档" in wrong.content.decode()) == (422, True)
    late = client.post("/papers/speeches/", {"text": TEXT, "as_of": "何时"})
    assert late.status_code == 422


def test_a_hostile_text_stays_text(district: Cast, client: Client) -> None:
    text = "今年<script>alert(1)</script>签约合同项目X个。"
    page = client.get(handed_in(client, district.office, text=text)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_page_is_english_for_who_reads_english(district: Cast, client: Client) -> None:
    address = handed_in(client, district.office)
    client.cookies["django_language"] = "en"
    page = client.get(address).content.decode()
    assert "Blanks and figures" in page
    assert "Very sure" in page

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
    assert '<input name="name-3"' in third


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
    assert '{{ 手填("公司名称") }}公司' in said[2]


def test_a_name_is_asked_once_and_a_period_chosen(district: Cast, client: Client) -> None:
    text = f"{TEXT}近期对接企业X家。"
    address = handed_in(client, district.clerk, text=text)
    page = client.get(address).content.decode()
    assert "没有起止日" in page
    chosen = client.post(address, {"period-4": "2023年上半年"}).content.decode()
    assert "期间由您选定：2023年上半年" in chosen
    word = address.rstrip("/").rpartition("/")[2]
    words = re.search(r'name="words-3" value="([^"]+)"', page)
    assert words
    named = {"word": word, "unit": district.town.pk, "name-3": "青堰陶瓷", "words-3": words[1]}
    client.post("/publications/bindings/", named)
    again = handed_in(client, district.clerk, text=text)
    page = client.get(again).content.decode()
    assert 'value="青堰陶瓷"' in page
    file = client.post(f"{again}template/", {"period-4": "2023年上半年"})
    said = [p.text for p in Document(io.BytesIO(file.content)).paragraphs]
    assert "青堰陶瓷公司要来考察" in said[2]
    assert '近期对接企业{{ 对接企业数(期间="上半年")|家 }}家' in said[2]


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


SPUN = "区域经济进展较快。对接状况进展了通报。根底设施建立滞后。渐渐转为抢资。肯定程度上有影响。"


def said_in(file: bytes) -> str:
    return "".join(p.text for p in Document(io.BytesIO(file)).paragraphs)


def test_swapped_words_are_ticked_and_what_is_unticked_stays(
    district: Cast, client: Client
) -> None:
    address = handed_in(client, district.office, text=f"{TEXT}\n{SPUN}")
    page = client.get(address).content.decode()
    assert re.search(r'name="restore-\d+" value="情况" checked', page)
    assert "渐渐" in said_in(client.post(f"{address}template/").content)
    unticked = client.post(f"{address}template/", {"restored": "1"}).content
    assert "区域经济进展较快" in said_in(unticked)
    ticked = client.post(f"{address}template/", {"restored": "1", "restore-1": "发展"}).content
    assert "区域经济发展较快。对接状况进展了通报" in said_in(ticked)
    hostile = client.post(f"{address}template/", {"restored": "1", "restore-1": "{{ 坏 }}"})
    assert "区域经济进展较快" in said_in(hostile.content)
    listed = client.post(f"{address}words/", {"restored": "1", "restore-1": "发展"})
    rows = Document(io.BytesIO(listed.content)).tables[0].rows
    assert [cell.text for cell in rows[1].cells][2:4] == ["进展", "发展"]
    assert rows[2].cells[3].text == "照原样"

"""A reader of English opens the pages and meets no Chinese but what people typed and named."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from conftest import NOON, Cast
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.reading import Source, read
from luodi.foundation.rulebook.rules.shipped import DEFAULT, shipped
from luodi.foundation.rulebook.rules.statements import statements
from luodi.foundation.ui.sentences import sentence
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.wording import Words
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import Subject
from scenes import claimed_project, go_by

pytestmark = pytest.mark.django_db

CHINESE = re.compile(r"[\u3001-\u301f\u3400-\u9fff\uff00-\uff60]+")
UNSEEN = re.compile(
    r'<script.*?</script>|<style.*?</style>|<!--.*?-->|<option value="[^"]*"', re.DOTALL
)
# The name of the program in the seal, and of the other language in that language.
IN_EVERY_HEAD = ("落地", "中文")
ON = date(2023, 2, 1)
STEPS = ("contract", ("contract_amount", Decimal(350_000_000)), "ground_break")


@pytest.fixture
def subject(cast: Cast) -> Subject:
    go_by(cast.book)
    return claimed_project("甲厂", cast.town, STEPS, on=ON, by=cast.clerk, at=NOON)


def chinese_left(client: Client, account: Account, address: str, *data: str) -> set[str]:
    """The Chinese on the page as read in English, without what is data."""
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/language/setlang/", {"language": "en", "next": "/"})
    page = client.get(address)
    assert page.status_code == 200
    return chinese_of(page.content.decode(), *data)


def chinese_of(html: str, *data: str) -> set[str]:
    text = unescape(UNSEEN.sub("", html))
    for known in sorted((*IN_EVERY_HEAD, *names(), *data), key=len, reverse=True):
        text = text.replace(known, "")
    return set(CHINESE.findall(text))


def names() -> list[str]:
    """What units and people of the book are called, in full and in short."""
    units = Unit.objects.values_list("name", "short_name")
    people = Account.objects.values_list("name", flat=True)
    return [name for pair in units for name in pair if name] + list(people)


@pytest.mark.parametrize("who", ["clerk", "head", "office", "leader"])
def test_home_is_english(cast: Cast, client: Client, subject: Subject, who: str) -> None:
    account = getattr(cast, who)
    said = [entry.said for entry in subject.entries.all()]
    assert chinese_left(client, account, "/?period=2023", subject.name, *said) == set()


def test_a_citys_home_is_english_but_for_its_moments(
    cast: Cast, client: Client, subject: Subject
) -> None:
    go_by(cast.city_book, "first_pile")
    named = read(shipped("first_pile"), shipped(DEFAULT)).label
    left = chinese_left(client, cast.city_office, "/?period=2023", subject.name, named, "、")
    assert left == set()
    assert "Rulebook: default" in client.get("/?period=2023").content.decode()


def test_the_choice_of_what_happened_is_english(
    cast: Cast, client: Client, subject: Subject
) -> None:
    address = f"/subjects/{subject.pk}/record/"
    assert chinese_left(client, cast.clerk, address, subject.name) == set()


@pytest.mark.parametrize("code", [row.code for row in KINDS if "project" in row.subjects])
def test_the_form_of_every_kind_of_a_project_is_english(
    cast: Cast, client: Client, subject: Subject, code: str
) -> None:
    address = f"/subjects/{subject.pk}/record/{code}/"
    assert chinese_left(client, cast.clerk, address, subject.name) == set()


@pytest.mark.parametrize("page", ["", "amounts/", "print/"])
def test_the_month_of_a_unit_is_english(
    cast: Cast, client: Client, subject: Subject, page: str
) -> None:
    said = [entry.said for entry in subject.entries.all()]
    address = f"/months/{cast.town.pk}/2023-02/{page}"
    assert chinese_left(client, cast.head, address, subject.name, *said) == set()


@pytest.mark.parametrize("page", ["classing", "project", "revision"])
def test_the_forms_that_put_a_project_right_are_english(
    cast: Cast, client: Client, subject: Subject, page: str
) -> None:
    address = f"/subjects/{subject.pk}/{page}/"
    assert chinese_left(client, cast.office, address, subject.name) == set()


def test_the_page_of_an_entry_is_english(cast: Cast, client: Client, subject: Subject) -> None:
    entry = subject.entries.latest("pk")
    left = chinese_left(client, cast.office, f"/entries/{entry.pk}/", subject.name, entry.said)
    assert left == set()


@pytest.mark.parametrize(
    "address",
    [
        *("/?period=2023", "/figures/?period=2023", "/figures/contracts/?period=2023"),
        *("/figures/contracts/months/?period=2023", "/figures/contracts/compare/?period=2023"),
        *("/months/{town}/2023-02/print/", "/months/2023-02/"),
    ],
)
def test_what_is_taken_out_is_english(
    cast: Cast, client: Client, subject: Subject, address: str
) -> None:
    chinese_left(client, cast.office, "/")
    place = address.format(town=cast.town.pk)
    text = client.post(place, {"form": "text"}, headers={"Accept": "text/plain"}).content.decode()
    said = [entry.said for entry in subject.entries.all()]
    assert chinese_of(text, subject.name, *said) == set()


def test_taking_back_stamped_sheets_is_english(
    cast: Cast, client: Client, subject: Subject
) -> None:
    assert chinese_left(client, cast.clerk, "/sheets/") == set()


def test_the_list_of_months_is_english(cast: Cast, client: Client, subject: Subject) -> None:
    assert chinese_left(client, cast.office, "/months/2023-02/") == set()


@pytest.mark.parametrize("what", ["projects", "enterprises", "events", "stations"])
def test_registering_is_english(cast: Cast, client: Client, subject: Subject, what: str) -> None:
    assert chinese_left(client, cast.office, f"/{what}/new/") == set()


def test_what_is_refused_is_said_in_english(cast: Cast, client: Client, subject: Subject) -> None:
    address = f"/subjects/{subject.pk}/record/money_in/"
    chinese_left(client, cast.clerk, address)
    page = client.post(address, {"reported_by": subject.unit_id, "occurred_from": "2023-02-03"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "fill in “Voucher No.”" in text
    assert chinese_of(text, subject.name) == set()


def test_the_rulebook_is_english_but_for_its_sources(
    cast: Cast, client: Client, subject: Subject
) -> None:
    assert chinese_left(client, cast.leader, "/rulebook/", *sources(default())) == set()


def test_what_a_rulebook_changed_is_english(cast: Cast, client: Client, subject: Subject) -> None:
    go_by(cast.book, "permanent_works_and_statistics", by=cast.office)
    own = read(shipped("permanent_works_and_statistics"), shipped(DEFAULT))
    data = (*sources(default()), *sources(own), own.document_no)
    assert chinese_left(client, cast.leader, "/rulebook/", *data) == set()


def test_a_name_that_a_district_gave_stays_as_it_is() -> None:
    text = shipped("first_pile").text + '[rates.r_start]\nname = "本区开工率"\n'
    own = read(Source("own.toml", text), shipped(DEFAULT))
    with translation.override("en"):
        (said,) = (one for one in statements(own, gettext) if one.code == "r_start")
    assert said.label == "本区开工率"
    assert said.text == "Contracts started ÷ Base: contracts (%, decimals: 2, rounded half up)"


def test_what_a_person_typed_stays_though_it_is_a_word_of_the_tables() -> None:
    reason = because(
        gettext_noop("“%(field)s”不能填“%(value)s”，可填：%(choices)s"),
        field=because("付款方"),
        value="付款方",
        choices=Words(("申报", "核定")),
    )
    assert str(reason) == "“付款方”不能填“付款方”，可填：申报、核定"
    with translation.override("en"):
        assert "“Payer”" in sentence(reason)
        assert "“付款方”" in sentence(reason)
        assert "Claimed, Verified" in sentence(reason)


def default() -> Rulebook:
    return read(shipped(DEFAULT), shipped(DEFAULT))


def sources(book: Rulebook) -> tuple[str, ...]:
    """Where definitions come from: titles of Chinese documents, which keep their names."""
    found = [rate.source for rate in book.rates] + [rule.source for rule in book.kinds]
    return tuple(filter(None, found))

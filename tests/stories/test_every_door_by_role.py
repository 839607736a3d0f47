"""Every address, asked by every role of the district, of its city and of another district."""

from __future__ import annotations

import pytest
from django.test import Client
from test_doors import ADDRESSES

from acting import claim, paper, project, told
from conftest import NOON, Cast
from luodi.foundation.history.actions import note
from luodi.foundation.outgoing.queries import code_of_line
from luodi.foundation.people.models import Account
from luodi.intake.inbox.actions import receive
from luodi.intake.inbox.models import Received
from luodi.records.ledger.models import Entry

SECRET = "密不示人厂"  # the name of the one project; what was said of it; the title of its paper
SAID = "只与本区有关"
OWN = ("clerk", "head", "office", "supervisor", "leader", "auditor", "admin")
FOREIGN = ("other_office",)
ELSEWHERE = ("other_clerk",)  # another town of the same district
SUBJECT_PAGES = ("subjects/", "entries/", "documents/", "sheets/<")
CODES = {
    "figures/": "contracts",
    "help/": "recording",
    "entries/": "verify",
    "history/": "甲区",
    "settings/": "off",
    "subjects/": "money_in",
}


@pytest.fixture
def entry(cast: Cast) -> Entry:
    document = paper(cast, content=SAID.encode())
    given = claim(project(cast, SECRET), said=SAID, evidence=((document.pk, "talks_record"),))
    receive(unit=cast.town, text=f"{SECRET}昨天打桩", papers=(), by=cast.clerk, at=NOON)
    return told(cast, given)


def address_of(pattern: str, cast: Cast, entry: Entry) -> str:
    """The pattern with the keys of what belongs to the town of the one district."""
    keys = {
        "subjects/": entry.subject_id,
        "entries/": entry.pk,
        "documents/": entry.evidences.get().document_id,
        "months/": cast.town.pk,
        "settings/people/": cast.clerk.pk,
        "settings/units/": cast.town.pk,
        "inbox/": Received.objects.get().pk,
    }
    key = next(
        (keys[start] for start in sorted(keys, reverse=True) if pattern.startswith(start)), 1
    )
    code = next((CODES[start] for start in CODES if pattern.startswith(start)), "1")
    if code == "甲区":
        code = cast.book.code
    if pattern.startswith("sheets/<"):
        code = printed(cast, entry)
    filled = (
        pattern.replace("<int:pk>", str(key))
        .replace("<slug:code>", code)
        .replace("<slug:word>", "1")
    )
    filled = filled.replace("<month:month>", "2023-02").replace("<int:seq>", str(entry.seq))
    filled = filled.replace("<int:key>", str(keys["inbox/"])).replace("<int:row>", "1")
    return "/" + filled.replace("<int:number>", "1")


def printed(cast: Cast, entry: Entry) -> str:
    """The code of a sheet that the clerk has printed of the project's page."""
    page = f"/subjects/{entry.subject_id}/"
    detail = {"page": page, "query": "", "book": cast.book.code, "seq": entry.seq}
    return code_of_line(note(action="outgoing.print", detail=detail, by=cast.clerk, at=NOON))


def asked(client: Client, account: Account, address: str) -> tuple[int, str]:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(address)
    content = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, content.decode(errors="replace")


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_no_role_of_the_district_breaks_a_page(
    cast: Cast, client: Client, entry: Entry, pattern: str
) -> None:
    address = address_of(pattern, cast, entry)
    for who in OWN:
        status, _ = asked(client, getattr(cast, who), address)
        assert status in {200, 302, 403, 404, 405, 422}, (who, address)


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_nobody_of_another_district_reads_what_is_not_his(
    cast: Cast, client: Client, entry: Entry, pattern: str
) -> None:
    address = address_of(pattern, cast, entry)
    for who in FOREIGN:
        status, text = asked(client, getattr(cast, who), address)
        assert SECRET not in text, (who, address)
        assert SAID not in text, (who, address)
        if pattern.startswith(SUBJECT_PAGES):
            assert status in {404, 405}, (who, address)


@pytest.mark.parametrize("pattern", [one for one in ADDRESSES if one.startswith(SUBJECT_PAGES)])
def test_another_town_reads_nothing_of_the_towns_project(
    cast: Cast, client: Client, entry: Entry, pattern: str
) -> None:
    for who in ELSEWHERE:
        status, text = asked(client, getattr(cast, who), address_of(pattern, cast, entry))
        assert status in {404, 405}
        assert SECRET not in text


def test_the_marks_are_read_by_who_may(cast: Cast, client: Client, entry: Entry) -> None:
    """Else the tests above would find nothing because nothing is shown to anybody."""
    for address in (
        "/registers/projects/",
        f"/search/?q={SECRET}",
        f"/subjects/{entry.subject_id}/",
        "/inbox/",
        f"/inbox/{Received.objects.get().pk}/",
    ):
        assert SECRET in asked(client, cast.clerk, address)[1]
    assert SECRET in asked(client, cast.clerk, f"/sheets/{printed(cast, entry)}/")[1]
    document = entry.evidences.get().document_id
    assert asked(client, cast.clerk, f"/documents/{document}/")[1] == SAID

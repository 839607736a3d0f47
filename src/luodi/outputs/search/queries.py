"""What a reader may mean by a few characters: pages, units, subjects of each type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.places import places_of
from luodi.kernel.name_keys import initials, plain
from luodi.kernel.short_codes import written
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.queries import enterprises_coded
from luodi.records.sheets.queries import sheet_of
from luodi.records.subjects.queries import Named, subjects_like
from luodi.records.subjects.rules import TYPE_NAMES, SubjectType

MOST = 8  # of each group


@dataclass(frozen=True)
class Hit:
    """One thing that was found: its name, what stands beside it, where it leads, if anywhere."""

    name: str
    note: str = ""
    link: str = ""


@dataclass(frozen=True)
class Group:
    """Hits of one sort."""

    name: str
    hits: tuple[Hit, ...]


def found(request: HttpRequest, account: Account, text: str) -> list[Group]:
    """Everything that the reader may see and may mean; nothing for nothing."""
    sought = plain(text)
    if not sought:
        return []
    projects, enterprises, others = subjects_like(account, text, SORTS, MOST)
    groups: tuple[tuple[str, Iterable[Hit]], ...] = (
        (gettext_noop("印出去的纸"), sheets(account, text)),
        (gettext_noop("页面"), pages(request, sought)),
        (TYPE_NAMES[SubjectType.PROJECT], map(named, projects)),
        (TYPE_NAMES[SubjectType.ENTERPRISE], chain(coded(account, text), map(named, enterprises))),
        (gettext_noop("其他事项"), map(typed, others)),
        (gettext_noop("单位"), units(account, sought)),
    )
    hits = [Group(gettext(name), tuple(islice(hits, MOST))) for name, hits in groups]
    return [group for group in hits if group.hits]


OWN = (SubjectType.PROJECT, SubjectType.ENTERPRISE)
SORTS = (OWN[:1], OWN[1:], tuple(type_ for type_ in SubjectType if type_ not in OWN))


def pages(request: HttpRequest, sought: str) -> Iterator[Hit]:
    for place in places_of(request):
        name = gettext(place.name)
        if is_called(name, sought):
            yield Hit(name, link=reverse(place.address))


def is_called(name: str, sought: str) -> bool:
    whole, first_letters = keys_of(name)
    return sought in whole or first_letters.startswith(sought)


@lru_cache(maxsize=4_096)
def keys_of(name: str) -> tuple[str, str]:
    return plain(name), initials(name)


def sheets(account: Account, text: str) -> Iterator[Hit]:
    """The sheet of a code that was typed from paper."""
    if sheet := sheet_of(text, account):
        yield Hit(sheet.title, written(sheet.code), reverse("sheets:sheet", args=[sheet.code]))


def named(row: Named) -> Hit:
    return Hit(row.name, row.unit, page_of(row.key))


def typed(row: Named) -> Hit:
    return Hit(row.name, gettext(TYPE_NAMES[row.type]), page_of(row.key))


def page_of(subject: int) -> str:
    return reverse("dossiers:subject", args=[subject])


def coded(account: Account, text: str) -> Iterator[Hit]:
    for row in enterprises_coded(account, text, MOST):
        yield Hit(row.name, row.code, page_of(row.key))


def units(account: Account, sought: str) -> Iterator[Hit]:
    """Units by name, short name or initials; there are few enough to look at each."""
    rows = Unit.objects.reached_by(account, Right.READ).order_by("pk")
    for pk, *called, book, code in rows.values_list(*UNIT):
        if any(is_called(name, sought) for name in called):
            name, short_name = called
            yield Hit(short_name or name, book, register(book=code, unit=pk))


UNIT = ("pk", "name", "short_name", "book__name", "book__code")


def register(**asked: object) -> str:
    return f"{reverse('registers:projects')}?{urlencode(asked)}"

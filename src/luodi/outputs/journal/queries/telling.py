"""A line in words for one reader: names only of what he may see, and no personal values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.rules.policy import GRANTS, Right, Role
from luodi.kernel.text import gettext_noop
from luodi.outputs.journal import rules
from luodi.outputs.journal.rules import TOPIC
from luodi.records.subjects.queries import names_for

KINDS = {
    "subject": gettext_noop("事项"),
    "unit": gettext_noop("单位"),
    "account": gettext_noop("账号"),
    "document": gettext_noop("资料"),
    "batch": gettext_noop("批次"),
    "rulebook": gettext_noop("口径手册"),
    "import": gettext_noop("导入批次"),
}
# Details that are keys: of what.
KEYS = {"unit": "unit", "giver": "account", "taker": "account"}

type Names = Mapping[str, Mapping[int, str]]


@dataclass(frozen=True)
class Told:
    """One line as one reader reads it."""

    line: Line
    who: str
    what: str
    about: str
    details: tuple[tuple[str, str], ...]

    @property
    def at(self) -> str:
        return f"{self.line.at.astimezone(BOOK_ZONE):%Y-%m-%d %H:%M}"

    @property
    def said(self) -> str:
        return "；".join(f"{label} {text}" for label, text in self.details)

    @property
    def way(self) -> str:
        """Every act about the same; nothing where the act was about nothing that has a number."""
        if not TOPIC.fullmatch(self.line.topic):
            return ""
        if self.line.book.kind == Book.Kind.HOUSE:
            return f"{reverse('journal:house')}?topic={self.line.topic}"
        query = f"book={self.line.book.code}&topic={self.line.topic}"
        return f"{reverse('journal:lines')}?{query}"

    @property
    def link(self) -> str:
        return reverse("journal:line", args=[self.line.book.code, self.line.seq])


def telling(lines: Iterable[Line], reader: Account) -> list[Told]:
    """The lines in words, with a fixed number of queries however many they are."""
    lines = list(lines)
    names = named(lines, reader)
    return [
        Told(
            line,
            str(line.by) if line.by else gettext("（无）"),
            gettext(rules.name_of(line.action)),
            about(line, names),
            tuple(details(line, names)) if is_told(line, reader) else (),
        )
        for line in lines
    ]


def is_told(line: Line, reader: Account) -> bool:
    """What acts say of projects is for who may read them; an administrator keeps people only."""
    if not rules.needs_reading(line.action):
        return True
    if line.book.kind == Book.Kind.HOUSE:
        return reader.holds(Right.READ)
    return may_in_book(reader, Right.READ, book=line.book)


def named(lines: Iterable[Line], reader: Account) -> Names:
    """The names of everything that the lines speak of by its key, as far as he may see them."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        kind, _, key = line.topic.partition(":")
        if key.isdecimal():
            wanted[kind].add(int(key))
        for detail, of in KEYS.items():
            if isinstance(key := line.detail.get(detail), int):
                wanted[of].add(key)
    units = Unit.objects.filter(pk__in=wanted["unit"])
    people = Account.objects.filter(pk__in=wanted["account"])
    return {
        "subject": names_for(reader, wanted["subject"]),
        "unit": {unit.pk: str(unit) for unit in units},
        "account": {person.pk: person.name for person in people},
    }


def about(line: Line, names: Names) -> str:
    """What the act was about: its name, or for who may not see that, its number."""
    kind, _, key = line.topic.partition(":")
    if key.isdecimal() and (name := names.get(kind, {}).get(int(key))):
        return name
    word = gettext(KINDS.get(kind, kind))
    return f"{word} {key}" if key.isdecimal() else word


def details(line: Line, names: Names) -> Iterator[tuple[str, str]]:
    """Label and value of each detail that is told."""
    for key, label, value in rules.told(line.action, line.detail):
        yield gettext(label), worded(key, value, names)


def worded(key: str, value: object, names: Names) -> str:
    if isinstance(value, list):
        return "、".join(rules.without_numbers(str(one)) for one in value)
    if key in KEYS and isinstance(value, int):
        return names[KEYS[key]].get(value, str(value))
    if key == "role":
        return gettext(GRANTS[Role(str(value))].name)
    return rules.without_numbers(str(value))

"""What only its kind has of an entry, in words; what is personal only for who may record it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext

from luodi.foundation.history.models import Sealed
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import may
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.numbers import money, number
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Field, FieldType
from luodi.foundation.vocabulary.words import word
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Entry
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import shown_names

# Who paid, from where, by which slip: outside the circle it would tell who hides behind the code.
GIVES_AWAY = frozenset({"payer", "payer_place", "voucher_no", "investor", "firm", "visitors_firm"})
SUBJECTS = frozenset({FieldType.SUBJECT, FieldType.ENTERPRISE, FieldType.EVENT})
HIDDEN = gettext_noop("个人信息，不显示")
REMOVED = gettext_noop("已隐去")


@dataclass(frozen=True)
class Detail:
    """One of a kind's own fields as filled in, in the reader's words."""

    code: str
    name: str
    value: str


@dataclass(frozen=True)
class Details:
    """The own fields of some entries for one reader; names and seals are looked up once."""

    entries: Sequence[Entry]
    reader: Account

    def of(self, entry: Entry, *, inside: bool) -> tuple[Detail, ...]:
        """To who is outside the circle of a code name, nothing that gives the name away."""
        return tuple(
            Detail(own.code, own.name, self.said(entry, own, value))
            for own, value in filled(entry)
            if inside or own.code not in GIVES_AWAY
        )

    def said(self, entry: Entry, own: Field, value: object) -> str:
        match own.type, value:
            case _, {"sealed": int(key)}:
                return self.unsealed(entry, key)
            case FieldType.UNIT, int(key):
                return self.units.get(key, "")
            case kind, int(key) if kind in SUBJECTS:
                return self.subjects.get(key, "")
            case FieldType.CHOICE, str(code):
                return gettext(word(code))
            case _:
                return plain(own, value)

    def unsealed(self, entry: Entry, key: int) -> str:
        """A personal value, for those who may record for the entry's unit."""
        if not may(self.reader, Right.RECORD, unit=entry.reported_by):
            return gettext(HIDDEN)
        return self.sealed.get(key) or gettext(REMOVED)

    @cached_property
    def units(self) -> dict[int, str]:
        keys = self.keys(FieldType.UNIT)
        return {unit.pk: str(unit) for unit in Unit.objects.filter(pk__in=keys)}

    @cached_property
    def subjects(self) -> dict[int, str]:
        rows = Subject.objects.filter(pk__in=self.keys(*SUBJECTS))
        return shown_names(rows, self.reader)

    @cached_property
    def sealed(self) -> dict[int, str]:
        keys = [
            value["sealed"]
            for entry in self.entries
            for _, value in filled(entry)
            if isinstance(value, dict) and "sealed" in value
        ]
        return dict(Sealed.objects.filter(pk__in=keys).values_list("pk", "value"))

    def keys(self, *types: FieldType) -> set[int]:
        """The keys that fields of these types hold."""
        pairs = (pair for entry in self.entries for pair in filled(entry))
        return {value for own, value in pairs if own.type in types and isinstance(value, int)}


def filled(entry: Entry) -> Iterator[tuple[Field, object]]:
    """The kind's own fields that were filled in, with what is stored."""
    for own in kind_named(entry.kind).fields:
        value = stored(entry, own)
        if value not in (None, ""):
            yield own, value


def stored(entry: Entry, own: Field) -> object:
    if not own.column:
        return entry.detail.get(own.code)
    key = f"{own.column}_id" if own.type in SUBJECTS else own.column
    return getattr(entry, key)


def plain(own: Field, value: object) -> str:
    """A value that names nothing else, with its unit."""
    if own.type is FieldType.YES_NO:
        return gettext("是") if value else gettext("否")
    if own.type is FieldType.MONEY:
        return money(Decimal(str(value)))
    if own.type is FieldType.AREA:
        return f"{number(Decimal(str(value)))}㎡"
    return str(value)

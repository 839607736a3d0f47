"""What a monthly report confirms, as a table for the page and for the printed sheet."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.people.models import Account, Unit
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.months import Sheet
from luodi.records.ledger.queries.telling import amount, when
from luodi.records.ledger.queries.waiting import to_confirm
from luodi.records.subjects.queries import shown_names


def sheet_table(found: Sheet, reader: Account, *, on_paper: bool = False) -> Table[Entry]:
    """The entries of the month; on paper they are numbered and lead nowhere."""
    names = shown_names({entry.subject for entry in found.entries}, reader)

    def link(entry: Entry) -> str:
        return "" if on_paper else reverse("ledger:entry", args=[entry.pk])

    head: Column[Entry] = Column(
        "subject",
        gettext_noop("事项"),
        lambda entry: names[entry.subject_id],
        is_head=True,
        link=link,
    )
    caption = gettext("已确认的记录") if found.report else gettext("要确认的记录")
    return Table(caption, [head, *COLUMNS], found.entries, is_captioned=False)


def told_on_behalf(unit: Unit) -> list[tuple[Entry, str]]:
    """Entries that the office recorded for the unit and that lack its yes, with their kinds."""
    return [(entry, gettext(kind_named(entry.kind).name)) for entry in to_confirm([unit])]


def kind(entry: Entry) -> str:
    """What happened; an entry that the office made for the unit says so."""
    name = gettext(kind_named(entry.kind).name)
    return gettext("%(kind)s（代录）") % {"kind": name} if entry.on_behalf else name


COLUMNS: tuple[Column[Entry], ...] = (
    Column("kind", gettext_noop("记录种类"), kind),
    Column("days", gettext_noop("发生日"), when),
    Column("amount", gettext_noop("数值"), amount),
    Column("said", gettext_noop("说明"), lambda entry: entry.said, Kind.PROSE),
    Column("number", gettext_noop("记录"), lambda entry: f"#{entry.seq}"),
)

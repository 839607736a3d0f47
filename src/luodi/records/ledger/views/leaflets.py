"""A month's sheet and an entry as leaflets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from luodi.foundation.files.leaflets.joints import listed, titled
from luodi.foundation.files.leaflets.leaf import Leaflet, Part
from luodi.foundation.outgoing.grids import grid_of_table
from luodi.foundation.outgoing.views import Going
from luodi.foundation.people.queries import unit_for
from luodi.foundation.people.requests import SignedInRequest
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.evidence import evidence
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.details import filled
from luodi.records.ledger.queries.entries import entry_for, facing
from luodi.records.ledger.queries.months import Sheet, sheet
from luodi.records.ledger.queries.telling import Telling, days, tellings
from luodi.records.ledger.views.month_sheets import sheet_table
from luodi.records.subjects.queries import shown_name, shown_names


def of_month(request: SignedInRequest, pk: int, month: date) -> Going:
    """The sheet of a unit's month."""
    unit = unit_for(request.user, pk, Right.READ)
    found = sheet(unit, month, timezone.localdate())
    words = {"unit": unit.name, "month": found.month.said(gettext)}
    leaflet = Leaflet(
        unit.book.name,
        gettext("%(unit)s%(month)s招商引资月报") % words,
        (reported(found),),
        month_parts(request, found),
    )
    return Going(unit.book, f"unit:{unit.pk}", leaflet)


def reported(found: Sheet) -> str:
    report = found.report
    if report is None:
        return gettext("未报送，草稿")
    words = {"who": report.by, "at": f"{timezone.localtime(report.at):%Y-%m-%d %H:%M}"}
    return gettext("%(who)s 于 %(at)s 报送") % words


def month_parts(request: SignedInRequest, found: Sheet) -> Iterator[Part]:
    done = bool(found.report)
    title = gettext("已确认的记录") if done else gettext("要确认的记录")
    table = sheet_table(found, request.user, on_paper=True)
    none = [] if found.entries else [gettext("无。")]
    yield Part(title, lines=none, grid=grid_of_table(table) if found.entries else None)
    names = listed(shown_names(found.still, request.user).values())
    title = gettext("本月无变化的项目") if done else gettext("本月没有记录的项目")
    yield Part(title, lines=[names or gettext("无。")])


def of_entry(request: SignedInRequest, pk: int) -> Going:
    """One entry: what was said, in which state it is, and what proves it."""
    entry = entry_for(request.user, pk)
    found = facing(entry, timezone.localdate())
    name = shown_name(entry.subject, request.user)
    (one,) = tellings([found.told], request.user, inside=name == entry.subject.name)
    number = gettext("记录 %(number)s") % {"number": f"#{entry.seq}"}
    leaflet = Leaflet(
        entry.book.name,
        titled(name, gettext(one.kind)),
        (number, str(entry.reported_by), one.mark),
        entry_parts(entry, one),
    )
    return Going(entry.book, f"subject:{entry.subject_id}", leaflet)


def entry_parts(entry: Entry, one: Telling) -> Iterator[Part]:
    """What was said; a phone or another personal value stays in the house."""
    personal = {gettext(own.name) for own, value in filled(entry) if isinstance(value, dict)}
    pairs = [
        (gettext("发生日"), days(entry.occurred_from, entry.occurred_to)),
        (gettext("数值"), one.amount),
        *((line.name, line.value) for line in one.lines),
    ]
    told = [titled(label, text) for label, text in pairs if text and label not in personal]
    yield Part(lines=[entry.said, *dict.fromkeys(told)])
    types = listed(gettext(evidence(paper.type).name) for paper in one.told.papers)
    yield Part(gettext("证据"), lines=[types or gettext("没有证据")])

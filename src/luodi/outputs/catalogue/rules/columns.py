"""The columns that pages, workbooks and plain copies of figures share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.kernel.text import gettext_noop
from luodi.outputs.catalogue.rules.lines import Line


@dataclass(frozen=True)
class Ground:
    """One entry on which a row of a figure rests; the amount stands on the row's first alone."""

    part: str
    name: str
    unit: str
    amount: Decimal | None
    measure: str = ""
    entry: int | None = None
    kind: str = ""
    occurred_from: date | None = None
    occurred_to: date | None = None
    said: str = ""
    reported_by: str = ""
    grade: str = ""
    source: str = ""
    papers: str = ""
    note: str = ""


FIGURES: tuple[Column[Line], ...] = (
    Column("family", gettext_noop("类别"), lambda row: row.family),
    Column("name", gettext_noop("指标"), lambda row: row.name, is_head=True),
    Column("claimed", gettext_noop("申报"), lambda row: row.claimed_number, Kind.NUMBER),
    Column("verified", gettext_noop("核定"), lambda row: row.verified_number, Kind.NUMBER),
    Column("distance", gettext_noop("差距"), lambda row: row.distance_number, Kind.NUMBER),
    Column("unit", gettext_noop("单位"), lambda row: row.unit),
    Column("sentence", gettext_noop("口径"), lambda row: row.sentence, Kind.PROSE),
    Column("workings", gettext_noop("算式"), lambda row: "；".join(row.workings), Kind.PROSE),
)
ROWS: tuple[Column[Ground], ...] = (
    Column("part", gettext_noop("指标"), lambda row: row.part),
    Column("name", gettext_noop("事项"), lambda row: row.name, is_head=True),
    Column("unit", gettext_noop("责任单位"), lambda row: row.unit),
    Column("amount", gettext_noop("计入"), lambda row: row.amount, Kind.NUMBER),
    Column("measure", gettext_noop("计量"), lambda row: row.measure),
    Column("entry", gettext_noop("记录"), lambda row: row.entry, Kind.NUMBER, digits=0),
    Column("kind", gettext_noop("种类"), lambda row: row.kind),
    Column("from", gettext_noop("发生日（起）"), lambda row: row.occurred_from, Kind.DATE),
    Column("to", gettext_noop("发生日（止）"), lambda row: row.occurred_to, Kind.DATE),
    Column("said", gettext_noop("说明"), lambda row: row.said, Kind.PROSE),
    Column("reported_by", gettext_noop("填报单位"), lambda row: row.reported_by),
    Column("grade", gettext_noop("等级"), lambda row: row.grade),
    Column("source", gettext_noop("来源"), lambda row: row.source),
    Column("papers", gettext_noop("证据"), lambda row: row.papers, Kind.PROSE),
    Column("note", gettext_noop("备注"), lambda row: row.note),
)

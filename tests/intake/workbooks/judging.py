"""An unkind workbook understood and held against its truth, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from luodi.foundation.files.sheets.opening import read
from luodi.intake.workbooks.rules.shapes import Region, Row, Status, Understood, Value
from luodi.intake.workbooks.rules.understanding import understand
from luodi.kernel.refusal import Refused
from unkind.truth import Fact, Project, Total, Workbook

TODAY = date(2023, 12, 31)

# What a fact of the truth may be read as.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "unit": ("responsible", "introducing", "landing", "reporting"),
    "introducing": ("introducing",),
    "share": ("split",),
    "channel": ("channel",),
    "cluster": ("cluster",),
    "province_yuan": ("province_to_date",),
    "outside_yuan": ("outside_to_date",),
    "foreign_usd": ("foreign_to_date",),
    "floor_m2": ("floor_area",),
    "ended": ("terminated", "lost", "returned"),
    "enterprise": ("investor", "company"),
    "place": ("place",),
    "content": ("content",),
    "industry": ("industry",),
    "status": ("status", "progress"),
    "contact": ("contact",),
    "remark": ("remark",),
    "total_yuan": ("planned_total",),
    "agreed_yuan": ("contract_amount", "agreement_amount"),
    "arrived_yuan": ("money_in_to_date",),
    "arrived_year_yuan": ("money_in_year",),
    "arrived_month_yuan": ("money_in_month",),
    "done_yuan": ("done_to_date",),
    "done_year_yuan": ("done_year",),
    "planned_year_yuan": ("year_plan",),
    "output_yuan": ("expected_output",),
    "tax_yuan": ("expected_tax",),
    "land_m2": ("land_area",),
    "jobs": ("jobs",),
    "signed": ("signed", "contract", "agreement"),
    "started": ("started",),
    "finished": ("completion_planned",),
    "produced": ("production",),
}
DOLLARS = "total_usd"


@dataclass
class Verdict:
    """How the facts of one workbook ended, and every one that ended badly in a sentence."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def judged(book: Workbook) -> Verdict:
    verdict = Verdict(book.name)
    try:
        grids = read(book.make(), book.filename).grids
    except Refused:
        verdict.counts["file refused"] += 1
        if not book.truth.refused:
            verdict.faults.append("the file was turned away")
        return verdict
    sheets = {grid.name: understand(grid, today=TODAY) for grid in grids}
    for project in book.truth.projects:
        _judge(project, sheets, verdict)
    for total in book.truth.totals:
        _judge_total(total, sheets, verdict)
    _judge_the_rest(book, sheets, verdict)
    return verdict


def _judge_the_rest(book: Workbook, sheets: Mapping[str, Understood], verdict: Verdict) -> None:
    """No row that is none may pass for a project, and the day of the table is the one it states."""
    known = {(project.where, project.row) for project in book.truth.projects}
    for name, understood in sheets.items():
        for row in _rows_of_projects(understood):
            if (name, row.row) not in known and row.status is not Status.REFUSED:
                verdict.counts["wrong"] += 1
                verdict.faults.append(f"{name} {row.row} {row.name} is no project")
    stated = {region.as_of for one in sheets.values() for region in one.regions}
    if book.truth.as_of and stated != {book.truth.as_of}:
        verdict.faults.append(f"as of {stated}, not {book.truth.as_of}")


def _judge(project: Project, sheets: Mapping[str, Understood], verdict: Verdict) -> None:
    found = _row(project, sheets)
    if found is None:
        verdict.counts["lost"] += len(project.facts)
        verdict.faults.append(f"{project.row} {project.name} was not found")
        return
    region, row = found
    if _plain(row.name) != _plain(project.name):
        verdict.counts["wrong"] += 1
        verdict.faults.append(f"{row.row} named {row.name}, not {project.name}")
    is_hidden = row.is_hidden or sheets[project.where].is_hidden
    if not project.group.startswith(row.group) or is_hidden is not project.is_hidden:
        verdict.counts["wrong"] += 1
        verdict.faults.append(f"{row.row} {row.name}: group {row.group}, hidden {is_hidden}")
    for fact, codes in FIELDS.items():
        values = [v for code in codes for v in row.values.get(code, ()) if v.value is not None]
        ending = _ending(fact, values, project, region, row)
        if ending:
            verdict.counts[ending] += 1
        if ending in ("wrong", "lost"):
            said = [(v.value, v.last, v.unit) for v in values]
            meant = project.facts.get(fact)
            verdict.faults.append(
                f"{row.row} {row.name} {fact}: {said}, meant {meant} {row.status}"
            )


def _ending(
    fact: str, values: list[Value], project: Project, region: Region, row: Row
) -> str | None:
    meant = project.facts.get(fact)
    if fact == "total_yuan" and DOLLARS in project.facts:
        meant = project.facts[DOLLARS]
    if values and meant is None and fact in ("remark", "introducing"):
        return (
            None  # free words, which the truth does not always repeat; a unit is one all the same
        )
    if values:
        if meant is not None and any(_says(value, meant) for value in values):
            return "right"
        return "refused" if row.status is Status.REFUSED else "wrong"
    if meant is None:
        return None
    if row.status is Status.REFUSED:
        return "refused"
    is_asked = row.status is Status.DOUBTFUL or any(
        set(FIELDS[fact]) & {column.field, *column.choices} and column.is_asked
        for column in region.columns
    )
    return "asked" if is_asked else "unread" if region.unread_columns else "lost"


def _says(value: Value, meant: Fact) -> bool:
    match value.value, meant:
        case date() as first, (start, end):
            return (first, value.last or first) == (start, end)
        case Decimal() as amount, Decimal() as expected:
            return abs(amount - expected) < Decimal("0.01")
        case str() as text, str() as expected:
            return _plain(text) == _plain(expected)
        case _:
            return False


def _judge_total(total: Total, sheets: Mapping[str, Understood], verdict: Verdict) -> None:
    codes = FIELDS[total.fact]
    found = [
        one
        for region in sheets[total.where].regions
        for one in region.totals
        if one.row == total.row and one.field in codes
    ]
    columns = [c for region in sheets[total.where].regions for c in region.columns]
    if any(c.is_asked and set(codes) & {c.field, *c.choices} for c in columns):
        verdict.counts["totals asked"] += 1
    elif found and found[0].printed == total.printed and found[0].agrees is total.agrees:
        verdict.counts["totals right"] += 1
    else:
        verdict.counts["totals wrong"] += 1
        verdict.faults.append(f"total {total}: {found}")


def _row(project: Project, sheets: Mapping[str, Understood]) -> tuple[Region, Row] | None:
    understood = sheets.get(project.where)
    regions = understood.regions if understood else ()
    for region in regions:
        for row in region.rows:
            is_there = row.row == project.row and row.status.is_of_a_project
            if is_there and (len(regions) == 1 or _plain(row.name) == _plain(project.name)):
                return region, row
    return None


def _rows_of_projects(understood: Understood) -> Iterator[Row]:
    for region in understood.regions:
        yield from (row for row in region.rows if row.status.is_of_a_project)


def _plain(text: str) -> str:
    return "".join(text.split())

"""Figures and explanations as plain values, the shape in which `--json` and the API give them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from luodi.analysis.figures.queries.explaining import Explanation, Part
from luodi.analysis.figures.rules.asked import CityPart, CityTable, Figure, Table
from luodi.analysis.figures.rules.rows import Proof, Row

READING_NAMES = {False: "claimed", True: "verified"}


def table_as_json(
    table: Table | CityTable, readings: Collection[bool], only: Collection[str] = ()
) -> dict[str, Any]:
    """The table; money as decimal strings in yuan, figures in both readings side by side."""
    wanted = {
        code: figure for (code, _), figure in table.figures.items() if not only or code in only
    }
    return {
        **moment_as_json(table),
        "figures": [
            {
                "code": code,
                "name": figure.name,
                "unit": figure.unit,
                "sentence": figure.sentence,
                **{
                    READING_NAMES[reading]: value_as_json(table.figures[code, reading])
                    for reading in readings
                },
                **({"by": split_as_json(table, code, readings)} if table.keys else {}),
            }
            for code, figure in wanted.items()
        ],
    }


def city_as_json(
    table: CityTable, readings: Collection[bool], only: Collection[str] = ()
) -> dict[str, Any]:
    """The city's table and, by book, the values that it adds and those of its own rulebook."""
    books = [
        {
            "book": part.name,
            "moment": str(part.moment),
            "head": part.head,
            "rulebook": part.own.rulebook if part.own else None,
            "figures": {
                code: {
                    READING_NAMES[reading]: part_value_as_json(part, code, reading)
                    for reading in readings
                }
                for code in dict.fromkeys(code for code, _ in table.figures)
                if not only or code in only
            },
        }
        for part in table.parts
    ]
    return {**table_as_json(table, readings, only), "books": books}


def part_value_as_json(part: CityPart, code: str, verified: bool) -> dict[str, Any]:
    """By the city's rulebook; `own` by the book's, None where that has no such figure."""
    own = part.own.figures.get((code, verified)) if part.own else None
    counted = value_as_json(part.figures[code, verified])
    return {**counted, "own": value_as_json(own) if own else None}


def moment_as_json(table: Table | CityTable) -> dict[str, Any]:
    return {
        "book": table.book,
        "period": table.period.label,
        "moment": str(table.moment),
        "head": table.head,
        "rulebook": table.rulebook,
        "rulebook_version": table.rulebook_version,
        "marks": list(table.marks),
    }


def value_as_json(figure: Figure) -> dict[str, Any]:
    found: dict[str, Any] = {
        "value": None if figure.value is None else f"{figure.value:f}",
        "shown": figure.shown,
    }
    if figure.arithmetic:
        found["arithmetic"] = figure.arithmetic
    if figure.why_not:
        found["why_not"] = figure.why_not
    return found


def split_as_json(
    table: Table | CityTable, code: str, readings: Collection[bool]
) -> list[dict[str, Any]]:
    """The values by key, in the order of the table."""
    values = table.values.get(code, {})
    return [
        {
            "key": word,
            **{READING_NAMES[r]: f"{values.get((r, key), 0):f}" for r in readings},
        }
        for key, word in table.keys.items()
        if any((reading, key) in values for reading in readings)
    ]


def explanation_as_json(found: Explanation) -> dict[str, Any]:
    """The explanation, down to entries and documents."""
    return {
        **moment_as_json(found.table),
        "code": found.figure.code,
        "name": found.figure.name,
        "reading": READING_NAMES[found.figure.verified],
        **value_as_json(found.figure),
        "sentence": found.figure.sentence,
        "formula": found.formula,
        READING_NAMES[found.other.verified]: value_as_json(found.other),
        "parts": [part_as_json(part) for part in found.parts],
    }


def part_as_json(part: Part) -> dict[str, Any]:
    return {
        "code": part.figure.code,
        "name": part.figure.name,
        **value_as_json(part.figure),
        "rows": [row_as_json(row) for row in part.rows],
        "hidden": part.hidden,
        "uncertain": [row_as_json(row) for row in part.uncertain],
    }


def row_as_json(row: Row) -> dict[str, Any]:
    return {
        "subject": row.subject,
        "name": row.name,
        "unit": row.unit,
        "amount": f"{row.amount:f}",
        "entries": [proof_as_json(proof) for proof in row.proofs],
    }


def proof_as_json(proof: Proof) -> dict[str, Any]:
    return {
        "entry": proof.entry,
        "kind": proof.kind,
        "said": proof.said,
        "occurred": [proof.occurred_from.isoformat(), proof.occurred_to.isoformat()],
        "recorded_at": proof.recorded_at.isoformat(),
        "reported_by": proof.reported_by,
        "recorded_by": proof.recorded_by,
        "grade": proof.grade,
        "source": proof.source,
        "evidence": [
            {"document": paper.document, "title": paper.title, "type": paper.type}
            for paper in proof.papers
        ],
    }

"""The truth about what is wrong in the demonstration, in a file by which checks are scored."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from luodi.config.demonstration.invented.bodies import LAST_DAY
from luodi.config.demonstration.performing.stage import Stage
from luodi.config.demonstration.script import Script
from luodi.config.demonstration.troubles.finding import of_pairs, of_photos, of_projects
from luodi.config.demonstration.troubles.trouble import NAMES, Trouble
from luodi.config.demonstration.troubles.units import of_months, of_units
from luodi.records.library.models import Document

SHIPPED = Path(__file__).with_name("truth.json")  # of the whole demonstration, without numbers

NOTE = (
    "按演示数据截止日、申报读法（另注明的除外）逐条列出。planted 为 true 的是有意埋下的，"
    "为 false 的是自己长出来的，同样属实。"
)


def truth(script: Script) -> list[Trouble]:
    """Every trouble of the script; each kind is complete."""
    found = list(of_photos(script.worlds))
    for world in script.worlds:
        found += of_projects(world)
        found += of_pairs(world)
        found += of_units(world)
        found += of_months(world, script.deeds)
    order = list(NAMES)
    return sorted(found, key=lambda trouble: (order.index(trouble.kind), trouble.book))


def written(script: Script, stage: Stage | None = None) -> str:
    """The file's text, a trouble a line; with a stage, also the keys in its database."""
    troubles = truth(script)
    rows = [
        {**row_of(trouble), **(numbers(trouble, stage) if stage else {})} for trouble in troubles
    ]
    counted = {
        name: sum(trouble.kind == kind for trouble in troubles) for kind, name in NAMES.items()
    }
    head = {"note": NOTE, "seed": script.seed, "last_day": LAST_DAY, "counts": counted}
    return f'{dumped(head)[:-1]}, "troubles": [\n{",\n".join(map(dumped, rows))}\n]}}\n'


def dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=plain)


def row_of(trouble: Trouble) -> dict[str, object]:
    return {"kind": trouble.kind, "name": trouble.name} | {
        key: value for key, value in asdict(trouble).items() if key != "kind" and value != ()
    }


def numbers(trouble: Trouble, stage: Stage) -> dict[str, list[int]]:
    """The keys of what the trouble names; a pair may lie in two books."""
    return {
        "subject_ids": [
            subject.pk for (_, name), subject in stage.subjects.items() if name in trouble.subjects
        ],
        "unit_ids": [unit.pk for (_, name), unit in stage.units.items() if name in trouble.units],
        "document_ids": list(
            Document.objects.filter(title__in=trouble.documents)
            .order_by("pk")
            .values_list("pk", flat=True)
        ),
    }


def plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)

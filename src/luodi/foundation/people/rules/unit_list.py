"""How a list of units (CSV) is read: its columns, and every cell that cannot be read."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from datetime import date

from luodi.foundation.people.rules.tree import (
    KINDS_BY_NAME,
    PLACES,
    UNIT_CLASSES,
    Standing,
    UnitRow,
    list_problems,
)
from luodi.kernel.refusal import Collector, Refused, because, collecting
from luodi.kernel.text import gettext_noop

NAME, PARENT, KIND, SHORT, CLASS, OPENED = (
    "名称",
    "上级",
    "类别",
    "简称",
    "单位类别",
    "设立日期",
)
REQUIRED = (NAME, PARENT, KIND)
LIMITS = {NAME: 80, PARENT: 80, SHORT: 30}

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def decoded(content: bytes) -> str:
    """The text of a file as Excel or WPS saves it: UTF-8 with or without a mark, else GB18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = gettext_noop("文件不是文本：请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”再导入")
    raise Refused(because(text))


def unit_rows(text: str, standing: Mapping[str, Standing]) -> list[UnitRow]:
    """The rows of the list, to be opened beside the units that stand.

    Refuses with every problem at once, each with line and column.
    """
    lines = csv.reader(text.splitlines())
    heading = [cell.strip() for cell in next(lines, [])]
    if missing := [column for column in REQUIRED if column not in heading]:
        says = gettext_noop("第 1 行须是表头，缺少“%(columns)s”列")
        raise Refused(because(says, columns="”“".join(missing)))
    rows, unread = [], []
    with collecting() as problems:
        for line in lines:
            cells = [cell.strip() for cell in line]
            if not any(cells):
                continue
            named = dict(zip(heading, cells, strict=False))
            if row := _row(named, lines.line_num, problems):
                rows.append(row)
            else:
                unread.append(named.get(NAME, ""))
        if not rows and not problems.reasons:
            problems.add(because(gettext_noop("表中没有单位")))
        problems.add(*list_problems(rows, standing, unread))
    return rows


def _row(cells: Mapping[str, str], line: int, problems: Collector) -> UnitRow | None:
    found = len(problems.reasons)
    kind = KINDS_BY_NAME.get(cells.get(KIND, ""), "")
    if not kind:
        text = gettext_noop("第 %(line)s 行“类别”：“%(said)s”不是类别，可填%(kinds)s")
        kinds = "、".join(place.name for place in PLACES.values())
        problems.add(because(text, line=line, said=cells.get(KIND, ""), kinds=kinds))
    if not cells.get(NAME):
        problems.add(because(gettext_noop("第 %(line)s 行“名称”：不能空着"), line=line))
    for column, most in LIMITS.items():
        if len(cells.get(column, "")) > most:
            text = gettext_noop("第 %(line)s 行“%(column)s”：不能超过 %(most)s 个字")
            problems.add(because(text, line=line, column=column, most=most))
    unit_class = _unit_class(cells.get(CLASS, ""), kind, line, problems)
    opened_on = _opened_on(cells.get(OPENED, ""), line, problems)
    if len(problems.reasons) > found:
        return None
    return UnitRow(
        name=cells[NAME],
        kind=kind,
        parent=cells.get(PARENT, ""),
        short_name=cells.get(SHORT, ""),
        unit_class=unit_class,
        opened_on=opened_on,
        line=line,
    )


def _unit_class(said: str, kind: str, line: int, problems: Collector) -> str:
    if said and said not in UNIT_CLASSES:
        text = gettext_noop("第 %(line)s 行“单位类别”：“%(said)s”不在可填的%(classes)s之中")
        problems.add(because(text, line=line, said=said, classes="、".join(UNIT_CLASSES)))
    return said or (PLACES[kind].unit_class if kind else "")


def _opened_on(said: str, line: int, problems: Collector) -> date | None:
    if not said:
        return None
    try:
        if match := _DATE.fullmatch(said):
            return date(*(int(part) for part in match.groups()))
    except ValueError:
        pass
    text = gettext_noop("第 %(line)s 行“设立日期”：“%(said)s”不是日期，请写成 2023-03-01")
    problems.add(because(text, line=line, said=said))
    return None

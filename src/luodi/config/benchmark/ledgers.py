"""Ledgers as units write them, with as many invented projects as asked, for the bench alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from luodi.config.benchmark import naming
from luodi.config.demonstration.invented.words import FIRST, SECOND, SECTORS
from luodi.foundation.files.workbooks import Column, Sheet, Value, write

SEED = 20_230_101
FIRST_DAY, DAYS = date(2021, 1, 4), 500
HEADS = (
    Column("序号", "0"),
    Column("项目名称"),
    Column("投资方"),
    Column("总投资（万元）", "0"),
    Column("签订合同时间", "yyyy-mm-dd"),
    Column("开工时间", "yyyy-mm-dd"),
    Column("累计到位资金（万元）", "0"),
    Column("累计完成投资（万元）", "0"),
)
OF_A_NAME = 3  # columns before the first fact


def ledger(target: Path, projects: int, facts: int, *, later: bool = False) -> None:
    """A workbook of so many projects; `later` it tells the same ones on, with other totals."""
    columns = HEADS[: OF_A_NAME + facts]
    rows = (row[: len(columns)] for row in told(projects, later=later))
    with target.open("wb") as file:
        write(file, [Sheet("台账", columns, rows)])


def told(projects: int, *, later: bool) -> Iterator[list[Value]]:
    """A row of each project: its names, then up to five facts."""
    dice = Random(SEED)
    for number in range(1, projects + 1):
        sector = dice.choice(SECTORS)
        brand = "".join(dice.choice(letters) for letters in (FIRST, SECOND, FIRST, SECOND))
        # What it makes, and how much: by the quantity two names alike are told apart.
        built = naming.project(dice, sector)[3:]
        total = dice.randrange(1_000, 90_000)
        day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
        yield [
            number,
            f"{brand}年产{number}万件{built}",
            f"{brand}{sector.trade}有限公司",
            total + later,
            day,
            day + timedelta(days=90),
            total // 2,
            total // 3,
        ]

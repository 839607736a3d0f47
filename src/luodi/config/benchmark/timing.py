"""Repeated runs, their medians, and the machine on which they were made."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

from django.db import connection


@dataclass
class Runs:
    """The seconds that each of several runs took, the warm-up left out."""

    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.seconds)


def repeated[T](times: int, work: Callable[[], T]) -> tuple[Runs, T]:
    """One warm-up, then the timed runs; with what the last of them answered."""
    runs, answer = Runs(), work()
    for _ in range(times):
        began = perf_counter()
        answer = work()
        runs.seconds.append(perf_counter() - began)
    return runs, answer


def machine() -> dict[str, str | int | float]:
    """What a reader must know of the machine to compare; the load tells what else it was doing."""
    return {
        "cores": os.cpu_count() or 1,
        "processor": processor(),
        "load": round(os.getloadavg()[0], 1),
        "memory_mb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "database": database(),
        "duckdb": version("duckdb"),
        "granian": version("granian"),
    }


def processor() -> str:
    table = Path("/proc/cpuinfo")
    lines = table.read_text().splitlines() if table.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def database() -> str:
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"

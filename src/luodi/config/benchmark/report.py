"""What the bench found, as lines and tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Found = Mapping[str, Any]
Rows = list[tuple[str, ...]]
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
PHASES = {"checking": "核对", "hashing": "摘要", "writing": "写入"}


def tables(found: Found) -> Iterator[tuple[str, Rows]]:
    """A heading and a table for each thing that was measured."""
    for name, parts in found["databases"].items():
        engine = DATABASES[name]
        if "figures" in parts:
            yield heading(engine, parts["figures"]), catalogue(engine, parts["figures"])
        if "recording" in parts:
            yield f"{engine}：成批填报", recorded(parts["recording"])
        if "memory" in parts:
            yield f"{engine}：服务进程的内存（PSS 合计）", held(parts["memory"])


def heading(engine: str, found: Found) -> str:
    book = found["book"]
    return (
        f"{engine}：全部指标，按单位，一年，两种口径；时点 {found['moment']}；"
        f"{book['projects']:,} 个项目，{book['postings']:,} 条计数"
    )


def catalogue(engine: str, found: Found) -> Rows:
    ours, theirs = found["ours"], found["duckdb"]
    rows: Rows = [("毫秒（中位数）", engine, "DuckDB", "倍数")]
    for name, own in ours["statements"].items():
        rows.append(compared(name, own, theirs["statements"][name]))
    queries = [sum(side["statements"].values()) for side in (ours, theirs)]
    rows.append(compared("六条语句合计", *queries))
    rows.append(compared("归并和计算（Python）", ours["reckoning"], theirs["reckoning"]))
    rows.append(compared("全部指标", ours["whole"], theirs["whole"]))
    rows.append(("DuckDB 载入（另计）", "", milliseconds(found["duckdb_loading"]), ""))
    rows.append(("现在，有新记录后第一次问", milliseconds(found["head_first"]), "", ""))
    rows.append(("现在，没有新记录时再问", milliseconds(found["head_again"]), "", ""))
    rows.append((f"逐格比较 {found['cells']:,} 格，不同", str(len(found["differing"])), "", ""))
    return rows


def compared(name: str, ours: float, theirs: float) -> tuple[str, ...]:
    return name, milliseconds(ours), milliseconds(theirs), f"{ours / theirs:.1f}"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"


def recorded(found: Found) -> Rows:
    return [
        ("一次填报", f"{found['entries']:,} 条"),
        ("用时", f"{found['seconds']:.2f} 秒"),
        ("每秒", f"{found['entries_a_second']:,} 条"),
        *((word, f"{found['shares'].get(phase, 0):.0%}") for phase, word in PHASES.items()),
    ]


def held(found: Found) -> Rows:
    rest, load = found["at_rest"], found["under_load"]
    return [
        ("MB", "静止", "有人用时"),
        ("合计（PSS）", f"{rest['whole']:.0f}", f"{load['whole']:.0f}"),
        ("其中独占（USS）", f"{rest['own']:.0f}", f"{load['own']:.0f}"),
        ("进程", str(rest["processes"]), str(load["processes"])),
        ("每秒页面", "", f"{found['pages'] / found['seconds']:.0f}"),
    ]

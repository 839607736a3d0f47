"""What the bench found, as lines and tables for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Found = Mapping[str, Any]
Rows = list[tuple[str, ...]]
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
PAGES = {
    "register": "台账，一页 50 行，十种问法",
    "search": "查找，九种问法",
    "home": "今日，首页",
}
PHASES = {"checking": "核对", "hashing": "摘要", "writing": "写入"}


def tables(found: Found) -> Iterator[tuple[str, Rows]]:
    """A heading and a table for each thing that was measured."""
    for name, parts in found["databases"].items():
        engine = DATABASES[name]
        if "figures" in parts:
            yield heading(engine, parts["figures"]), catalogue(engine, parts["figures"])
        if "recording" in parts:
            yield f"{engine}：成批填报", recorded(parts["recording"])
        yield from imports(engine, parts.get("import", {}))
        for part, heading_ in PAGES.items():
            if part in parts:
                yield f"{engine}：{heading_}", served(parts[part])
        for part, (heading_, told) in OTHERS.items():
            if part in parts:
                yield f"{engine}：{heading_}", told(parts[part])


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


def imports(engine: str, found: Found) -> Iterator[tuple[str, Rows]]:
    if "ledgers" in found:
        yield f"{engine}：导入台账，一半项目账上已有", ledgers(found["ledgers"])
    if "behind" in found:
        yield f"{engine}：后台导入，同时翻台账", behind(found["behind"])


def ledgers(found: list[Found]) -> Rows:
    """A column for each ledger: how fast, on what the time went, who waited, what it held."""
    rows: Rows = [("", *(f"每行 {one['facts']} 件事" for one in found))]
    for name, told in LEDGER.items():
        rows.append((name, *(told(one) for one in found)))
    for phase, word in IMPORTING.items():
        rows.append((f"　{word}", *(f"{share(one, phase):.0%}" for one in found)))
    return rows


def share(one: Found, phase: str) -> float:
    """The part of the processor's time that went into the phase."""
    spent: Mapping[str, float] = one["processor"]
    return spent.get(phase, 0) / sum(spent.values())


def rate(count: int, seconds: Mapping[str, float]) -> str:
    return f"{count / sum(seconds.values()):,.0f}"


IMPORTING = {
    "reading": "读文件",
    "understanding": "看懂",
    "matching": "对项目",
    "checking": "核对",
    "keeping": "存待定",
    "drafting": "备好各行",
    "writing": "写入",
}
LEDGER: Mapping[str, Callable[[Found], str]] = {
    "行、记录、新项目": lambda one: f"{one['rows']:,}、{one['entries']:,}、{one['projects']:,}",
    "用时（秒）": lambda one: f"{sum(one['seconds'].values()):.1f}",
    "占用处理器（秒）": lambda one: f"{sum(one['processor'].values()):.1f}",
    "每秒行数": lambda one: rate(one["rows"], one["seconds"]),
    "每秒行数，按处理器": lambda one: rate(one["rows"], one["processor"]),
    "每秒记录，按处理器": lambda one: rate(one["entries"], one["processor"]),
    "读文件比 python-calamine": lambda one: (
        f"{one['processor']['reading'] / one['calamine']:.1f} 倍"
    ),
    "别人不能写的时间（秒）": lambda one: f"{one['held']:.2f}",
    "　其间占用处理器（秒）": lambda one: f"{one['processor']['writing']:.2f}",
    "别人最长等（秒）": lambda one: f"{one['longest_wait']:.2f}（写了 {one['writes']} 次）",
    "内存最多（PSS，MB）": lambda one: f"{one['peak_mb']:.0f}",
}


def behind(one: Found) -> Rows:
    return [
        ("行", f"{one['rows']:,}"),
        ("用时（秒）", f"{one['seconds']:.0f}"),
        ("每秒行数", f"{one['rows'] / one['seconds']:,.0f}"),
        ("别人最长等（秒）", f"{one['held_back']:.1f}（没写成 {one['failed']} 次）"),
        ("内存最多（PSS，MB）", f"{one['peak_mb']:.0f}"),
        ("台账 95% 在（毫秒），静止时", f"{one['at_rest']:.0f}"),
        ("台账 95% 在（毫秒），导入时", f"{one['meanwhile']:.0f}"),
        ("　是静止时的几倍", f"{one['meanwhile'] / one['at_rest']:.1f}"),
        ("翻了几页、出错", f"{one['pages']}、{one['errors']}"),
    ]


def served(found: Found) -> Rows:
    """What one reader and eight saw, beside what is promised; then each address on its own."""
    promise, one, many = found["promise"], found["one"], found["many"]
    queries = found["queries"]
    return [
        ("", "测得", "目标", "测得比目标"),
        against("查询条数，最多", max(queries.values()), promise["queries"], 0),
        against("一个人，95% 在（毫秒）", one["p95"], promise["one"]),
        ("一个人，中位数（毫秒）", f"{one['median']:.1f}", "", ""),
        ("一页占用处理器（毫秒）", f"{one['work']:.1f}", "", ""),
        against("八个人，95% 在（毫秒）", many["p95"], promise["many"]),
        against("八个人，每秒页数", many["a_second"], promise["a_second"]),
        against("出错", one["errors"] + many["errors"], 0, 0),
        *(
            (f"　{name}", f"{median:.1f}", "", f"{queries[name]} 条查询")
            for name, median in one["by_address"].items()
        ),
    ]


def against(name: str, seen: float, promised: float | None, digits: int = 1) -> tuple[str, ...]:
    """What was seen, what is promised, and the one as a part of the other."""
    said = "" if promised is None else f"{promised:g}"
    return name, f"{seen:.{digits}f}", said, f"{seen / promised:.2f}" if promised else ""


def exported(found: Found) -> Rows:
    rows: Rows = [
        ("行", "秒", "目标", "测得比目标", "占用处理器（秒）", "MB", "服务进程最多增加（MB）")
    ]
    for one in (found["some"], found["every"]):
        name, seconds, promised, ratio = against(
            f"{one['rows']:,}", one["seconds"], one["promised"], 2
        )
        size = f"{one['bytes'] / 2**20:.1f}"
        work, grown = f"{one['work']:.2f}", f"{one['grown']:.0f}"
        rows.append((name, seconds, promised, ratio, work, size, grown))
    return rows


# Of a filling, by what it goes into.
SHARES = {
    "reading": "读模板",
    "asking": "问账",
    "composing": "看懂和填写",
    "writing": "写成文件",
}


def filled(found: Found) -> Rows:
    """What a paper takes of a processor, beside docxtpl with values that are ready."""
    return [
        ("占用处理器（毫秒）", "测得", "目标", "测得比目标"),
        ("docxtpl，数已备好", milliseconds(found["docxtpl"]), "", ""),
        (f"填 {found['figures']} 个数", milliseconds(found["kept"]), "", ""),
        *(
            (f"　{name}", f"{found['shares'].get(phase, 0):.0%}", "", "")
            for phase, name in SHARES.items()
        ),
        ("填，数从头算", milliseconds(found["counted"]), "", ""),
        against("为 docxtpl 的几倍", found["times"], found["most"]),
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


def proofed(found: Found) -> Rows:
    return [
        ("页、字", f"{found['pages']} 页，{found['signs']:,} 字"),
        ("核对了", f"{found['statements']:,} 处"),
        ("读出文字（处理器，秒）", f"{found['reading']:.2f}"),
        ("核对（处理器，秒）", f"{found['proofing']:.2f}"),
        ("每秒核对页数", f"{found['pages_a_second']:.0f}"),
        ("核对是读出的几倍", f"{found['ratio']:.1f}"),
    ]


OTHERS: dict[str, tuple[str, Callable[[Found], Rows]]] = {
    "export": ("台账导出 Excel", exported),
    "fill": ("填一份二十页的文稿", filled),
    "proof": ("核数：一份一百页的报告", proofed),
    "memory": ("服务进程的内存（PSS 合计）", held),
}

"""A unit's month on the terminal: as lines to print and stamp, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.vocabulary.kinds import kind
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.months import Sheet


def sheet_lines(found: Sheet) -> Iterator[str]:
    """The sheet as it is printed, stamped and scanned."""
    yield f"{found.unit} {found.month.label}月报"
    yield state(found)
    yield f"{'已' if found.report else '待'}确认的记录 {len(found.entries)} 条"
    for entry in found.entries:
        yield f"  {entry_words(entry)}"
    still = "本月无变化" if found.report else "本月没有记录，可报“本月无变化”"
    yield f"{still}的项目 {len(found.still)} 个"
    for subject in found.still:
        yield f"  事项 {subject.pk} {subject}"
    for row in found.scans:
        yield f"盖章扫描件：资料 {row.document_id} {row.document.title}"


def state(found: Sheet) -> str:
    """Reported by whom and when, under which head of the chain; or by when it is due."""
    late = "（迟报）" if found.is_late else ""
    if report := found.report:
        at = report.at.astimezone(BOOK_ZONE)
        return f"{report.by.name} {at:%Y-%m-%d %H:%M} 报送{late}，#{report.seq}，链首 {report.head}"
    due = f"，应于 {found.due_on} 前报送" if found.due_on else ""
    return f"未报{late}{due}"


def entry_words(entry: Entry) -> str:
    days = entry.occurred_from.isoformat()
    if entry.occurred_to != entry.occurred_from:
        days += f"至{entry.occurred_to.isoformat()}"
    behalf = "（代录）" if entry.on_behalf else ""
    return f"记录 {entry.pk} {entry.subject} · {kind(entry.kind).name} {days}：{entry.said}{behalf}"


def sheet_as_json(found: Sheet) -> dict[str, Any]:
    report = found.report
    return {
        "unit": str(found.unit),
        "month": f"{found.month.start:%Y-%m}",
        "due_on": found.due_on.isoformat() if found.due_on else None,
        "late": found.is_late,
        "report": report
        and {
            "by": report.by.name,
            "at": report.at.isoformat(),
            "seq": report.seq,
            "head": report.head,
        },
        "entries": [entry_as_json(entry) for entry in found.entries],
        "unchanged" if report else "without_entries": [
            {"subject": subject.pk, "name": str(subject)} for subject in found.still
        ],
        "scans": [{"document": r.document_id, "title": r.document.title} for r in found.scans],
    }


def entry_as_json(entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry.pk,
        "subject": entry.subject_id,
        "name": str(entry.subject),
        "kind": entry.kind,
        "occurred": [entry.occurred_from.isoformat(), entry.occurred_to.isoformat()],
        "said": entry.said,
        "on_behalf": entry.on_behalf,
    }

"""What is still to be done before each entry is verified, and by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from luodi.kernel.text import gettext_noop
from luodi.records.ledger.rules.gates import Missing, Want


class Task(StrEnum):
    """What somebody has to do."""

    ANSWER = "ANSWER"
    CONFIRM = "CONFIRM"
    PROVE = "PROVE"
    RECORD_FIRST = "RECORD_FIRST"
    VERIFY_FIRST = "VERIFY_FIRST"
    VERIFY = "VERIFY"
    EXPECTED = "EXPECTED"


SENTENCES = {
    Task.ANSWER: gettext_noop("答复退回的“%(kind)s”：%(what)s"),
    Task.CONFIRM: gettext_noop("确认代录的“%(kind)s”"),
    Task.PROVE: gettext_noop("给“%(kind)s”补：%(what)s"),
    Task.RECORD_FIRST: gettext_noop("“%(kind)s”之前先填报：%(what)s"),
    Task.VERIFY_FIRST: gettext_noop("“%(kind)s”之前先核定：%(what)s"),
    Task.VERIFY: gettext_noop("核定“%(kind)s”，材料和次序都齐了"),
    Task.EXPECTED: gettext_noop("“%(kind)s”通常先有：%(what)s（不妨碍核定）"),
}
OF_THE_OFFICE = frozenset({Task.VERIFY_FIRST, Task.VERIFY})


@dataclass(frozen=True)
class Waiting:
    """One entry that is not verified, and what it lacks."""

    entry: int
    kind: str
    attempt: int
    unit: str
    lacks: tuple[Missing, ...]
    awaits_confirmation: bool = False
    returned: str | None = None  # the reason, if it was sent back


@dataclass(frozen=True)
class Due:
    """One thing to be done; by the unit, or by the office where `unit` is empty."""

    unit: str
    task: Task
    entry: int
    kind: str
    what: str = ""


def dues(waiting: Sequence[Waiting], claimed: Collection[tuple[int, str]]) -> list[Due]:
    """Everything due; `claimed` are the attempts and kinds that stand claimed or verified."""
    return [due for one in waiting for due in due_for(one, claimed)]


def due_for(one: Waiting, claimed: Collection[tuple[int, str]]) -> Iterator[Due]:
    """What is due for one entry; only when nothing else is, the office can verify it."""
    found: dict[Task, list[str]] = {}
    for task, what in steps_before(one, claimed):
        found.setdefault(task, []).append(what)
    if found.keys() <= {Task.EXPECTED}:
        found = {Task.VERIFY: [""], **found}
    for task, whats in found.items():
        unit = "" if task in OF_THE_OFFICE else one.unit
        yield Due(unit, task, one.entry, one.kind, "；".join(whats))


def steps_before(one: Waiting, claimed: Collection[tuple[int, str]]) -> Iterator[tuple[Task, str]]:
    if one.returned is not None:
        yield Task.ANSWER, one.returned
        return
    if one.awaits_confirmation:
        yield Task.CONFIRM, ""
    for item in one.lacks:
        if not item.waived:
            yield task_of(item, one.attempt, claimed), item.names


def task_of(item: Missing, attempt: int, claimed: Collection[tuple[int, str]]) -> Task:
    if not item.bars:
        return Task.EXPECTED
    if item.want is not Want.ORDER:
        return Task.PROVE
    is_claimed = any((attempt, code) in claimed for group in item.any_of for code in group)
    return Task.VERIFY_FIRST if is_claimed else Task.RECORD_FIRST

"""One import worked on from its file to the book, in a process of its own, with watches on it.

It takes the number of the batch and tells what each phase took; its memory is seen from outside.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import perf_counter
from typing import Any

import django

READING, UNDERSTANDING, KEEPING = "reading", "understanding", "keeping"
MATCHING, CHECKING, DRAFTING, WRITING = "matching", "checking", "drafting", "writing"


def processor() -> float:
    """The seconds for which this process and those it has waited for have held a processor."""
    return sum(os.times()[:4])


def main(batch: int) -> None:
    django.setup()
    from luodi.config.benchmark.recording import Stopwatch
    from luodi.intake.workbooks.actions import applying, working
    from luodi.intake.workbooks.actions.working import start_applying, unhurried, work
    from luodi.intake.workbooks.models import Batch

    unhurried()
    row = Batch.objects.select_related("book", "unit__book", "by").get(pk=batch)
    watches = [Stopwatch(clock=perf_counter), Stopwatch(clock=processor)]
    with ExitStack() as stack:
        for watch in watches:
            watch.since = watch.clock()
            for owner, name, phase in watched():
                stack.enter_context(watch.around(owner, name, phase))
        held = stack.enter_context(holding(applying, working))
        work(row, row.by, lambda: row.at)
        start_applying(row, row.at)
        work(row, row.by, lambda: row.at)
        for watch in watches:
            watch.charge()
    row.refresh_from_db()
    told = {
        "state": row.state,
        "entries": row.summary["entries"],
        "projects": row.summary["projects"],
        "seconds": watches[0].spent,
        "processor": watches[1].spent,
        "held": held(),
    }
    json.dump(told, sys.stdout)


def watched() -> Iterator[tuple[object, str, str]]:
    """What counts as which phase."""
    from luodi.intake.workbooks.actions import planning, working

    yield working, "read", READING
    yield working, "understand", UNDERSTANDING
    yield working, "stage", KEEPING
    yield working, "keep_plan", KEEPING
    yield working, "planned_again", KEEPING
    yield working, "forget_plan", KEEPING
    yield working, "plan_of", MATCHING
    yield planning, "ledger_problems", CHECKING
    yield working, "draft", DRAFTING
    yield working, "apply", WRITING


@contextmanager
def holding(applying: Any, working: Any) -> Iterator[Callable[[], float]]:
    """How long nobody else can write to the book: from its act's beginning until it is done."""
    begin, began = applying.begin, [0.0]

    def begun(*args: Any, **kwargs: Any) -> Any:
        act = begin(*args, **kwargs)
        began[0] = perf_counter()
        return act

    apply, took = working.apply, [0.0]

    def applied(*args: Any, **kwargs: Any) -> Any:
        done = apply(*args, **kwargs)
        took[0] = perf_counter() - began[0]
        return done

    applying.begin, working.apply = begun, applied
    try:
        yield lambda: took[0]
    finally:
        applying.begin, working.apply = begin, apply


if __name__ == "__main__":
    main(int(sys.argv[1]))

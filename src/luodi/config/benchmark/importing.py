"""How fast a ledger comes into the book, from its file to its last entry, and who waits for it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from time import perf_counter, process_time, sleep
from typing import Any

import psutil
from python_calamine import CalamineWorkbook

from luodi.config.benchmark.addresses import register
from luodi.config.benchmark.book import OPENED_AT, found_book
from luodi.config.benchmark.ledgers import ledger
from luodi.config.benchmark.load import Answers, Load, apart
from luodi.config.benchmark.serving import HOST, free_port, serving, signed_in
from luodi.config.benchmark.timing import Runs
from luodi.config.benchmark.writer import writing
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.intake.workbooks.actions.receiving import receive
from luodi.intake.workbooks.actions.working import start_applying, work
from luodi.intake.workbooks.models import Batch
from luodi.intake.workbooks.rules.saying import Arrived
from luodi.records.projects.actions import register as register_project

AT = OPENED_AT + timedelta(days=800)
CLERK = "bench-clerk"
FACTS = (1, 5)
MEGABYTE = 2**20
BETWEEN_LOOKS = 0.2
READERS, SECONDS_AT_REST, SECONDS_AT_A_TIME = 1, 5.0, 5.0
ANSWERS = {
    "signed": "contract",
    "started": "ground_break",
    "nature": "FIXED_ASSETS",
    "origin": "PROVINCE_OUT",
}


@dataclass(frozen=True)
class Imported:
    """One ledger of so many facts a row, half of its projects known, brought into the book."""

    rows: int
    facts: int
    entries: int
    projects: int
    seconds: dict[str, float]  # by phase, as a watch on the wall says
    processor: dict[str, float]  # by phase, as the processor was held
    calamine: float  # processor seconds that python-calamine takes to read the file alone
    held: float  # seconds for which nobody else could write
    longest_wait: float  # of the other writer, who recorded one small thing after another
    writes: int
    failed: int
    peak_mb: float  # the share of memory (PSS) of the working process and its readers


@dataclass(frozen=True)
class Behind:
    """A long ledger brought in behind the pages: how long it took, how the register came then."""

    rows: int
    seconds: float
    held_back: float  # the longest wait of the other writer
    failed: int
    peak_mb: float
    at_rest: float  # milliseconds within which 95 of 100 register pages came before
    meanwhile: float  # and while it worked
    pages: int
    errors: int


def measure(rows: int, many: int, empty: Callable[[], None], say: Callable[[str], None]) -> Any:
    """Each ledger in a database of its own, made empty by `empty`."""
    found: dict[str, Any] = {"ledgers": []}
    for facts in FACTS:
        say(f"导入 {rows:,} 行，每行 {facts} 件事")
        empty()
        found["ledgers"].append(vars(imported(rows, facts)))
    if many:
        say(f"后台导入 {many:,} 行，同时翻台账")
        empty()
        found["behind"] = vars(behind(many))
    return found


def imported(rows: int, facts: int) -> Imported:
    clerk = founded()
    content = written(rows // 2, 1)
    work_here(batch_of(content, clerk, date(2022, 6, 30)), clerk)
    content = written(rows, facts, later=True)
    batch = batch_of(content, clerk, date(2022, 12, 31))
    with writing(CLERK) as writes:
        done, peak = watched(
            [sys.executable, "-m", "luodi.config.benchmark.workman", str(batch.pk)]
        )
    told = json.loads(done.splitlines()[-1])
    if told["state"] != Batch.State.APPLIED:
        raise ValueError(f"{batch.pk}: {told}")
    return Imported(
        rows=rows,
        facts=facts,
        entries=told["entries"],
        projects=told["projects"],
        seconds=told["seconds"],
        processor=told["processor"],
        calamine=read_alone(content),
        held=told["held"],
        longest_wait=writes.longest,
        writes=len(writes.seconds),
        failed=writes.failed,
        peak_mb=peak,
    )


def founded() -> Account:
    """A new book with a project of which somebody else keeps recording."""
    _, clerk, _ = found_book()
    unit = Unit.objects.select_related("book").get(pk=clerk.unit_id)
    register_project(name="别处的项目", unit=unit, by=clerk, at=AT)
    return Account.objects.select_related("unit__book").get(pk=clerk.pk)


def written(projects: int, facts: int, *, later: bool = False) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        ledger(path, projects, facts, later=later)
        return path.read_bytes()


def batch_of(content: bytes, by: Account, as_of: date) -> Batch:
    answers = {**ANSWERS, "as_of": as_of.isoformat()}
    files = [Arrived("台账.xlsx", content)]
    return receive(unit=by.unit, files=files, answers=answers, by=by, at=AT)


def work_here(batch: Batch, by: Account) -> None:
    work(batch, by, lambda: AT)
    start_applying(batch, AT)
    work(batch, by, lambda: AT)


def read_alone(content: bytes) -> float:
    """What merely reading the cells takes, by a reader that gives values and nothing else."""
    runs = Runs()
    for _ in range(3):
        began = process_time()
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        runs.seconds.append(process_time() - began)
    return runs.median


def watched(words: list[str]) -> tuple[str, float]:
    """What a command prints, and the most memory that it and its own processes held."""
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as started:
        peaks = [0.0]
        looking = Thread(target=look, args=(psutil.Process(started.pid), peaks))
        looking.start()
        said, _ = started.communicate()
        looking.join()
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, words)
    return said, peaks[0]


def look(process: psutil.Process, peaks: list[float]) -> None:
    """Look at it again and again as long as it lives."""
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        try:
            held = [process, *process.children(recursive=True)]
            peaks[0] = max(peaks[0], sum(map(share, held)))
        except psutil.Error:
            return
        sleep(BETWEEN_LOOKS)


def share(process: psutil.Process) -> float:
    return float(process.memory_full_info().pss) / MEGABYTE


def behind(rows: int) -> Behind:
    """The command that a page leaves the work to, twice: reading and checking, then applying."""
    clerk = founded()
    work_here(batch_of(written(rows // 2, 1), clerk, date(2022, 6, 30)), clerk)
    batch = batch_of(written(rows, 1, later=True), clerk, date(2022, 12, 31))
    book = Book.objects.get(pk=batch.book_id)
    words = [sys.executable, "-m", "luodi", "import", "--batch", str(batch.pk), "--by", CLERK]
    load = Load(
        HOST, free_port(), list(register(book).values()), cookie(), READERS, SECONDS_AT_REST
    )
    with serving(load.port):
        apart(load)  # warm
        rest = apart(load)
        with writing(CLERK) as writes, asking(load) as asked:
            began, peaks = perf_counter(), []
            for state in (Batch.State.READY, Batch.State.APPLIED):
                peaks.append(watched(words)[1])
                batch.refresh_from_db()
                if batch.state != state:
                    raise ValueError(f"{batch.pk}: {batch.state} {batch.troubles}")
                start_applying(batch, AT)
            seconds = perf_counter() - began
    whole = together(asked)
    return Behind(
        rows=rows,
        seconds=seconds,
        held_back=writes.longest,
        failed=writes.failed,
        peak_mb=max(peaks),
        at_rest=rest.percentile(95) * 1000,
        meanwhile=whole.percentile(95) * 1000,
        pages=whole.pages,
        errors=whole.errors,
    )


def cookie() -> dict[str, str]:
    return {"Cookie": signed_in()}


def together(asked: list[Answers]) -> Answers:
    """What the readers of several turns saw."""
    every = [took for one in asked for each in one.seconds.values() for took in each]
    return Answers({"": every}, errors=sum(one.errors for one in asked))


@contextmanager
def asking(load: Load) -> Iterator[list[Answers]]:
    """A reader who asks for one page of the register after another, as long as this holds."""
    found: list[Answers] = []
    going = [True]

    def ask() -> None:
        while going:
            found.append(apart(load))

    thread = Thread(target=ask)
    thread.start()
    yield found
    going.clear()
    thread.join()

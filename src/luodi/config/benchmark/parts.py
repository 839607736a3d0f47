"""The parts of the bench, each in a process and a database of its own; plain values out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from luodi.config.benchmark import (
    addresses,
    catalogue,
    exporting,
    importing,
    memory,
    pages,
    proofing,
    recording,
)
from luodi.config.benchmark.book import raise_book, standing
from luodi.config.benchmark.timing import machine
from luodi.foundation.history.models import Book
from luodi.records.ledger.models import Posting
from luodi.records.subjects.models import Subject

FIGURES, RECORDING, IMPORT, MEMORY = "figures", "recording", "import", "memory"
REGISTER, SEARCH, HOME, EXPORT = "register", "search", "home", "export"
PROOF = "proof"
PARTS = (FIGURES, RECORDING, IMPORT, REGISTER, SEARCH, HOME, EXPORT, MEMORY, PROOF)
AFTERWARDS = datetime(2024, 2, 1, tzinfo=UTC)  # when the head is asked for: the book has ended


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    entries: int
    claims: int
    runs: int
    seconds: float
    with_plans: bool = False
    ledger_rows: int = 10_000
    long_ledger_rows: int = 0


def measured(part: str, size: Size) -> dict[str, Any]:
    """What one part found, in the shape in which `--json` prints it."""
    if part == RECORDING:
        empty_database()
        found = recording.measure(size.claims, min(size.runs, 3), say)
        return {**asdict(found), "entries_a_second": found.entries_a_second}
    if part == PROOF:  # needs no book
        proofed = proofing.measure(size.runs)
        rest = {"pages_a_second": proofed.pages_a_second, "ratio": proofed.ratio}
        return {"machine": machine(), **asdict(proofed), **rest}
    if part == IMPORT:
        found_rows = importing.measure(size.ledger_rows, size.long_ledger_rows, empty_database, say)
        return {"machine": machine(), **found_rows}
    return {"machine": machine(), **MEASURED[part](bench_book(size.entries), size)}


def figures(book: Book, size: Size) -> dict[str, Any]:
    found = asdict(catalogue.measure(book, AFTERWARDS, size.runs))
    plans = dict(catalogue.plans(book, AFTERWARDS)) if size.with_plans else {}
    return {"book": rows_of(book), **found, **({"plans": plans} if plans else {})}


def register(book: Book, size: Size) -> dict[str, Any]:
    asked = addresses.register(book)
    return asdict(pages.measure(asked, addresses.REGISTER, size.seconds))


def search(book: Book, size: Size) -> dict[str, Any]:
    asked = addresses.search(book)
    return asdict(pages.measure(asked, addresses.SEARCH, size.seconds, addresses.PART))


def home(book: Book, size: Size) -> dict[str, Any]:
    return asdict(pages.measure(addresses.home(), addresses.HOME, size.seconds))


MEASURED: dict[str, Callable[[Book, Size], dict[str, Any]]] = {
    FIGURES: figures,
    REGISTER: register,
    SEARCH: search,
    HOME: home,
    EXPORT: lambda book, size: asdict(exporting.measure(book, min(size.runs, 3))),
    MEMORY: lambda book, size: asdict(memory.measure(size.seconds)),
}


def bench_book(entries: int) -> Book:
    """The book of this size: the one that stands, or a new one in an emptied database."""
    if found := standing(entries):
        return found
    empty_database()
    return raise_book(entries, say)


def empty_database() -> None:
    """Drop whatever is there and make the tables anew."""
    if connection.vendor == "sqlite":
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{ending}").unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    call_command("migrate", interactive=False, verbosity=0)


def rows_of(book: Book) -> dict[str, int]:
    """How large the book is."""
    subjects = Subject.objects.filter(book=book)
    return {
        "acts": book.seq,
        "subjects": subjects.count(),
        "projects": subjects.filter(type="project").count(),
        "postings": Posting.objects.filter(book=book).count(),
        "steps": Posting.objects.filter(book=book).exclude(bit=0).count(),
    }


def say(text: str) -> None:
    """Progress, beside the answer."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()

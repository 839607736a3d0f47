"""Opens a file of strangers: its sheets as grids, what to know of it, or why it cannot be read."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO

from django.conf import settings

from luodi.foundation.files.sheets import text
from luodi.foundation.files.sheets.arriving import Arriving
from luodi.foundation.files.sheets.limits import Limits
from luodi.foundation.files.sheets.refilling import Change
from luodi.foundation.files.sheets.troubles import Note, Trouble, Why, reason
from luodi.foundation.files.sheets.wire import Out
from luodi.kernel.grids import Grid
from luodi.kernel.refusal import Reason, Refused

APART = Path(__file__).with_name("apart.py")
SORTING = "luodi.foundation.files.sheets.sorting"  # what is read apart is read by its `read`
REFILLING = Path(__file__).with_name("refilling.py")
AT_ONCE = BoundedSemaphore(2)  # thirty files of a county must not take the whole machine
TIMES_UP = (-signal.SIGXCPU, -signal.SIGKILL)
PATIENCE = 4  # seconds waited for one of the processor, on a machine that has more to do


@dataclass(frozen=True)
class Opened:
    """The sheets of a file that hold something, and what a person should know of it."""

    grids: tuple[Grid, ...]
    notes: tuple[Reason, ...] = ()


def read(source: Path | bytes, name: str, limits: Limits | None = None) -> Opened:
    """Any file that a unit may send; refused with the sentence why it cannot be read.

    The kind is told by the content; `name` is what sentences call the file.
    """
    most = limits or the_limits()
    try:
        return told(arriving(source, name, most), name)
    except Trouble as trouble:
        raise refused(trouble, name) from trouble


def pasted(said: str, name: str, limits: Limits | None = None) -> Opened:
    """The table in a text from a chat or a page; `name` is what sentences and the grid are called.

    It is read here and not apart: there is nothing in a text but its characters.
    """
    try:
        return told(typed(said, name, limits or the_limits(), text.read), name)
    except Trouble as trouble:
        raise refused(trouble, name) from trouble


def typed(said: str, name: str, limits: Limits, reading: Callable[[str, Out], None]) -> Arriving:
    """What `reading` makes of a text from a form, within the limits of a file."""
    if len(said) > limits.file_bytes:
        raise Trouble(Why.TOO_BIG, most=str(limits.file_mb))
    arrived, lines = Arriving(name), BytesIO()
    reading(said, Out(lines, limits))
    arrived.is_whole = True
    arrived.take(lines.getvalue().splitlines())
    return insist_on_something(arrived)


def refused(trouble: Trouble, name: str) -> Refused:
    return Refused(reason(trouble.why, {"name": name, **trouble.values}))


def told(arrived: Arriving, name: str) -> Opened:
    notes = [reason(note, {"name": name, **values}) for note, values in arrived.notes]
    return Opened(tuple(arrived.grids), tuple(notes))


def the_limits() -> Limits:
    return Limits(**settings.IMPORT_LIMITS)


def arriving(source: Path | bytes, name: str, limits: Limits, sorting: str = SORTING) -> Arriving:
    """What a module says of a file that it reads apart; it is given nothing but the limits."""
    with tempfile.TemporaryFile() as answer:
        with given(source) as file:
            insist_on_size(file, limits)
            run(file, answer, limits, sorting)
        answer.seek(0)
        arrived = Arriving(Path(name).stem)
        try:
            arrived.take(answer)
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as fault:
            raise Trouble(Why.DAMAGED) from fault
    return insist_on_something(arrived)


def refilled(source: Path, changes: Sequence[Change]) -> tuple[bytes, int] | None:
    """The workbook with these cells changed, and how many were; None where it cannot be done.

    It is opened apart, under the limits under which it was read.
    """
    limits = the_limits()
    words = json.dumps(asdict(limits))
    command = [sys.executable, "-I", "-X", "utf8", str(REFILLING), words, str(source.resolve())]
    with AT_ONCE:
        try:
            done = subprocess.run(
                command,
                input=json.dumps(changes).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                timeout=limits.seconds * PATIENCE,
            )
        except subprocess.TimeoutExpired:
            return None
    count, _, content = done.stdout.partition(b"\n")
    return (content, int(count)) if not done.returncode and content else None


def given(source: Path | bytes) -> IO[bytes]:
    if isinstance(source, Path):
        return source.open("rb")
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by the one who asked)
    file.write(source)
    file.seek(0)
    return file


def insist_on_size(file: IO[bytes], limits: Limits) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    if size > limits.file_bytes:
        raise Trouble(Why.TOO_BIG, most=str(limits.file_mb))


def run(file: IO[bytes], answer: IO[bytes], limits: Limits, sorting: str) -> None:
    words = json.dumps(asdict(limits))
    command = [sys.executable, "-I", "-X", "utf8", str(APART), words, sorting]
    with AT_ONCE:
        try:
            done = subprocess.run(
                command,
                stdin=file,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                timeout=limits.seconds * PATIENCE,
            )
        except subprocess.TimeoutExpired as fault:
            raise Trouble(Why.TIME, most=str(limits.seconds)) from fault
    if done.returncode in TIMES_UP:
        raise Trouble(Why.TIME, most=str(limits.seconds))
    if done.returncode and os.fstat(answer.fileno()).st_size >= limits.unpacked_bytes:
        raise Trouble(Why.BOMB, most=str(limits.unpacked_mb))
    if done.returncode:  # the parser fell over
        raise Trouble(Why.DAMAGED)


def insist_on_something(arrived: Arriving) -> Arriving:
    if arrived.refused:
        raise arrived.refused
    if not arrived.is_whole:
        raise Trouble(Why.DAMAGED)
    if not arrived.grids:
        kinds = {note for note, _ in arrived.notes}
        raise Trouble(Why.ONLY_PICTURES if Note.PICTURES in kinds else Why.NOTHING)
    return arrived

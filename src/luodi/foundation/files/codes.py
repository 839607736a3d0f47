"""The squares of a sheet's code: drawn for paper, and read again from a photograph or a scan."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

import segno

from luodi.kernel.short_codes import read_code

READER = Path(__file__).with_name("code_reader.py")
PATIENCE_S = 20
AT_ONCE = BoundedSemaphore(2)


def modules(code: str) -> tuple[tuple[bool, ...], ...]:
    """The code's squares, row by row; a third of them may be covered by a stamp."""
    drawn = segno.make(read_code(code), error="h", micro=False, boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in drawn.matrix)


def outline(code: str) -> str:
    """The dark squares as the path of an SVG, a unit each."""
    rows = enumerate(modules(code))
    return "".join(
        f"M{x} {y}h1v1h-1z" for y, row in rows for x, is_dark in enumerate(row) if is_dark
    )


def codes_in(content: bytes) -> tuple[str, ...]:
    """The codes of sheets that a picture or a PDF shows, each once, in the order of the pages.

    Read in a process apart, within limits; nothing where there is none or the file is broken.
    """
    with AT_ONCE:
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(READER)],
                input=content,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
                timeout=PATIENCE_S,
            )
        except subprocess.TimeoutExpired:
            return ()
    words = done.stdout.decode("utf-8", "replace").splitlines()
    return tuple(dict.fromkeys(code for word in words if (code := read_code(word))))

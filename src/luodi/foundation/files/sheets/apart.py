"""Runs apart from the program: reads one file from its input and writes what it says as lines.

Started as a script with nothing but the limits, because the files come from strangers: what
breaks a parser breaks this process and no other. Nothing in a file is run or fetched.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from importlib import import_module
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[4]
MEGABYTE = 1024 * 1024


def limit(*, seconds: int, memory_mb: int, unpacked_mb: int) -> None:
    """No more time, memory or output than agreed; a system without a limit goes on."""
    for name, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory_mb * MEGABYTE),
        (resource.RLIMIT_FSIZE, unpacked_mb * MEGABYTE),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (most, most))


def main(written: str, sorting: str) -> None:
    """Read what stands on the input with the `read` of a module, within the limits."""
    from luodi.foundation.files.sheets.limits import Limits
    from luodi.foundation.files.sheets.troubles import Trouble, Why
    from luodi.foundation.files.sheets.wire import Out

    read = import_module(sorting).read
    limits = Limits(**json.loads(written))
    limit(seconds=limits.seconds, memory_mb=limits.memory_mb, unpacked_mb=limits.unpacked_mb)
    out = Out(sys.stdout.buffer, limits)
    try:
        read(sys.stdin.buffer.read(), out)
    except Trouble as trouble:
        out.refuse(trouble)
    except MemoryError:
        out.refuse(Trouble(Why.MEMORY, most=str(limits.memory_mb)))
    except Exception:  # whatever a broken file does to a parser
        out.refuse(Trouble(Why.DAMAGED))
    out.done()


if __name__ == "__main__":
    sys.path.insert(0, str(SOURCE))
    main(*sys.argv[1:])

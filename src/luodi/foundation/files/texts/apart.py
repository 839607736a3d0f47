"""Runs apart from the program: reads one document from its input, its paragraphs and tables."""

from __future__ import annotations

import json
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[4]


def main(written: str) -> None:
    from luodi.foundation.files.sheets.apart import limit
    from luodi.foundation.files.sheets.limits import Limits
    from luodi.foundation.files.sheets.troubles import Trouble, Why
    from luodi.foundation.files.sheets.wire import Out
    from luodi.foundation.files.texts.sorting import read

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
    main(sys.argv[1])

"""Scripts for files from strangers, each run in a process apart: what breaks it breaks no server.

A script limits itself first, is given nothing but words, and answers on its output.
"""

from __future__ import annotations

import contextlib
import resource
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

SOURCE = Path(__file__).resolve().parents[3]
PATIENCE_S = 15
CPU_SECONDS = 10
MEMORY_BYTES = 1024 * 1024 * 1024
AT_ONCE = BoundedSemaphore(2)  # a page of thumbnails must not take the whole machine


def answer(script: str, *words: str | int | Path) -> bytes | None:
    """What a script of this room answers; None where it fails or takes too long."""
    module = f"{__package__}.{script}"
    command = [sys.executable, "-P", "-s", "-m", module, *map(str, words)]
    with AT_ONCE:
        return output(command, {"PYTHONPATH": str(SOURCE)}, PATIENCE_S)


def output(command: list[str], environment: dict[str, str], patience_s: int) -> bytes | None:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=patience_s,
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None


def limit() -> None:
    """No more time, memory or files than a drawing needs; a system without a limit goes on."""
    for name, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (most, most))

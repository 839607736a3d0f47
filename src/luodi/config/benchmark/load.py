"""Readers who ask for one page after another as fast as they are answered; a process of its own.

It takes what to ask from its standard input and prints how long each answer took: plain Python,
so that what it costs the machine beside the server is small.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from itertools import chain, count

SECONDS_OF_PATIENCE = 120


@dataclass(frozen=True)
class Load:
    """What is asked of which server, by how many readers at once, for how long."""

    host: str
    port: int
    addresses: Sequence[str]
    headers: Mapping[str, str]
    readers: int
    seconds: float


@dataclass
class Answers:
    """The seconds that each answer took, by address, and how many were no page."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: int = 0
    elapsed: float = 0

    @property
    def pages(self) -> int:
        return sum(map(len, self.seconds.values()))

    @property
    def a_second(self) -> float:
        return self.pages / self.elapsed

    def percentile(self, percent: int) -> float:
        """The seconds within which so many of a hundred answers came."""
        every = sorted(chain.from_iterable(self.seconds.values()))
        return every[min(len(every) - 1, len(every) * percent // 100)]


def under(load: Load) -> Answers:
    """What the readers saw, each beginning at another of the addresses."""
    began = time.perf_counter()
    with ThreadPoolExecutor(load.readers) as pool:
        seen = list(pool.map(lambda place: read(load, place, began), range(load.readers)))
    found = Answers({address: [] for address in load.addresses})
    found.elapsed = time.perf_counter() - began
    for one in seen:
        found.errors += one.errors
        for address, seconds in one.seconds.items():
            found.seconds[address] += seconds
    return found


def read(load: Load, place: int, began: float) -> Answers:
    """One reader over one connection, until the time is up."""
    found = Answers({address: [] for address in load.addresses})
    link = http.client.HTTPConnection(load.host, load.port, timeout=SECONDS_OF_PATIENCE)
    turns = count(place * len(load.addresses) // load.readers)
    while time.perf_counter() - began < load.seconds:
        address = load.addresses[next(turns) % len(load.addresses)]
        asked = time.perf_counter()
        found.errors += not is_page(link, address, load.headers)
        found.seconds[address].append(time.perf_counter() - asked)
    link.close()
    return found


def is_page(link: http.client.HTTPConnection, address: str, headers: Mapping[str, str]) -> bool:
    """Whether a whole page came; a redirect is none."""
    try:
        link.request("GET", address, headers=headers)
        answer = link.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        link.close()  # the next request opens it anew
        return False
    return answer.status == http.client.OK


def apart(load: Load) -> Answers:
    """The same from a process of its own, as from another machine."""
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=json.dumps(asdict(load)),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return Answers(**json.loads(done.stdout))


if __name__ == "__main__":
    json.dump(asdict(under(Load(**json.load(sys.stdin)))), sys.stdout)

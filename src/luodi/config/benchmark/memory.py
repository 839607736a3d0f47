"""What the serving processes hold in memory, at rest and while people ask for pages."""

from __future__ import annotations

import http.client
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import psutil
from django.conf import settings
from django.urls import reverse

from luodi.config.benchmark.serving import HOST, free_port, serving, signed_in

READERS = 8
SECONDS_AT_REST = 2
MEGABYTE = 2**20


@dataclass(frozen=True)
class Held:
    """The proportional share of memory (PSS) of all serving processes together, in MB."""

    processes: int
    own: float  # what no file could give back
    whole: float


@dataclass(frozen=True)
class Memory:
    """At rest after the start, and the most that was seen under load."""

    at_rest: Held
    under_load: Held
    pages: int
    seconds: float


def measure(seconds: float) -> Memory:
    """Start the server as `luodi serve` does, look, put it under load, look again."""
    port = free_port()
    addresses = [reverse(settings.LOGIN_URL), settings.LOGIN_REDIRECT_URL]
    cookie = signed_in()
    with serving(port) as server:
        for address in addresses:
            ask(port, address, cookie)
        time.sleep(SECONDS_AT_REST)
        at_rest = held(server)
        began = time.monotonic()
        with ThreadPoolExecutor(READERS) as pool:
            until = began + seconds
            readers = [pool.submit(read, port, addresses, cookie, until) for _ in range(READERS)]
            most = at_rest
            while not all(reader.done() for reader in readers):
                most = max(most, held(server), key=lambda seen: seen.whole)
                time.sleep(0.2)
        pages = sum(reader.result() for reader in readers)
        return Memory(at_rest, most, pages, time.monotonic() - began)


def held(server: psutil.Process) -> Held:
    """The sum over the server and the workers that it started."""
    seen = [details(process) for process in (server, *server.children(recursive=True))]
    return Held(len(seen), sum(own for own, _ in seen), sum(whole for _, whole in seen))


def details(process: psutil.Process) -> tuple[float, float]:
    """The megabytes that are the process's alone, and its share of all."""
    found = process.memory_full_info()
    return found.uss / MEGABYTE, found.pss / MEGABYTE


def read(port: int, addresses: Sequence[str], cookie: str, until: float) -> int:
    """Ask for the pages in turn until the time is up; answers how many were read."""
    pages = 0
    while time.monotonic() < until:
        ask(port, addresses[pages % len(addresses)], cookie)
        pages += 1
    return pages


def ask(port: int, address: str, cookie: str) -> None:
    """One page; signed in, but for the sign-in page itself."""
    link = http.client.HTTPConnection(HOST, port, timeout=120)
    headers = {} if address == reverse(settings.LOGIN_URL) else {"Cookie": cookie}
    link.request("GET", address, headers=headers)
    answer = link.getresponse()
    answer.read()
    link.close()
    if answer.status != http.client.OK:
        raise ConnectionError(f"{address}: {answer.status}")

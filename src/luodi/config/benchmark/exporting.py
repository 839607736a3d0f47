"""How long the register takes to come as a workbook over HTTP, and what the server holds then."""

from __future__ import annotations

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote

import psutil
from django.urls import reverse

from luodi.config.benchmark.serving import HOST, free_port, serving, signed_in, worked
from luodi.config.benchmark.timing import Runs
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.outputs.registers.rules.view import View, written
from luodi.records.projects.rules import Wanted
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import SubjectType

SECONDS_OF_TEN_THOUSAND = 1.0
TEN_THOUSAND = 10_000
TOKEN = "b" * 32  # of the form: the same in the cookie and in the head
MEGABYTE = 2**20
BETWEEN_LOOKS = 0.02
MOST_UNITS = 60  # that an address may name


@dataclass(frozen=True)
class Export:
    """One workbook: its rows and size, the seconds of its runs, by how much the server grew."""

    rows: int
    bytes: int
    seconds: float  # the median
    work: float  # seconds of a processor that the serving processes took for one
    promised: float | None  # seconds; None where nothing is
    grown: float  # MB of resident memory at the most, above what it was before


@dataclass(frozen=True)
class Exports:
    """About ten thousand rows, and the whole register."""

    some: Export
    every: Export


def measure(book: Book, runs: int) -> Exports:
    port, cookie = free_port(), signed_in()
    rows, some = about_ten_thousand(book)
    every = Subject.objects.filter(book=book, type=SubjectType.PROJECT).count()
    with serving(port) as server:
        ask = Asking(port, cookie, server)
        ask.export(some)  # the imports are not what is measured
        return Exports(
            ask.timed(some, rows, runs, SECONDS_OF_TEN_THOUSAND * rows / TEN_THOUSAND),
            ask.timed(View(), every, 1, None),
        )


def about_ten_thousand(book: Book) -> tuple[int, View]:
    """So many units that the register lists ten thousand projects, as near as they come."""
    projects = Subject.objects.filter(book=book, type=SubjectType.PROJECT)
    units: list[int] = []
    rows = 0
    for unit in Unit.objects.filter(book=book).exclude(parent=None).order_by("pk")[:MOST_UNITS]:
        if rows < TEN_THOUSAND:
            units.append(unit.pk)
            rows += projects.filter(unit=unit).count()
    return rows, View(Wanted(unit=tuple(units)))


@dataclass(frozen=True)
class Asking:
    """One reader of the server, whose memory is watched meanwhile."""

    port: int
    cookie: str
    server: psutil.Process

    def timed(self, view: View, rows: int, runs: int, promised: float | None) -> Export:
        took, grown, size, worked_before = Runs(), 0.0, 0, worked(self.server)
        for _ in range(runs):
            before = self.held()
            began = time.perf_counter()
            with ThreadPoolExecutor(1) as pool:
                asked = pool.submit(self.export, view)
                while not asked.done():
                    grown = max(grown, self.held() - before)
                    time.sleep(BETWEEN_LOOKS)
                size = asked.result()
            took.seconds.append(time.perf_counter() - began)
        work = (worked(self.server) - worked_before) / runs
        return Export(rows, size, took.median, work, promised, grown)

    def export(self, view: View) -> int:
        """How many bytes came."""
        link = http.client.HTTPConnection(HOST, self.port, timeout=600)
        headers = {"Cookie": f"{self.cookie}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        address = f"{reverse('registers:export')}?{quote(written(view), safe='=&,%')}"
        link.request("POST", address, headers=headers)
        answer = link.getresponse()
        size = len(answer.read())
        link.close()
        if answer.status != http.client.OK:
            raise ConnectionError(f"{address}: {answer.status}")
        return size

    def held(self) -> float:
        """The resident megabytes of the server and its workers."""
        processes = (self.server, *self.server.children(recursive=True))
        return sum(float(one.memory_info().rss) for one in processes) / MEGABYTE

"""How fast pages come over HTTP to somebody who has signed in, beside what is promised of them."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, replace

import psutil
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luodi.config.benchmark.load import Answers, Load, apart, under
from luodi.config.benchmark.serving import HOST, free_port, reader, serving, signed_in, worked

ONE, MANY = 1, 8
WARMING_ROUNDS = 8  # so that each of the serving processes has answered every address


@dataclass(frozen=True)
class Promise:
    """At most so many queries and milliseconds, at least so many pages a second; None: unsaid."""

    queries: int | None = None
    one: float | None = None  # milliseconds within which 95 of 100 pages come to one reader
    many: float | None = None  # the same to eight at once
    a_second: float | None = None  # to eight at once


@dataclass(frozen=True)
class Seen:
    """What so many readers saw together; milliseconds."""

    readers: int
    pages: int
    errors: int
    a_second: float
    median: float
    p95: float
    work: float  # processor time of the serving processes for one page
    by_address: dict[str, float]  # the median of each


@dataclass(frozen=True)
class Pages:
    """Some addresses of one sort of page: what was promised, the queries of each, what was seen."""

    promise: Promise
    queries: dict[str, int]
    one: Seen
    many: Seen


def measure(
    addresses: Mapping[str, str],
    promise: Promise,
    seconds: float,
    headers: Mapping[str, str] | None = None,
) -> Pages:
    """Serve the book, warm it up, ask for the addresses (by their names) alone and by eight."""
    port, named = free_port(), {address: name for name, address in addresses.items()}
    sent = {"Cookie": signed_in(), **(headers or {})}
    load = Load(HOST, port, list(addresses.values()), sent, ONE, seconds)
    with serving(port) as server:
        warm_up(load)
        one, many = (seen(replace(load, readers=count), server, named) for count in (ONE, MANY))
    queries = {name: queries_of(address, headers or {}) for name, address in addresses.items()}
    return Pages(promise, queries, one, many)


def warm_up(load: Load) -> None:
    """Every address several times, each over a connection of its own."""
    for address in load.addresses:
        under(replace(load, addresses=[address], readers=WARMING_ROUNDS, seconds=0.01))


def seen(load: Load, server: psutil.Process, named: Mapping[str, str]) -> Seen:
    before = worked(server)
    answers = apart(load)
    return Seen(
        readers=load.readers,
        pages=answers.pages,
        errors=answers.errors,
        a_second=answers.a_second,
        median=answers.percentile(50) * 1000,
        p95=answers.percentile(95) * 1000,
        work=(worked(server) - before) * 1000 / answers.pages,
        by_address={
            named[address]: Answers({address: seconds}).percentile(50) * 1000
            for address, seconds in answers.seconds.items()
            if seconds
        },
    )


def queries_of(address: str, headers: Mapping[str, str]) -> int:
    """How many queries a page costs that was asked for before."""
    client = reader()
    client.get(address, headers=headers)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address, headers=headers)
    if answer.status_code != http.client.OK:
        raise ConnectionError(f"{address}: {answer.status_code}")
    return len(queries)

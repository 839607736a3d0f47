"""The bench's own server, started as `luodi serve` starts it, and who has signed in to it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
from django.test import Client

from luodi.foundation.people.models import Account

HOST = "127.0.0.1"
READER = "bench-office"  # may read everything in the book
SECONDS_UNTIL_IT_ANSWERS = 60
STOPPING_SECONDS = 20


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def reader() -> Client:
    """A client within this process, signed in."""
    client = Client(headers={"host": HOST})
    client.force_login(Account.objects.get(username=READER))
    return client


def signed_in() -> str:
    """The cookie of the same reader's session, for a client outside."""
    return f"sessionid={reader().cookies['sessionid'].value}"


@contextmanager
def serving(port: int) -> Iterator[psutil.Process]:
    words = [sys.executable, "-m", "luodi", "serve", "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as started:
        try:
            wait_for(port)
            yield psutil.Process(started.pid)
        finally:
            started.terminate()
            try:
                started.wait(STOPPING_SECONDS)
            except subprocess.TimeoutExpired:
                started.kill()


def wait_for(port: int) -> None:
    until = time.monotonic() + SECONDS_UNTIL_IT_ANSWERS
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"no answer on port {port}")


def worked(server: psutil.Process) -> float:
    """The seconds for which the server and its workers have held a processor so far."""
    times = [one.cpu_times() for one in (server, *server.children(recursive=True))]
    return sum(float(one.user + one.system) for one in times)

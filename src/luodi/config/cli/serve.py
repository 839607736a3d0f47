"""`luodi serve`: the application on an address of this machine."""

from __future__ import annotations

import argparse
import errno
import os
import socket

from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces

from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8000
MOST_WORKERS = 2
THREADS_OF_A_WORKER = 4


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("serve", help="启动网站")
    parser.add_argument("--host", default=DEFAULT_HOST, help="监听地址（默认只限本机）")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="端口（默认 8000）")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    require_free(args.host, args.port)
    call_command("migrate", interactive=False, verbosity=0)
    print(f"落地：http://{args.host}:{args.port}/ （按 Ctrl+C 停止）", flush=True)
    serve(args.host, args.port)
    return 0


def require_free(host: str, port: int) -> None:
    """Granian would share a port with whoever holds it, so it is tried without sharing first."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except (OSError, OverflowError) as error:
            raise Refused(because(_why(error), host=host, port=port)) from error


def _why(error: Exception) -> str:
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            return gettext_noop("端口 %(port)s 已被占用：请用 --port 换一个，或先停掉占用它的程序")
        case errno.EACCES:
            return gettext_noop("无权使用端口 %(port)s：请用 --port 换一个 1024 以上的")
        case _:
            return gettext_noop("不能在 %(host)s 的端口 %(port)s 上监听：请核对 --host 和 --port")


def serve(host: str, port: int) -> None:
    """Answer until told to stop."""
    Granian(
        "luodi.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(MOST_WORKERS, os.cpu_count() or 1),
        websockets=False,
        blocking_threads=THREADS_OF_A_WORKER,
        workers_kill_timeout=5,  # a stop asked for during the start would else wait for ever
        respawn_failed_workers=True,
        log_access=False,
    ).serve()

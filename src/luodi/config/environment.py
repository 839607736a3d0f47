"""What the installation is told through LUODI_* variables, read into plain values."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

POSTGRESQL = ("postgresql", "postgres")
SQLITE_IN_EARNEST = {
    # A transaction that reads and then writes would else fail when another writes in between.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # Each thread has a connection, so what each may keep is small: more makes a book of a million
    # entries no faster to read or to write, since the system keeps the file in memory anyway.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-4000;"
        " PRAGMA mmap_size=67108864; PRAGMA temp_store=MEMORY;"
    ),
}

# To compile the long conditions of the figures takes longer than to answer them, and their groups
# do not fit in the four megabytes that a server gives by default.
POSTGRESQL_FOR_FIGURES = {"options": "-c jit=off -c work_mem=64MB"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def is_on(name: str) -> bool:
    return text(name).lower() in {"1", "true", "yes", "on"}


def whole(name: str, default: int) -> int:
    """A whole number from one on; what is no such number stops the program with its name."""
    given = text(name, str(default))
    if not given.isdecimal() or not int(given):
        raise ValueError(f"{name}={given}")
    return int(given)


def listed(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    """The folder named by the variable, made if it is not there."""
    path = Path(text(name, str(default))).expanduser().resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret(name: str, path: Path) -> str:
    """The variable's value, else the key kept in the file, made on first use."""
    if given := text(name):
        return given
    # Several processes may start at once: the first link made stands, and all read that one.
    draft = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    if not path.exists():
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


def database(url: str) -> dict[str, object]:
    """Django's settings for postgresql://user:password@host:port/name, sqlite:///path or a path."""
    parts = urlsplit(url)
    if parts.scheme in POSTGRESQL:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "OPTIONS": {**POSTGRESQL_FOR_FIGURES, **dict(parse_qsl(parts.query))},
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
        }
    path = url.removeprefix("sqlite:///") if parts.scheme == "sqlite" else url
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": SQLITE_IN_EARNEST,
        "CONN_MAX_AGE": None,
    }

"""How rows and lines become digests; nothing here touches a database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

GENESIS = "0" * 64
BOOK_ZONE = ZoneInfo("Asia/Shanghai")
CLOCK_TOLERANCE = timedelta(minutes=5)
ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

Manifest = dict[str, dict[str, str]]  # table → primary key → digest of the row


def plain(value: object) -> object:
    """`value` in the one form in which it enters a digest, the same on every database."""
    match value:
        case Decimal():
            return format(value, "f")
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case _:
            return value


def fixed(value: Decimal, digits: int) -> str:
    """A number as its column keeps it. Refuses one that a database would round on its way in."""
    if round(value, digits) != value:
        raise ValueError(f"{value} has more than {digits} decimals")
    return f"{value:.{digits}f}"


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8."""
    return ENCODER.encode(value).encode()


def digest(value: object) -> str:
    """SHA-256 of the canonical form, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def salted_digest(salt: str, value: str) -> str:
    """The digest of a personal value: without the salt it cannot be guessed back."""
    return hashlib.sha256(f"{salt}\x00{value}".encode()).hexdigest()


@dataclass(frozen=True)
class LineFacts:
    """What one line of the chain says, before it is digested."""

    book: int
    seq: int
    action: str
    by: int | None
    at: datetime
    topic: str
    detail: Mapping[str, object]
    manifest: Manifest
    previous: str

    def digest(self) -> str:
        """The digest of the line: every field, the rows written, and the line before."""
        return digest(
            [
                self.book,
                self.seq,
                self.action,
                self.by,
                plain(self.at),
                self.topic,
                self.detail,
                self.manifest,
                self.previous,
            ]
        )

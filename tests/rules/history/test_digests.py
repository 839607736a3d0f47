"""Digests: every field moves them, nothing else does, and a salted value cannot be guessed."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.foundation.history.rules import LineFacts, canonical, digest, plain, salted_digest

LINE = LineFacts(
    book=1,
    seq=2,
    action="entry.record",
    by=3,
    at=datetime(2023, 3, 1, 4, tzinfo=UTC),
    topic="subject:5",
    detail={"entries": 1},
    manifest={"ledger.entry": {"7": "ab"}},
    previous="0" * 64,
)
OTHERWISE: dict[str, object] = {
    "book": 2,
    "seq": 3,
    "action": "entry.verify",
    "by": None,
    "at": LINE.at + timedelta(microseconds=1),
    "topic": "",
    "detail": {"entries": 2},
    "manifest": {"ledger.entry": {"7": "ac"}},
    "previous": "1" * 64,
}


@pytest.mark.parametrize("name", [field.name for field in fields(LineFacts)])
def test_every_field_of_a_line_moves_its_digest(name: str) -> None:
    assert replace(LINE, **{name: OTHERWISE[name]}).digest() != LINE.digest()  # type: ignore[arg-type]


def test_the_same_line_has_the_same_digest_in_any_zone_and_any_order_of_keys() -> None:
    elsewhere = LINE.at.astimezone(timezone(timedelta(hours=8)))
    two = {"b": 1, "a": {"d": 2, "c": 3}}
    turned = {"a": {"c": 3, "d": 2}, "b": 1}
    assert replace(LINE, at=elsewhere, detail=two).digest() == replace(LINE, detail=turned).digest()


def test_a_digest_is_what_the_format_says_it_is() -> None:
    said = '{"名":["甲",null,1]}'
    assert canonical({"名": ["甲", None, 1]}) == said.encode()
    assert digest({"名": ["甲", None, 1]}) == hashlib.sha256(said.encode()).hexdigest()


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+3"), "1000"),
        (date(2023, 3, 1), "2023-03-01"),
        (
            datetime(2023, 3, 1, 12, tzinfo=timezone(timedelta(hours=8))),
            "2023-03-01T04:00:00.000000+00:00",
        ),
        ("甲", "甲"),
        (None, None),
        (7, 7),
        (True, True),
    ],
)
def test_a_value_enters_a_digest_in_one_form(value: object, form: object) -> None:
    assert plain(value) == form


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_value_has_another_digest_under_every_salt(salt: str, other: str) -> None:
    phone = "13900000000"
    assert (salted_digest(salt, phone) == salted_digest(other, phone)) == (salt == other)
    assert salted_digest(salt, phone) != hashlib.sha256(phone.encode()).hexdigest()

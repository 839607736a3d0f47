"""What LUODI_* variables become."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from luodi.config import environment


def test_the_secret_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: environment.secret("LUODI_NO_SUCH", path), range(16)))
    assert len(keys) == 1
    assert len(keys.pop()) > 60
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_a_secret_key_that_is_given_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUODI_GIVEN", "given")
    assert environment.secret("LUODI_GIVEN", tmp_path / "secret-key") == "given"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("/srv/luodi/luodi.db", "sqlite3", "/srv/luodi/luodi.db"),
        ("sqlite:////srv/luodi.db", "sqlite3", "/srv/luodi.db"),
        ("postgresql://luodi:p%40ss@db.local:5433/%E6%80%BB%E8%B4%A6", "postgresql", "总账"),
        ("postgres://localhost/luodi", "postgresql", "luodi"),
    ],
)
def test_databases(url: str, engine: str, name: str) -> None:
    found = environment.database(url)
    assert found["ENGINE"] == f"django.db.backends.{engine}"
    assert found["NAME"] == name


def test_a_postgresql_address_keeps_every_part() -> None:
    found = environment.database("postgresql://luodi:p%40ss@db.local:5433/book?sslmode=require")
    parts = {key: found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    assert parts == {
        "USER": "luodi",
        "PASSWORD": "p@ss",
        "HOST": "db.local",
        "PORT": "5433",
        "OPTIONS": {**environment.POSTGRESQL_FOR_FIGURES, "sslmode": "require"},
    }


def test_a_postgresql_address_may_say_its_own_options() -> None:
    found = environment.database("postgresql://db.local/book?options=-c%20work_mem%3D8MB")
    assert found["OPTIONS"] == {"options": "-c work_mem=8MB"}


@pytest.mark.parametrize(
    ("said", "on"), [("1", True), ("true", True), ("", False), ("0", False), ("no", False)]
)
def test_switches(monkeypatch: pytest.MonkeyPatch, said: str, on: bool) -> None:
    monkeypatch.setenv("LUODI_SWITCH", said)
    assert environment.is_on("LUODI_SWITCH") is on

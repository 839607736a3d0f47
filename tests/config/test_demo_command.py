"""`luodi demo` keeps away from whatever is real."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_django import Settings

from conftest import Cast
from luodi.config.cli import main
from luodi.config.cli.demo import FOLDER, require_demonstration
from luodi.config.demonstration.truth import SHIPPED
from luodi.kernel.refusal import Refused


@dataclass
class Started:
    """The commands that took the place of this process."""

    words: list[Sequence[str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)

    def __call__(self, path: str, words: Sequence[str], env: Mapping[str, str]) -> None:
        self.words.append(words)
        self.data.append(env["LUODI_DATA"])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Started:
    settings.DATA = tmp_path
    found = Started()
    monkeypatch.setattr(os, "execve", found)
    return found


def test_it_starts_again_in_a_folder_of_its_own(started: Started, tmp_path: Path) -> None:
    main(["demo", "--once", "--port", "8123"])
    assert started.data == [str(tmp_path / FOLDER)]
    assert started.words[0][3:] == [
        *("luodi", "demo", "--inside", "--host", "127.0.0.1", "--port", "8123", "--once")
    ]


def test_reset_deletes_the_demonstration_and_nothing_else(
    started: Started, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LUODI_DATABASE_URL", raising=False)
    real, shown = tmp_path / "luodi.db", tmp_path / FOLDER / "luodi.db"
    shown.parent.mkdir()
    real.touch()
    shown.touch()
    main(["demo", "--reset"])
    assert real.exists()
    assert not shown.exists()


def test_a_named_database_is_not_reset(
    started: Started, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LUODI_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/real")
    assert main(["demo", "--reset"]) == 1
    assert "请自己清空" in capsys.readouterr().err
    assert started.words == []


def test_a_database_with_other_data_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="演示只载入空的数据库"):
        require_demonstration()


def test_the_truth_is_printed_without_a_database(
    started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--truth"]) == 0
    assert capsys.readouterr().out == SHIPPED.read_text(encoding="utf-8")
    assert started.words == []

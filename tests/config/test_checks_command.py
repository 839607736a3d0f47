"""`luodi test` hands its words to pytest as they were typed."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

import pytest

from luodi.config.cli import main


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The processes that would have been started."""
    found: list[Sequence[str]] = []

    def start(words: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        found.append(words)
        return subprocess.CompletedProcess(words, 5)

    monkeypatch.setattr(subprocess, "run", start)
    return found


@pytest.mark.parametrize(
    "words",
    [
        ["-n", "2"],
        ["-k", "a name"],
        ["--lf", "tests/rules"],
        ["tests/rules", "-x", "--", "tests/config"],
        ["--help"],
        ["-h"],
        ["--maxfail=1"],
    ],
    ids=" ".join,
)
def test_everything_after_the_command_goes_to_pytest_unread(
    started: list[Sequence[str]], words: list[str]
) -> None:
    assert main(["test", *words]) == 5
    assert [list(one[1:]) for one in started] == [["-m", "pytest", *words]]


def test_without_words_all_tests_are_shared_among_the_cores(started: list[Sequence[str]]) -> None:
    main(["test"])
    assert [list(one[1:]) for one in started] == [["-m", "pytest", "-n", "auto"]]

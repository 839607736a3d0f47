"""The users' guide to figures: every command in it runs, every indicator it names is known."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from catalogue import KNOWN
from scene import Scene, after_2023

from conftest import Cast
from luodi.config.cli import run
from luodi.foundation.rulebook.rules.reading import read
from luodi.foundation.rulebook.rules.shipped import DEFAULT, shipped
from luodi.foundation.vocabulary.indicators import INDICATORS, indicator

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs/guide/figures.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GUIDE.splitlines()
    if line.startswith("| S")
]
COMMANDS = list(dict.fromkeys(re.findall(r"\./luodi ((?:figures|explain)[^`\n]*)", GUIDE)))
TIMES = {"期内": "FLOW", "期末": "STANDING", "累计": "TO_DATE", "基期": "COHORT"}
RATES = {rate.name: rate for rate in read(shipped(DEFAULT), shipped(DEFAULT)).rates}
SENTENCES = {"S1", "S2", "S3", "S10", "S11", "S19", "S20", "S22"}


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """A book in which the fair and the town of the guide's commands are known."""
    scene = after_2023(cast)
    fair = scene.event("第七届丝博会")
    scene.signed("甲厂", "2023-05-11", "ground_break 2023-06-01", event=fair)
    return scene


@pytest.mark.django_db
def test_every_command_of_the_guide_answers(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(COMMANDS) > len(ROWS)
    for command in COMMANDS:
        words = shlex.split(command)
        assert run("figures", [*words, "--book", "甲区"]) == 0, command
        assert scene.cast.book.name in capsys.readouterr().out


def test_every_sentence_that_the_book_can_answer_has_a_row() -> None:
    assert {row[0].split()[0] for row in ROWS} >= SENTENCES


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_names_its_figures_and_their_times_as_the_vocabulary_has_them(
    row: list[str],
) -> None:
    times = {TIMES[word] for word in row[2].split("、")}
    for name in row[1].split("、"):
        if rate := RATES.get(name):
            bases = {indicator(named.word) for named in rate.formula.names}
            assert {base.time.name for base in bases} <= times
        else:
            found = indicator(name)
            assert found.name == name
            assert found.time.name in times


def test_what_the_guide_leaves_for_later_is_what_waits() -> None:
    later = GUIDE[GUIDE.index("## 还不能答的") :]
    waiting = {row.family for row in INDICATORS if row.code not in KNOWN}
    assert waiting == {"资金", "工作", "质量基数", "失败"}
    for word in ("固定资产投资", "承诺兑付", "督办销号", "重复督办", "线索转签约", "开而未建"):
        assert word in later

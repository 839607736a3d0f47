"""Every command that the guide and the README print is one that the command line accepts."""

from __future__ import annotations

import argparse
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from luodi.config.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs/guide").glob("*.md")), ROOT / "README.md"]
COMMAND = re.compile(r"^(?:\| [^`\n]*`)?\./luodi (.+?)(?:`.*)?$", re.MULTILINE)


def printed() -> list[str]:
    """The commands of all pages, those of several lines put together, remarks left away."""
    pages = [page.read_text(encoding="utf-8").replace("\\\n", " ") for page in PAGES]
    return [words for page in pages for words in COMMAND.findall(page)]


@pytest.mark.parametrize("words", sorted(set(printed())))
def test_the_command_is_accepted(words: str) -> None:
    given = shlex.split(words, comments=True)
    parser = argparse.ArgumentParser()
    module = import_module(f"luodi.config.cli.{COMMANDS[given[0]]}")
    module.add(parser.add_subparsers(required=True))
    assert callable(parser.parse_args(given).run)


def test_commands_were_found_in_blocks_and_in_tables() -> None:
    named = {words.split()[0] for words in printed()}
    assert {"record", "month", "handover", "reclassify", "return", "figures"} <= named

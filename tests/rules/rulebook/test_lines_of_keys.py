"""The line of each key of a TOML text, however the key is written."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.foundation.rulebook.rules.reading.lines import key_lines
from luodi.foundation.rulebook.rules.shipped import SHIPPED, shipped

TEXT = '''# a comment [not.a.table]
title = "x # no comment [a"
"quoted key" = 1

[rates.r_start]
formula = """
a = 1
[b]
"""
also = [
  "甲",  # c = 2
  "]",
]
inner.deep = {x = 1, y = [2]}

[[rows]]
name = 'a\\'
[[rows]]
  name = \'\'\'
z = 3
\'\'\'
last = 1'''


def test_each_key_and_table_has_its_line() -> None:
    tomllib.loads(TEXT)
    assert key_lines(TEXT) == {
        ("title",): 2,
        ("quoted key",): 3,
        ("rates", "r_start"): 5,
        ("rates", "r_start", "formula"): 6,
        ("rates", "r_start", "also"): 10,
        ("rates", "r_start", "inner", "deep"): 14,
        ("rows",): 16,
        ("rows", "0"): 16,
        ("rows", "0", "name"): 17,
        ("rows", "1"): 18,
        ("rows", "1", "name"): 19,
        ("rows", "1", "last"): 22,
    }


def paths(table: object, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if not isinstance(table, dict):
        return [above]
    return [path for key, inner in table.items() for path in paths(inner, (*above, key))]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_value_of_a_rulebook_that_ships_has_its_line(name: str) -> None:
    text = shipped(name).text
    lines, rows = key_lines(text), text.splitlines()
    for path in paths(tomllib.loads(text)):
        if path:
            assert rows[lines[path] - 1].split("=")[0].strip().strip("[]").endswith(path[-1])


@given(st.text(alphabet="ab=[]{}\"'#\n\\ .,1", max_size=80))
def test_no_text_makes_the_search_for_lines_fail(text: str) -> None:
    lines = key_lines(text)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())

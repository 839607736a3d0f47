"""How long a file, a function, a view and a decision may be (CONTRIBUTING.md has the table)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from source_files import ROOT, File, files

LONGEST_FILE = {".py": 300, ".html": 120, ".css": 150, ".js": 150}
LONGEST_FUNCTION = 40
LONGEST_VIEW = 20
MOST_WORDS = 400  # of a decision


def length(node: ast.FunctionDef) -> int:
    """The lines of a function with its decorators and docstring."""
    first = min([node.lineno, *(line.lineno for line in node.decorator_list)])
    return (node.end_lineno or first) - first + 1


def is_view(file: File, node: ast.FunctionDef) -> bool:
    arguments = [*node.args.posonlyargs, *node.args.args]
    return "views" in file.parts and [a.arg for a in arguments][:1] == ["request"]


def too_long(file: File) -> Iterator[str]:
    for node in file.functions():
        limit = LONGEST_VIEW if is_view(file, node) else LONGEST_FUNCTION
        if length(node) > limit:
            yield f"{file.place}: {node.name} has {length(node)} lines, {limit} are allowed"


@pytest.mark.parametrize(("ending", "limit"), LONGEST_FILE.items())
def test_no_file_is_longer_than_its_kind_allows(ending: str, limit: int) -> None:
    found = {file.place: file.lines for file in files(ending) if file.lines > limit}
    assert not found, f"split by idea: {found}"


def test_no_function_is_longer_than_a_screen() -> None:
    found = [fault for file in files(".py") for fault in too_long(file)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("place", "head", "limit"),
    [("records/x/actions.py", "def f():", 40), ("records/x/views.py", "def f(request):", 20)],
)
def test_one_line_too_many_is_found(place: str, head: str, limit: int) -> None:
    body = "    pass\n"
    assert not list(too_long(File(place, f"{head}\n{body * (limit - 1)}")))
    assert list(too_long(File(place, f"{head}\n{body * limit}")))


def test_no_decision_takes_more_than_two_minutes_to_read() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    words = {path.name: len(path.read_text(encoding="utf-8").split()) for path in decisions}
    assert words
    assert not {name: count for name, count in words.items() if count > MOST_WORDS}

"""The house style as far as a program can see it: a rule reads one file and names its faults."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from source_files import File, files

type Rule = Callable[[File], Iterator[str]]

BANNED_NAMES = {
    *("utils", "util", "helpers", "helper", "common", "core", "base", "misc"),
    *("service", "services", "manager", "managers", "handler", "handlers"),
}
CLOCKS = {
    *("timezone.now", "timezone.localdate", "timezone.localtime", "time.time"),
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
}


def names_say_what_a_file_is_about(file: File) -> Iterator[str]:
    for name in BANNED_NAMES.intersection(file.parts):
        yield f"a name for anything: {name}"


def a_module_opens_with_one_sentence(file: File) -> Iterator[str]:
    opening = (ast.get_docstring(file.tree) or "").partition("\n\n")[0].replace("\n", " ")
    if not re.fullmatch(r".+\.", opening) or re.search(r"[.!?] +[A-Z]", opening):
        yield f"opens with no sentence, or with several: {opening!r}"


def a_model_says_what_one_row_is(file: File) -> Iterator[str]:
    if "models" not in file.parts:
        return
    for node in file.tree.body:
        if isinstance(node, ast.ClassDef) and not ast.get_docstring(node):
            yield f"{node.name} does not say what one row is"


def a_table_has_no_order_of_its_own(file: File) -> Iterator[str]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.ClassDef) and node.name == "Meta":
            for line in node.body:
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "ordering":
                    yield f"line {line.lineno}: Meta.ordering"


def nothing_happens_behind_a_save(file: File) -> Iterator[str]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.ImportFrom) and "signals" in f"{node.module} {names_in(node)}":
            yield f"line {node.lineno}: imports signals"
        if isinstance(node, ast.ImportFrom) and node.module == "django.dispatch":
            yield f"line {node.lineno}: imports django.dispatch"
        if isinstance(node, ast.ClassDef) and "models" in file.parts:
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name in ("save", "delete"):
                    yield f"line {method.lineno}: {node.name} overrides {method.name}()"


def a_query_is_named_for_its_answer(file: File) -> Iterator[str]:
    if "queries" in file.parts:
        for node in file.functions():
            if node.name.startswith("get_"):
                yield f"line {node.lineno}: {node.name}"


def an_act_is_whole(file: File) -> Iterator[str]:
    """Atomic, keyword-only, by whom and when at the end, and one line of history, begun first."""
    if "actions" not in file.parts:
        return
    functions = {node.name: node for node in file.tree.body if isinstance(node, ast.FunctionDef)}
    for name, node in functions.items():
        if name.startswith("_") or not (is_atomic(node) or is_signed(node)):
            continue
        if not is_atomic(node):
            yield f"{name} is signed `by, at`, yet not atomic"
        if not is_signed(node):
            yield f"{name} takes more than keywords, or does not end in `by, at`"
        if {"begin", "seal"} - calls(node, functions) and "note" not in calls(node, functions):
            yield f"{name} writes no line of history"
        if begins_late(node):
            yield f"{name} reads or writes before its act begins"


def the_clock_is_read_at_the_door(file: File) -> Iterator[str]:
    if {"views", "tasks"}.intersection(file.parts) or file.lies_in("config/cli"):
        return
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and ".".join(called(node).split(".")[-2:]) in CLOCKS:
            yield f"line {node.lineno}: {ast.unparse(node)}"


def nothing_is_left_to_do(file: File) -> Iterator[str]:
    for number, line in enumerate(file.text.splitlines(), start=1):
        if re.search(r"\b(TODO|FIXME|XXX)\b", line):
            yield f"line {number}: {line.strip()}"


def names_in(node: ast.ImportFrom) -> str:
    return " ".join(alias.name for alias in node.names)


def called(node: ast.Call) -> str:
    """The name by which a call names its function, as `timezone.now`."""
    return ast.unparse(node.func)


def is_atomic(node: ast.FunctionDef) -> bool:
    return any(ast.unparse(line) == "transaction.atomic" for line in node.decorator_list)


def is_signed(node: ast.FunctionDef) -> bool:
    """Takes keywords only, the last two of them by whom and when."""
    ends = [argument.arg for argument in node.args.kwonlyargs][-2:]
    return ends == ["by", "at"] and not (node.args.posonlyargs or node.args.args)


def calls(node: ast.FunctionDef, known: dict[str, ast.FunctionDef]) -> set[str]:
    """The last words of every call made, also through other functions of the same file."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        for call in ast.walk(waiting.pop()):
            if isinstance(call, ast.Call):
                name = called(call).rpartition(".")[2]
                if name in known and name not in found:
                    waiting.append(known[name])
                found.add(name)
    return found


def begins_late(node: ast.FunctionDef) -> bool:
    """Whether anything but the docstring stands before the function's own `begin(…)`."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return any("begin(" in ast.unparse(line) for line in body[1:])


RULES: tuple[Rule, ...] = (
    names_say_what_a_file_is_about,
    a_module_opens_with_one_sentence,
    a_model_says_what_one_row_is,
    a_table_has_no_order_of_its_own,
    nothing_happens_behind_a_save,
    a_query_is_named_for_its_answer,
    an_act_is_whole,
    the_clock_is_read_at_the_door,
    nothing_is_left_to_do,
)
ACT = "@transaction.atomic\ndef record(*, claim: Claim, by: Account, at: datetime) -> Entry:\n"
PLANTED: tuple[tuple[Rule, str, str], ...] = (
    (names_say_what_a_file_is_about, "records/x/utils.py", ""),
    (names_say_what_a_file_is_about, "records/helpers/queries.py", ""),
    (a_module_opens_with_one_sentence, "records/x/rules.py", "WHOLE = 10_000\n"),
    (a_module_opens_with_one_sentence, "records/x/rules.py", '"""Rules"""\n'),
    (a_module_opens_with_one_sentence, "records/x/rules.py", '"""Rules. And more."""\n'),
    (a_model_says_what_one_row_is, "records/x/models.py", "class Entry(Chained):\n    said = 1\n"),
    (a_table_has_no_order_of_its_own, "x.py", "class Meta:\n    ordering = ['pk']\n"),
    (nothing_happens_behind_a_save, "x.py", "from django.db.models.signals import post_save\n"),
    (nothing_happens_behind_a_save, "x.py", "from django.db.models import signals\n"),
    (nothing_happens_behind_a_save, "x.py", "from django.dispatch import receiver\n"),
    (nothing_happens_behind_a_save, "models.py", "class A:\n    def save(self):\n        pass\n"),
    (a_query_is_named_for_its_answer, "x/queries/y.py", "def get_rows():\n    return []\n"),
    (an_act_is_whole, "x/actions.py", f"{ACT}    return Entry()\n"),
    (an_act_is_whole, "x/actions.py", f"{ACT}    act = begin(book)\n"),
    (an_act_is_whole, "x/actions.py", f"{ACT}    if busy:\n        return\n    begin().seal()\n"),
    (an_act_is_whole, "x/actions.py", f"{ACT}    refuse()\n    begin().seal()\n"),
    (an_act_is_whole, "x/actions.py", "def a(*, by: A, at: B) -> None:\n    begin().seal()\n"),
    (an_act_is_whole, "x/actions/y.py", ACT.replace("*, ", "") + "    begin().seal()\n"),
    (an_act_is_whole, "x/actions.py", ACT.replace("by: Account, ", "") + "    begin().seal()\n"),
    (the_clock_is_read_at_the_door, "x/actions.py", "at = timezone.now()\n"),
    (the_clock_is_read_at_the_door, "x/rules.py", "on = datetime.date.today()\n"),
    (nothing_is_left_to_do, "x.py", "# TODO later\n"),
)
ALLOWED: tuple[tuple[Rule, str, str], ...] = (
    (a_module_opens_with_one_sentence, "x.py", '"""开工 is no kind: it is put together."""\n'),
    (an_act_is_whole, "x/actions.py", f"{ACT}    act = begin(book)\n    act.seal()\n"),
    (an_act_is_whole, "x/actions.py", f"{ACT}    return a()\n\ndef a():\n    begin().seal()\n"),
    (the_clock_is_read_at_the_door, "x/views.py", "at = timezone.now()\n"),
    (the_clock_is_read_at_the_door, "config/cli/books.py", "at = timezone.now()\n"),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_whole_source_keeps(rule: Rule) -> None:
    faults = [f"{file.place}: {fault}" for file in files(".py") for fault in rule(file)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("rule", "place", "text"), PLANTED)
def test_a_planted_fault_is_found(rule: Rule, place: str, text: str) -> None:
    assert list(rule(File(place, text)))


@pytest.mark.parametrize(("rule", "place", "text"), ALLOWED)
def test_what_is_allowed_is_let_be(rule: Rule, place: str, text: str) -> None:
    assert not list(rule(File(place, text)))


def test_every_rule_has_been_seen_to_find_a_fault() -> None:
    assert {rule.__name__ for rule, _, _ in PLANTED} == {rule.__name__ for rule in RULES}


def test_the_source_that_is_read_is_the_package() -> None:
    places = {file.place for file in files(".py")}
    assert {"kernel/refusal.py", "foundation/history/actions.py"} <= places
    assert not any(Path(place).parts[-2:-1] == ("migrations",) for place in places)

"""No cell of the unkind workbooks is read as what it does not say, and none is lost."""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache

import pytest
from judging import Verdict, judged

from unkind import UNKIND
from unkind.truth import Workbook

ENDINGS = ("right", "asked", "refused", "unread", "wrong", "lost", "totals right", "file refused")


@cache
def verdict(name: str) -> Verdict:
    (book,) = [book for book in UNKIND if book.name == name]
    return judged(book)


@pytest.mark.parametrize("book", UNKIND, ids=lambda book: book.name)
def test_nothing_in_it_is_silently_wrong_or_lost(book: Workbook) -> None:
    found = verdict(book.name)
    assert not found.faults, "\n".join(found.faults)
    assert not found.counts["wrong"]
    assert not found.counts["lost"]


def test_most_of_all_cells_are_read_and_the_table_of_them_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    counts = {book.name: verdict(book.name).counts for book in UNKIND}
    whole = sum(counts.values(), Counter[str]())
    lines = [f"{name:<44}{numbers(counts[name])}" for name in counts]
    with capsys.disabled():
        sys.stdout.write("\n".join(["", f"{'':<44}{'  '.join(ENDINGS)}", *lines, ""]))
        sys.stdout.write(f"{len(UNKIND)} workbooks: {dict(whole)}\n")
    assert whole["right"] > 20 * (whole["asked"] + whole["refused"] + whole["unread"])


def numbers(counts: Counter[str]) -> str:
    return "  ".join(f"{counts[ending] or '':>{len(ending)}}" for ending in ENDINGS)

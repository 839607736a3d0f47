"""No cell of the unkind workbooks is read as what it does not say, and none is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from judging import Verdict, judged

from unkind import UNKIND
from unkind.truth import Workbook

VERDICTS: dict[str, Verdict] = {}


@pytest.mark.parametrize("book", UNKIND, ids=lambda book: book.name)
def test_nothing_in_it_is_silently_wrong_or_lost(book: Workbook) -> None:
    verdict = VERDICTS[book.name] = judged(book)
    assert not verdict.faults, "\n".join(verdict.faults)
    assert not verdict.counts["wrong"]
    assert not verdict.counts["lost"]


def test_the_report_of_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    """Run with -s to see the table."""
    counts = sum((verdict.counts for verdict in VERDICTS.values()), Counter[str]())
    with capsys.disabled():
        print(f"\n{len(VERDICTS)} unkind workbooks: {dict(counts)}")
    assert counts["right"] > counts["asked"] + counts["refused"] + counts["unread"]

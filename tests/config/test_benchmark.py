"""The bench at a size of nothing: what it finds has its shape, and no difference goes unseen."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from luodi.analysis.figures.queries.figures import count
from luodi.analysis.figures.queries.gathering import run
from luodi.analysis.figures.rules.asked import Asked
from luodi.analysis.figures.rules.facts import Values
from luodi.config.benchmark import addresses, filling, recording
from luodi.config.benchmark.book import UNITS, raise_book
from luodi.config.benchmark.catalogue import (
    NAMES,
    PAST,
    YEAR,
    answer,
    differing,
    measure,
    plans,
)
from luodi.config.benchmark.load import Answers, Load, under
from luodi.config.benchmark.parts import AFTERWARDS, rows_of
from luodi.config.benchmark.peer import Peer
from luodi.config.benchmark.report import against, tables
from luodi.config.benchmark.serving import free_port, reader
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.outputs.papers.queries.filling import Wanted, fill
from luodi.records.ledger.actions.rebuilding import stray_rows
from luodi.records.ledger.models import Entry, Posting

ENTRIES = 1_000


@pytest.fixture
def bench_book(db: None) -> Book:
    return raise_book(ENTRIES, lambda text: None)


def test_the_command_answers_with_both_sides_and_no_difference(tmp_path: Path) -> None:
    found = asked("--json", "--entries", str(ENTRIES), "--runs", "1", data=tmp_path)
    figures = found["databases"]["sqlite"]["figures"]
    assert set(figures["ours"]["statements"]) == set(figures["duckdb"]["statements"]) == set(NAMES)
    assert figures["cells"] > 0
    assert figures["differing"] == []
    assert {"cores", "processor", "load", "database", "duckdb"} <= figures["machine"].keys()
    assert figures["book"]["projects"] == ENTRIES // 10
    heading, rows = next(tables(found))
    assert heading.startswith("SQLite：全部指标")
    assert {len(row) for row in rows} == {4}


def test_the_command_keeps_to_a_database_of_its_own(tmp_path: Path) -> None:
    asked("--json", "--entries", "100", "--runs", "1", data=tmp_path)
    assert [path.name for path in tmp_path.rglob("*.db")] == ["luodi_bench.db"]


def test_pages_and_workbooks_come_over_http_beside_what_is_promised(tmp_path: Path) -> None:
    words = ("--json", "--entries", str(ENTRIES), "--runs", "1", "--seconds", "0.3")
    found = asked(*words, data=tmp_path, parts=("register", "export"))
    parts = found["databases"]["sqlite"]
    register, export = parts["register"], parts["export"]
    assert max(register["queries"].values()) <= register["promise"]["queries"]
    assert register["one"]["pages"] > 0 < register["many"]["pages"]
    assert register["one"]["errors"] == register["many"]["errors"] == 0
    assert 0 < export["some"]["rows"] < export["every"]["rows"] == ENTRIES // 10
    assert 0 < export["some"]["bytes"] < export["every"]["bytes"]
    headings = [heading for heading, _ in tables(found)]
    assert [heading.partition("，")[0] for heading in headings] == [
        "SQLite：台账",
        "SQLite：台账导出 Excel",
    ]


def test_both_fill_two_hundred_figures_that_differ_and_say_the_same(bench_book: Book) -> None:
    paper = filling.paper_of(bench_book, AFTERWARDS)
    asked = filling.questions(paper)
    assert len(asked) == len(set(asked)) == filling.FIGURES == 200
    ours = fill(filling.template(asked), paper, Wanted("a.docx"))
    theirs = filling.by_docxtpl(filling.template(None), filling.ready(paper, asked))
    mine, other = words_of(ours.content), words_of(theirs)
    assert mine == other
    assert len(mine) == filling.PAGES * (filling.FIGURES // filling.PAGES) + filling.TABLES * 72
    assert len(ours.figures) > filling.FIGURES


def words_of(content: bytes) -> list[str]:
    """Every paragraph and cell that says anything."""
    body = Document(io.BytesIO(content)).element.body
    said = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return [words for words in said if words]


def test_the_filling_is_told_with_its_shares(bench_book: Book) -> None:
    found = filling.measure(bench_book, AFTERWARDS, 1)
    assert found.asked == 200 < found.figures
    assert set(found.shares) == {"reading", "asking", "composing", "writing"}
    assert sum(found.shares.values()) == pytest.approx(1)
    assert min(found.docxtpl, found.kept, found.counted) > 0
    assert found.times == found.kept / found.docxtpl


def test_a_ledger_comes_into_the_book_while_somebody_else_writes(tmp_path: Path) -> None:
    found = asked("--json", "--rows", "40", "--long", "30", data=tmp_path, parts=("import",))
    part = found["databases"]["sqlite"]["import"]
    one, five = part["ledgers"]
    assert (one["facts"], one["entries"], one["projects"]) == (1, 40, 20)
    assert (five["facts"], five["entries"], five["projects"]) == (5, 200, 20)
    for ledger in (one, five):
        assert ledger["calamine"] > 0 < ledger["held"] <= ledger["seconds"]["writing"]
        assert ledger["writes"] > 0 == ledger["failed"]
        assert set(ledger["processor"]) >= {"reading", "matching", "checking", "writing"}
    behind = part["behind"]
    assert (behind["rows"], behind["errors"], behind["failed"]) == (30, 0, 0)
    assert behind["pages"] > 0 < behind["peak_mb"]
    headings = [heading for heading, _ in tables(found)]
    assert headings == ["SQLite：导入台账，一半项目账上已有", "SQLite：后台导入，同时翻台账"]


def test_every_address_that_the_bench_asks_for_is_a_page(bench_book: Book) -> None:
    asked_for = (
        *addresses.register(bench_book).values(),
        *addresses.search(bench_book).values(),
        *addresses.home().values(),
    )
    client = reader()
    assert {client.get(address).status_code for address in asked_for} == {200}


def test_what_does_not_come_is_an_error_and_no_page() -> None:
    nobody = Load("127.0.0.1", free_port(), ["/"], {}, readers=2, seconds=0.05)
    answers = under(nobody)
    assert answers.errors == answers.pages > 0


def test_a_percentile_is_the_time_within_which_so_many_answers_came() -> None:
    answers = Answers({"/a": [5.0, 1.0], "/b": [float(n) for n in range(6, 104)]}, elapsed=10)
    assert (answers.percentile(50), answers.percentile(95)) == (54.0, 99.0)
    assert answers.a_second == 10


def test_what_was_seen_is_set_against_what_is_promised() -> None:
    assert against("毫秒", 80, 40) == ("毫秒", "80.0", "40", "2.00")
    assert against("出错", 3, 0, 0) == ("出错", "3", "0", "")
    assert against("页", 3, None) == ("页", "3.0", "", "")


def asked(*words: str, data: Path, parts: Sequence[str] = ("figures",)) -> dict[str, Any]:
    """What `luodi bench` on SQLite prints, in a data folder of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "luodi", "bench", "--only", "sqlite", "--parts", *parts, *words],
        env={**os.environ, "LUODI_DATA": str(data)},
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_book_is_as_large_as_was_asked(bench_book: Book) -> None:
    assert Entry.objects.filter(book=bench_book).count() == ENTRIES
    assert Unit.objects.filter(book=bench_book).count() == UNITS
    assert rows_of(bench_book)["postings"] == Posting.objects.count() > ENTRIES


def test_every_cell_is_the_same_in_both_engines(bench_book: Book) -> None:
    found = measure(bench_book, AFTERWARDS, 1)
    assert found.cells > 0
    assert found.differing == ()


def test_a_planted_difference_is_found_in_its_cell(bench_book: Book) -> None:
    counted = count(bench_book, Asked(YEAR, PAST, by="unit"), AFTERWARDS)
    peer, ours = Peer(), answer(counted, run)
    table, kind = Posting._meta.db_table, "contract_amount"
    peer.change(f"UPDATE {table} SET hundredths = hundredths + 100 WHERE kind = '{kind}'")
    found = list(differing(ours, answer(counted, peer.ask)))
    money = [cell for cell in found if cell.indicator == "contract_money"]
    assert len(money) == len(ours["contract_money"]) > 0
    assert all(cell.ours < cell.theirs for cell in money)
    assert "contracts" not in {cell.indicator for cell in found}


def test_a_cell_that_one_engine_leaves_out_differs() -> None:
    said, silent = values(1, 5), values(2, 0)
    (cell,) = differing(said, silent)
    assert (cell.key, cell.ours, cell.theirs) == (1, Decimal(5), Decimal(0))


def values(unit: int, value: int) -> dict[str, Values]:
    return {"jobs": {(True, unit): Decimal(value)}}


def test_every_statement_has_its_plan(bench_book: Book) -> None:
    assert [name for name, plan in plans(bench_book, AFTERWARDS) if plan] == list(NAMES)


@pytest.mark.django_db
def test_recording_is_shared_out_between_its_phases() -> None:
    found = recording.measure(50, 1, lambda text: None)
    assert found.entries == 50
    assert set(found.shares) == {recording.CHECKING, recording.HASHING, recording.WRITING}
    assert sum(found.shares.values()) == pytest.approx(1)
    assert Entry.objects.count() == 50


def test_everything_derived_is_what_the_rooms_themselves_make_of_the_rows(
    bench_book: Book,
) -> None:
    assert stray_rows(bench_book) == 0

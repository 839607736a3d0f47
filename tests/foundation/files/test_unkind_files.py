"""Every unkind workbook is read, or turned away with the sentence that says why; none does harm."""

from __future__ import annotations

import socket
import time
import zipfile
from io import BytesIO

import pytest

from luodi.foundation.files.sheets import troubles
from luodi.foundation.files.sheets.limits import Limits
from luodi.foundation.files.sheets.opening import read
from luodi.kernel.folding import fold
from luodi.kernel.grids import Grid
from luodi.kernel.refusal import Refused
from unkind import UNKIND
from unkind.ledgers import ledger
from unkind.truth import Workbook
from unkind.writing import Sheet, rewritten, text, word, xls, xlsx

SHEET_1 = "xl/worksheets/sheet1.xml"
TURNED_AWAY = [book for book in UNKIND if book.truth.refused]
READ = [book for book in UNKIND if not book.truth.refused]
SIDEWAYS = ("lying on its side", "lying on its side under a title")


def why(content: bytes, name: str = "台账.xlsx", limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as refusal:
        read(content, name, limits)
    return str(refusal.value)


def outcome(content: bytes, name: str) -> tuple[Grid, ...] | str:
    """The sheets, or the sentence why there are none."""
    try:
        return read(content, name).grids
    except Refused as refusal:
        return str(refusal)


def squeezed(said: str) -> str:
    return "".join(fold(said).split())


def test_there_are_enough_of_them_and_each_has_a_name_of_its_own() -> None:
    assert len({book.name for book in UNKIND}) == len(UNKIND) > 90


@pytest.mark.parametrize("book", READ, ids=lambda book: book.name)
def test_it_is_read_and_the_name_of_each_project_stands_where_the_truth_says(
    book: Workbook,
) -> None:
    opened = read(book.make(), book.filename)
    grids = {grid.name: grid for grid in opened.grids}
    for project in book.truth.projects:
        grid = grids[project.where]
        if book.name in SIDEWAYS:
            cells = {row: line.get(project.row) for row, line in grid.rows.items()}
        else:
            cells = dict(grid.rows[project.row])
        said = [squeezed(cell.text) for cell in cells.values() if cell]
        assert squeezed(project.name) in said
        assert project.is_hidden == (project.row in grid.hidden_rows or grid.is_hidden)
    assert book.truth.noted in " ".join(map(str, opened.notes))


@pytest.mark.parametrize("book", TURNED_AWAY, ids=lambda book: book.name)
def test_it_is_turned_away_with_a_sentence_that_names_the_file(book: Workbook) -> None:
    said = why(book.make(), book.filename)
    assert book.truth.refused in said
    assert f"“{book.filename}”" in said


@pytest.mark.parametrize("kind", ["xlsx", "xls", "docx"])
def test_a_file_that_was_cut_off_anywhere_is_never_read_as_less(kind: str) -> None:
    sheet = Sheet(ledger().lines)
    content = {"xlsx": xlsx, "xls": xls, "docx": word}[kind](sheet)
    whole = read(content, "台账").grids
    for part in range(1, 8):
        cut = content[: len(content) * part // 8]
        found = outcome(cut, "台账")
        assert found == whole or "台账" in str(found)


def test_a_file_is_read_in_spite_of_a_broken_one_before_it() -> None:
    why(b"PK\x03\x04 broken")
    assert read(xlsx(Sheet([["甲"]])), "好的.xlsx").grids


def many_cells(count: int) -> bytes:
    return xlsx(Sheet([["甲"] * 10] * (count // 10)))


@pytest.mark.parametrize(
    ("content", "limits", "words"),
    [
        (many_cells(200), Limits(cells=100), "超过 100 个（读到工作表“台账”）"),
        (xlsx(*(Sheet([["甲"]], f"表{n}") for n in range(4))), Limits(sheets=3), "最多 3 张"),
        (xlsx(Sheet([["甲"]], merges=["A1:B1", "C1:D1"])), Limits(merges=1), "合并单元格超过 1 处"),
        (b"x" * 1_100_000, Limits(file_mb=1), "超过 1 MB"),
        (b"a,b\n" * 10_000_000, Limits(memory_mb=150), "内存超过 150 MB"),
    ],
    ids=["cells", "sheets", "merges", "bytes", "memory"],
)
def test_each_limit_has_its_sentence(content: bytes, limits: Limits, words: str) -> None:
    assert words in why(content, "台账.xlsx", limits)


def endless() -> bytes:
    """A sheet of a hundred megabytes that unfolds within the ratio."""
    row = "<row>" + '<c t="n"><v>12.5</v></c>' * 12 + "</row>"
    rows = row * 200_000
    return rewritten(
        xlsx(Sheet([["甲"]])),
        {SHEET_1: lambda xml: xml.replace("</sheetData>", rows + "</sheetData>")},
    )


def test_a_file_that_takes_too_long_is_stopped() -> None:
    began = time.monotonic()
    said = why(endless(), "台账.xlsx", Limits(seconds=1, ratio=10_000, cells=100_000_000))
    assert "读了 1 秒还没有读完" in said
    assert time.monotonic() - began < 30


def test_merges_that_overlap_without_end_are_refused() -> None:
    spans = '<mergeCell ref="A1:XFD1048576"/>' * 60_000
    lines = [["甲"]] * 200

    def change(xml: str) -> str:
        return xml.replace("</sheetData>", f"</sheetData><mergeCells>{spans}</mergeCells>")

    assert "合并单元格" in why(rewritten(xlsx(Sheet(lines)), {SHEET_1: change}))


def test_elements_within_elements_without_end_are_refused() -> None:
    deep = "<x>" * 100_000
    content = rewritten(
        xlsx(Sheet([["甲"]])),
        {SHEET_1: lambda xml: xml.replace("<sheetData>", deep + "<sheetData>")},
    )
    assert "不完整或已损坏" in why(content)
    page = b"<html><table><tr><td>" + b"<div>" * 200_000 + "甲".encode()
    assert outcome(page, "深.xls")


def test_a_text_of_one_endless_line_is_read_or_refused() -> None:
    assert read(("甲," * 1_000_000).encode(), "长.csv").grids


def test_nothing_is_fetched_from_where_a_file_points_to() -> None:
    """A document type and a picture at an address that we ourselves keep open."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        there = f"http://127.0.0.1:{server.getsockname()[1]}"
        doctype = f'<!DOCTYPE x SYSTEM "{there}/x.dtd">'
        content = rewritten(xlsx(Sheet([["甲"]])), {SHEET_1: lambda xml: doctype + xml})
        assert "实体" in why(content)
        page = f'<html><img src="{there}/"><table><tr><td>甲</td></tr></table></html>'
        assert read(page.encode(), "网页.xls").grids
        server.settimeout(0.2)
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_part_that_unfolds_to_more_than_its_entry_says_is_refused() -> None:
    content = bytearray(xlsx(Sheet([["甲" * 500]] * 50)))
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        size = archive.getinfo(SHEET_1).file_size
    for at in range(len(content) - 4):
        if content[at : at + 4] == size.to_bytes(4, "little"):
            content[at : at + 4] = (10).to_bytes(4, "little")
    assert "不完整或已损坏" in why(bytes(content))


def test_a_limit_of_output_holds_what_a_reader_may_answer() -> None:
    content = text(Sheet([["甲" * 1000]] * 3000)).encode()
    assert "大得不正常" in why(content, "a.csv", Limits(unpacked_mb=1))


def test_every_sentence_says_which_file() -> None:
    sentences = [*troubles.SENTENCES.values(), *troubles.NOTES.values()]
    assert set(troubles.SENTENCES) == set(troubles.Why)
    assert set(troubles.NOTES) == set(troubles.Note)
    assert all("“%(name)s”" in sentence for sentence in sentences)

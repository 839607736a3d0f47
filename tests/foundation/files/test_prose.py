"""Word and text files as paragraphs, and pieces of them put in place with their look kept."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from luodi.foundation.files.prose import Piece, paragraphs, with_pieces
from luodi.kernel.refusal import Refused


def letter(*runs: tuple[str, bool]) -> bytes:
    """A letter of one paragraph, each run bold or not, and a table with one cell."""
    document = Document()
    paragraph = document.add_paragraph()
    for text, bold in runs:
        paragraph.add_run(text).bold = bold
    document.add_table(1, 1).cell(0, 0).text = "合计X个"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


LETTER = letter(("签约", False), ("X个，资", True), ("金X亿元", False))


def test_a_word_files_paragraphs_are_those_of_its_tables_too() -> None:
    assert paragraphs(LETTER, "讲话.docx") == ["签约X个，资金X亿元", "合计X个"]


def test_a_piece_takes_the_look_of_what_it_replaces() -> None:
    made = with_pieces(
        LETTER, "讲话.docx", [Piece(0, 2, 3, "{{ 甲 }}"), Piece(0, 7, 8, "{{ 乙 }}")]
    )
    (line, cell) = paragraphs(made, "讲话.docx")
    assert (line, cell) == ("签约{{ 甲 }}个，资金{{ 乙 }}亿元", "合计X个")
    runs = Document(io.BytesIO(made)).paragraphs[0].runs
    looks = {run.text: bool(run.bold) for run in runs if run.text}
    assert looks == {
        "签约": False,
        "{{ 甲 }}": True,
        "个，资": True,
        "金": False,
        "{{ 乙 }}": False,
        "亿元": False,
    }


def test_a_piece_across_runs_is_put_once() -> None:
    made = with_pieces(LETTER, "讲话.docx", [Piece(0, 5, 8, "【】")])
    assert paragraphs(made, "讲话.docx")[0] == "签约X个，【】亿元"


def test_a_piece_without_text_is_coloured_and_gets_a_comment() -> None:
    made = with_pieces(LETTER, "讲话.docx", [Piece(1, 2, 3, remark="问一次")])
    document = Document(io.BytesIO(made))
    runs = document.tables[0].cell(0, 0).paragraphs[0].runs
    assert [r.text for r in runs if r.font.highlight_color == WD_COLOR_INDEX.YELLOW] == ["X"]
    assert [comment.text for comment in document.comments] == ["问一次"]


def test_a_text_becomes_a_word_file() -> None:
    made = with_pieces("第一行\n签约X个".encode("gb18030"), "讲话.txt", [Piece(1, 2, 3, "41")])
    assert paragraphs(made, "讲话.docx") == ["第一行", "签约41个"]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.4", "讲话.pdf", "另存为 Word 文档"),
        (b"no zip", "讲话.docx", "打不开"),
        (b"\xff\xff\xff\x80", "讲话.txt", "UTF-8"),
        ("字".encode() * 200_001, "讲话.txt", "太长"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    content: bytes, name: str, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        paragraphs(content, name)

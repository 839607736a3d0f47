"""Documents read as a person reads them: paragraphs and tables in order, whatever the file."""

from __future__ import annotations

import io

import pytest
from docx import Document

from luodi.foundation.files.texts.opening import pasted, read
from luodi.foundation.files.typesetting import DOCX, typeset
from luodi.kernel.grids import Grid
from luodi.kernel.passages import Passage
from luodi.kernel.refusal import Refused
from word_files import saved


def report() -> bytes:
    document = Document()
    document.add_paragraph("全区签约23个，完成目标任务25个的92%。")
    document.add_paragraph("各镇完成情况")
    table = document.add_table(2, 2)
    for row, words in enumerate((("单位", "完成"), ("甲镇", "12"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    document.add_paragraph("下一步，加快开工。")
    return saved(document)


def test_a_word_file_is_read_in_its_order() -> None:
    before, table, after = read(report(), "报告.docx").blocks
    assert isinstance(before, Passage)
    assert before.lines == ((1, "全区签约23个，完成目标任务25个的92%。"), (2, "各镇完成情况"))
    assert isinstance(table, Grid)
    assert table.lines_before == 2 or table.lines_before == 1
    assert after == Passage(((3, "下一步，加快开工。"),))


def test_the_lines_of_a_pdf_are_put_together_to_paragraphs(tmp_path) -> None:  # type: ignore[no-untyped-def]
    document = Document()
    document.add_paragraph(
        "全区签约项目二十三个，完成全年目标任务二十五个的百分之九十二，" * 4 + "增长较快。"
    )
    file = tmp_path / "报告.docx"
    file.write_bytes(saved(document))
    pdf = typeset(file, DOCX)
    assert pdf

    (passage,) = read(pdf, "报告.pdf").blocks

    assert isinstance(passage, Passage)
    assert passage.page == 1
    ((_, line),) = passage.lines
    assert line.endswith("增长较快。")


def test_a_text_is_prose_and_a_csv_a_table() -> None:
    prose, table = (
        read("一、情况\n签约3个，落地2个。".encode("gb18030"), "a.txt"),
        pasted("单位\t完成\n甲\t3", "b"),
    )
    assert prose.blocks == (Passage(((1, "一、情况"), (2, "签约3个，落地2个。"))),)
    assert isinstance(table.blocks[0], Grid)
    (csv,) = read("单位,完成\n甲,3\n乙,4".encode(), "c.csv").blocks
    assert isinstance(csv, Grid)


def test_prose_with_western_commas_is_no_table() -> None:
    (found,) = pasted("签约3个,落地2个。\n开工1个,投产1个。", "粘贴的文字").blocks
    assert isinstance(found, Passage)


def test_a_scanned_pdf_is_refused_with_what_to_do() -> None:
    from PIL import Image

    page = io.BytesIO()
    Image.new("RGB", (200, 200), "white").save(page, "PDF")
    with pytest.raises(Refused, match="扫描件"):
        read(page.getvalue(), "扫描.pdf")


def test_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="空文件"):
        read(b"", "空.docx")

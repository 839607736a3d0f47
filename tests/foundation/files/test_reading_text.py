"""Tables as text: CSV with its quotes, and what is pasted from a chat."""

from __future__ import annotations

import pytest

from luodi.foundation.files.sheets.opening import Opened, pasted, read
from luodi.kernel.refusal import Refused


def rows(opened: Opened) -> list[list[str]]:
    """Each row with its empty cells."""
    (grid,) = opened.grids
    wide = max(column for _, column, _ in grid.cells())
    return [
        [cell.text if (cell := grid.cell(row, column)) else "" for column in range(1, wide + 1)]
        for row in sorted(grid.rows)
    ]


THREE = [["序号", "项目", "投资"], ["1", "光电厂", "3亿元"], ["2", "食品厂", "5000万元"]]


@pytest.mark.parametrize(
    "said",
    [
        "\n".join("\t".join(line) for line in THREE),
        "\n".join("，".join(line) for line in THREE),
        "\n".join(",".join(line) for line in THREE),
        "\n".join("|".join(line) for line in THREE),
        "| 序号 | 项目 | 投资 |\n| --- | :--: | ---: |\n|1|光电厂|3亿元|\n|2|食品厂|5000万元|",
        "序号   项目     投资\n1      光电厂   3亿元\n2      食品厂   5000万元",
        "序号\u3000项目\u3000\u3000投资\n1\u3000\u3000光电厂\u30003亿元\n2\u3000\u3000食品厂\u30005000万元",
        "序号 项目 投资\n1 光电厂 3亿元\n2 食品厂 5000万元",
        "sep=;\n序号;项目;投资\n1;光电厂;3亿元\n2;食品厂;5000万元",
    ],
)
def test_a_pasted_table_is_read_however_its_columns_are_held_apart(said: str) -> None:
    assert rows(pasted(said, "粘贴的表格")) == THREE


def test_a_gap_in_an_aligned_table_stays_a_gap() -> None:
    said = "序号  项目名称    投资\n1     光电厂      3亿元\n2                 5000万元"
    assert rows(pasted(said, "粘贴"))[2] == ["2", "", "5000万元"]


def test_a_line_whose_gap_cannot_be_placed_stays_whole() -> None:
    said = "序号  项目  投资\n1  光电显示模组厂  3亿元\n2  5000万元\n3  食品厂  1亿元"
    assert rows(pasted(said, "粘贴"))[2] == ["2  5000万元", "", ""]


def test_a_title_above_the_columns_is_a_row_of_one_cell() -> None:
    said = "招商项目（单位：万元）\n项目\t投资\n光电厂\t30000"
    assert rows(pasted(said, "粘贴"))[0] == ["招商项目（单位：万元）", ""]


def test_quotes_hold_commas_and_line_breaks_together() -> None:
    said = '项目,内容\n光电厂,"新建厂房,\n三万平方米 ""一期"""\n'
    assert rows(read(said.encode(), "a.csv"))[1] == ["光电厂", '新建厂房,\n三万平方米 "一期"']


def test_a_quote_that_never_ends_does_not_swallow_the_rest() -> None:
    opened = read('项目,内容\n光电厂,"新建\n食品厂,扩建\n'.encode(), "a.csv")
    assert rows(opened)[2] == ["食品厂", "扩建"]
    assert "引号不成对" in str(opened.notes[0])


def test_a_code_that_was_kept_from_excel_is_its_text() -> None:
    said = '信用代码,名称\n="91310000123456789X",甲公司\n'
    assert rows(read(said.encode(), "a.csv"))[1] == ["91310000123456789X", "甲公司"]


def test_commas_in_sentences_do_not_make_columns_of_a_tabbed_table() -> None:
    said = "项目\t备注\n光电厂\t手续齐全，已开工，进展顺利\n食品厂\t缺电，缺水，待协调"
    assert rows(pasted(said, "粘贴"))[1] == ["光电厂", "手续齐全，已开工，进展顺利"]


def test_blank_lines_keep_their_numbers() -> None:
    (grid,) = read("项目,投资\n\n光电厂,3\n".encode(), "a.csv").grids
    assert sorted(grid.rows) == [1, 3]


def test_a_text_that_was_cut_off_is_not_read_in_another_encoding() -> None:
    content = ("项目,投资\n" + "光电厂,三亿元\n" * 20).encode()
    for lost in (2, 3):
        with pytest.raises(Refused, match="不完整"):
            read(content[:-lost], "a.csv")

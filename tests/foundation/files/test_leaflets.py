"""Leaflets: the same words as text for a chat and as a long picture."""

from __future__ import annotations

import io

from PIL import Image, ImageColor

from luodi.foundation.files.codes import codes_in
from luodi.foundation.files.leaflets.blocks import INK, PAPER, SEAL
from luodi.foundation.files.leaflets.chat import MOST_CHARACTERS, chat_text
from luodi.foundation.files.leaflets.faces import width, wrapped
from luodi.foundation.files.leaflets.leaf import Grid, Head, Imprint, Kind, Leaflet, Part
from luodi.foundation.files.leaflets.picture import MOST_PIXELS_HIGH, picture
from luodi.foundation.files.leaflets.tables import side_by_side
from luodi.kernel.short_codes import code_of, written

CODE = code_of(18234, "ab" * 32)
IMPRINT = Imprint("王招商 2023-03-01 12:00 取", written(CODE))
NAME = Head("项目", Kind.NAME)
FIGURES = (NAME, Head("申报", Kind.NUMBER), Head("核定", Kind.NUMBER), Head("计量", Kind.MEASURE))
MONEY = tuple(
    Head(reading, Kind.NUMBER, "万元", group)
    for group in ("合同引资额", "到位资金")
    for reading in ("申报", "核定")
)
WIDE = (NAME, Head("责任单位"), Head("签合同"), *MONEY, Head("最近发生日"))
ROW = ("甲厂", "东山镇", "—", "35,000.00", "0.00", "0.00", "0.00", "2023-02-01")


def leaflet(grid: Grid) -> Leaflet:
    return Leaflet("甲区", "项目台账", ("2023年", "#7@2023-03-01"), (Part("项目", grid=grid),))


def said(grid: Grid) -> list[str]:
    return chat_text(leaflet(grid), IMPRINT).splitlines()


def test_a_row_is_a_line_that_reads_as_a_sentence() -> None:
    assert said(Grid(WIDE, [ROW])) == [
        "【甲区】项目台账",
        "2023年，#7@2023-03-01",
        "",
        "▍项目",
        "1. 甲厂：责任单位 东山镇；合同引资额 申报 35,000.00、核定 0.00 万元；"
        "最近发生日 2023-02-01",
        "",
        "王招商 2023-03-01 12:00 取",
    ]


def test_numbers_of_one_measure_are_told_together() -> None:
    rows = [("合同项目数", "2", "0", "个"), ("开工率", "—", "0.00%", "")]
    assert said(Grid(FIGURES, rows, is_numbered=False))[4:6] == [
        "合同项目数：申报 2、核定 0 个",
        "开工率：核定 0.00%",
    ]


def test_a_text_too_long_for_a_chat_says_how_much_it_lists() -> None:
    text = chat_text(leaflet(Grid(WIDE, [ROW] * 400, feet=[ROW], count=1_234)), IMPRINT)
    assert len(text) < MOST_CHARACTERS + 200
    listed = text.count("甲厂") - 1
    assert 40 < listed < 100
    assert f"以上列出 {listed} 条，共 1,234 条；全部的请导出 Excel。" in text


def test_few_columns_stand_side_by_side_and_many_become_cards() -> None:
    assert side_by_side(Grid(FIGURES, [("合同项目数", "2", "0", "个")]))
    assert not side_by_side(Grid(WIDE, [("光电产业园一期厂房", *ROW[1:])]))


def test_columns_side_by_side_never_leave_the_paper() -> None:
    long = ("一个名字很长很长很长很长很长很长很长很长很长的项目", "2", "0", "个")
    places = side_by_side(Grid(FIGURES, [long]))
    assert places[-1].right <= 1080 - 56
    assert all(a.right < b.left for a, b in zip(places, places[1:], strict=False))


def test_lines_keep_to_their_room_and_numbers_whole() -> None:
    words = "时点 #18234@2023-03-01，口径手册第2版，合同引资额 35,000.00 万元。" * 3
    lines = wrapped(words, 32, 400)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width(line, 32) <= 400 + 2 * 32 for line in lines)
    assert all(line[0] not in "，。" for line in lines)
    assert any("35,000.00" in line for line in lines)


def drawn(grid: Grid) -> Image.Image:
    return Image.open(io.BytesIO(picture(leaflet(grid), IMPRINT)))


def test_a_picture_is_as_wide_as_a_phone_and_carries_its_code() -> None:
    content = picture(leaflet(Grid(WIDE, [ROW])), IMPRINT)
    assert Image.open(io.BytesIO(content)).width == 1080
    assert codes_in(content) == (CODE,)


def test_a_picture_has_paper_ink_and_one_vermilion() -> None:
    image = drawn(Grid(FIGURES, [("合同项目数", "2", "0", "个")])).convert("RGB")
    assert image.getpixel((5, 5)) == ImageColor.getrgb(PAPER)
    found = {colour for _, colour in image.getcolors() or []}
    assert {ImageColor.getrgb(ink) for ink in (INK, SEAL)} <= found


def test_a_picture_is_cut_before_phones_blur_it() -> None:
    image = drawn(Grid(WIDE, [ROW] * 300, count=1_234))
    assert MOST_PIXELS_HIGH - 400 < image.height <= MOST_PIXELS_HIGH + 100
    assert drawn(Grid(WIDE, [ROW] * 10)).height < image.height / 4

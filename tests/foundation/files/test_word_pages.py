"""Texts of word processors, page by page: set with our own fonts, or shown as bare words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from luodi.foundation.files.drawing import Frame, discard_drawings, drawing, page_count
from luodi.foundation.files.typesetting import DOCX, PLAIN, is_settable
from word_files import gridded, letter, report

PAGE = Frame(620, 877)
DOC = "application/msword"
# What stands in for LibreOffice: it is called as that is, and copies the file it is shown.
OFFICE = """#!/bin/sh
while [ "$#" -gt 1 ]; do
    if [ "$1" = --outdir ]; then folder=$2; fi
    shift
done
cp "$1" "$folder/$(basename "$1").pdf"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "0123abcd"


def drawn(place: Path, content: bytes, media_type: str = DOCX, page: int = 1) -> Image.Image:
    discard_drawings(place)
    place.write_bytes(content)
    found = drawing(place, media_type, Frame(PAGE.width, PAGE.height, page))
    assert found is not None
    return Image.open(found).convert("L")


def pages(place: Path, content: bytes, media_type: str = DOCX) -> int:
    discard_drawings(place)
    place.write_bytes(content)
    return page_count(place, media_type)


def ink(image: Image.Image) -> int:
    """The dark dots of a drawing."""
    return sum(image.histogram()[:128])


def test_a_chinese_sign_is_drawn_and_not_the_box_that_stands_for_a_missing_one(
    place: Path,
) -> None:
    """Boxes are alike whatever sign is missing; signs are not."""
    faces = {sign: drawn(place, letter(sign * 20)).tobytes() for sign in "签订合同开工㎡①"}
    assert len(set(faces.values())) == len(faces)
    assert b"NotoSerifSC" in place.with_name(f"{place.name}-set.pdf").read_bytes()


def test_a_report_shows_its_table_and_its_picture(place: Path) -> None:
    shown = drawn(place, report())
    assert shown.width == PAGE.width
    navy = sum(1 for dot in shown.tobytes() if 10 <= dot <= 20)
    assert navy > 0.08 * shown.width * shown.height


def test_a_long_text_is_counted_and_read_to_its_last_page(place: Path) -> None:
    assert pages(place, letter("乙方应当按期开工。", pages=30)) == 30
    assert ink(drawn(place, letter("乙方应当按期开工。", pages=30), page=30)) > 0
    assert drawing(place, DOCX, Frame(PAGE.width, PAGE.height, page=31)) is None


def test_lines_stand_as_close_as_in_word(place: Path) -> None:
    """Forty lines of twelve points fill a page; with the font's own measure it would be two."""
    assert pages(place, gridded(40)) == 1


def test_what_our_setter_cannot_read_is_shown_as_bare_words(place: Path) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(letter("红线外配套"))) as whole,
        zipfile.ZipFile(out, "w") as half,
    ):
        half.writestr("word/document.xml", whole.read("word/document.xml"))
    assert pages(place, out.getvalue()) == 1
    assert ink(drawn(place, out.getvalue())) > ink(drawn(place, b" ", PLAIN))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_file_is_read_in_either_encoding(place: Path, encoding: str) -> None:
    said = "王镇长：光电厂今天打桩了"
    assert drawn(place, said.encode(encoding), PLAIN) == drawn(place, said.encode(), PLAIN)


def test_a_long_line_is_folded_and_a_long_text_goes_on(place: Path) -> None:
    assert pages(place, ("说" * 29 + "\n").encode() * 27, PLAIN) == 1
    assert pages(place, ("说" * 30 + "\n").encode() * 27, PLAIN) == 2


@pytest.mark.parametrize("content", [b"", b"no word file", letter("半")[:900]])
def test_what_cannot_be_read_leaves_nothing_behind(place: Path, content: bytes) -> None:
    assert pages(place, content) == 0
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_an_old_word_file_needs_libreoffice(
    place: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("programs")
    monkeypatch.setenv("PATH", str(folder))
    assert not is_settable(DOC)
    assert pages(place, b"%PDF-1.7", DOC) == 0
    (folder / "soffice").write_text(OFFICE)
    (folder / "soffice").chmod(0o755)
    assert is_settable(DOC)
    drawn(place, letter("附件"))
    made = place.with_name(f"{place.name}-set.pdf").read_bytes()
    assert pages(place, made, DOC) == 1

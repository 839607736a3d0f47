"""Many files at once: a zip or a folder, one after another, what is left out named."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from luodi.foundation.files.sheets.bundles import Member, is_bundle, members
from luodi.foundation.files.sheets.limits import Limits
from luodi.foundation.files.sheets.opening import read
from unkind.writing import Sheet, word, xls, xlsx

BOOK = xlsx(Sheet([["甲"]]))


def packed(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def packed_by_windows(name: str, content: bytes) -> bytes:
    """A zip whose names are GBK with no mark that says so."""
    raw = name.encode("gbk")
    made = packed({"x" * len(raw): content})
    return made.replace(b"x" * len(raw), raw)


def found(content: bytes | Path, limits: Limits | None = None) -> list[Member]:
    return list(members(content, "各单位.zip", limits))


def names(found: list[Member]) -> list[str]:
    return [member.name for member in found if not member.refused]


def refusals(found: list[Member]) -> list[str]:
    return [str(member.refused) for member in found if member.refused]


def test_every_file_of_a_zip_comes_with_its_name_and_content() -> None:
    came = found(packed({"城关镇/11月.xlsx": BOOK, "商务局.xls": xls(Sheet([["乙"]]))}))
    assert names(came) == ["城关镇/11月.xlsx", "商务局.xls"]
    assert read(came[0].content, came[0].name).grids[0].rows[1][1].value == "甲"


def test_names_that_windows_wrote_are_read() -> None:
    assert names(found(packed_by_windows("河西镇台账.xlsx", BOOK))) == ["河西镇台账.xlsx"]


def test_names_that_other_systems_wrote_without_a_mark_are_read() -> None:
    raw = "河西镇.xlsx".encode()
    made = packed({"x" * len(raw): BOOK}).replace(b"x" * len(raw), raw)
    assert names(found(made)) == ["河西镇.xlsx"]


def test_a_name_that_leads_outside_leads_nowhere() -> None:
    came = found(packed({"../../etc/台账.xlsx": BOOK, "/abs.xlsx": BOOK, "..\\w.xlsx": BOOK}))
    assert names(came) == ["etc/台账.xlsx", "abs.xlsx", "w.xlsx"]


def test_what_computers_leave_behind_is_passed_over_and_named() -> None:
    left = {
        "__MACOSX/._台账.xlsx": b"x",
        "~$台账.xlsx": b"x",
        ".DS_Store": b"x",
        "a/Thumbs.db": b"x",
    }
    came = found(packed({**left, "台账.xlsx": BOOK}))
    assert names(came) == ["台账.xlsx"]
    assert len(refusals(came)) == 4
    assert "“~$台账.xlsx”是电脑自己留下的文件" in refusals(came)[1]


def test_a_zip_in_a_zip_is_opened_and_one_too_deep_is_not() -> None:
    inner = packed({"台账.xlsx": BOOK})
    three = packed({"乙.zip": packed({"丙.zip": inner})})
    assert names(found(packed({"甲.zip": inner}))) == ["甲.zip/台账.xlsx"]
    (member,) = found(packed({"甲.zip": three}))
    assert member.name == "甲.zip/乙.zip/丙.zip"


def test_workbooks_and_documents_are_no_bundles() -> None:
    assert is_bundle(packed({"a.xlsx": BOOK}))
    assert not any(
        is_bundle(c) for c in (BOOK, word("甲"), xls(Sheet([["甲"]])), b"", b"PK\x03\x04")
    )


def test_one_broken_or_locked_file_leaves_the_others(tmp_path: Path) -> None:
    made = bytearray(packed({"坏.xlsx": BOOK, "好.xlsx": BOOK}))
    made[60] ^= 0xFF
    came = found(bytes(made))
    assert names(came) == ["好.xlsx"]
    assert "“坏.xlsx”不完整" in refusals(came)[0]
    locked = bytearray(packed({"密.xlsx": BOOK}))
    at = locked.index(b"PK\x01\x02")
    locked[at + 8 : at + 10] = struct.pack("<H", 0x801)
    assert "有密码" in refusals(found(bytes(locked)))[0]


@pytest.mark.parametrize(
    ("files", "limits", "words"),
    [
        ({f"{n}.xlsx": BOOK for n in range(5)}, Limits(files=3), "超过 3 个文件"),
        ({"大.csv": bytes(9_000_000)}, Limits(), "大得不正常"),
        ({"大.csv": b"ab\n" * 700_000}, Limits(file_mb=1), "超过 1 MB"),
        (
            {f"{n}.csv": bytes(range(256)) * 4000 for n in range(3)},
            Limits(unpacked_mb=2),
            "大得不正常（上限 2 MB）",
        ),
    ],
    ids=["files", "bomb", "one too large", "all too large"],
)
def test_the_limits_hold_for_all_together(
    files: dict[str, bytes], limits: Limits, words: str
) -> None:
    assert words in refusals(found(packed(files), limits))[0]


def test_zips_in_zips_share_one_budget() -> None:
    inner = packed({f"{n}.csv": b"a,b" for n in range(10)})
    came = found(packed({f"{n}.zip": inner for n in range(10)}), Limits(files=25))
    assert len(names(came)) < 25
    assert "超过 25 个文件" in refusals(came)[-1]


def test_what_is_no_zip_is_named() -> None:
    assert "不完整或已损坏" in refusals(found(b"PK\x03\x04"))[0]


def test_a_folder_is_read_like_a_zip(tmp_path: Path) -> None:
    (tmp_path / "城关镇").mkdir()
    (tmp_path / "城关镇" / "台账.xlsx").write_bytes(BOOK)
    (tmp_path / "~$台账.xlsx").write_bytes(b"x")
    (tmp_path / "外面").symlink_to("/etc/passwd")
    came = found(tmp_path)
    assert names(came) == ["城关镇/台账.xlsx"]
    assert len(refusals(came)) == 1

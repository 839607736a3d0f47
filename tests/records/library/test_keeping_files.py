"""Keeping files: once by content, with type, source, uploader, and what the camera wrote."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from acting import in_order, last_line, paper, refused
from conftest import NOON, Cast
from luodi.records.library.actions import upload
from luodi.records.library.models import Document
from luodi.records.library.queries import location
from luodi.records.library.rules import LARGEST_BYTES, Paper
from pictures import photograph


def test_a_file_is_kept_with_type_source_uploader_and_what_the_camera_wrote(cast: Cast) -> None:
    content = photograph()
    document = upload(
        unit=cast.town,
        paper=Paper(content, "开工.jpg", "site_photo", "镇干部手机"),
        by=cast.clerk,
        at=NOON,
    )
    assert (document.type, document.source, document.media_type) == (
        "site_photo",
        "镇干部手机",
        "image/jpeg",
    )
    assert (document.uploaded_by, document.unit, document.size) == (
        cast.clerk,
        cast.town,
        len(content),
    )
    shot_at = datetime(2023, 2, 3, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert document.shot_at == shot_at
    assert (document.latitude, document.longitude) == (Decimal("33.67"), Decimal("108.9"))
    assert location(document).read_bytes() == content
    line = last_line(cast.book)
    assert (line.action, line.detail) == (
        "document.upload",
        {"title": "开工.jpg", "again": False},
    )
    assert set(line.manifest) == {"library.document", "history.sealed"}
    assert in_order(cast.book)


def test_the_same_content_is_kept_once_in_a_book(cast: Cast) -> None:
    first = paper(cast, content=b"same")
    again = paper(cast, "site_photo", content=b"same", unit=cast.other_town, by=cast.other_clerk)
    assert again == first
    assert Document.objects.count() == 1
    assert last_line(cast.book).detail["again"] is True
    assert in_order(cast.book)
    elsewhere = paper(cast, content=b"same", unit=cast.other_district_town, by=cast.other_office)
    assert elsewhere != first


def test_all_that_is_wrong_with_a_file_is_said_at_once(cast: Cast) -> None:
    with refused(cast.book) as said:
        upload(
            unit=cast.town,
            paper=Paper(b"", "空" * 201, "holiday_photo"),
            by=cast.park_clerk,
            at=NOON,
        )
    assert said[0] == "周园区 无权在“东山镇”办理此事，请联系管理员核对任用"
    assert said[1] == f"文件“{'空' * 201}”是空的"
    assert said[2] == "最多 200 个字，现有 201 个，请压缩"
    assert said[3].startswith("没有“holiday_photo”这种材料")
    assert len(said) == 4


@pytest.mark.parametrize(("over", "kept"), [(0, True), (1, False)])
def test_a_file_has_a_largest_size(cast: Cast, over: int, kept: bool) -> None:
    content = bytes(LARGEST_BYTES + over)
    if kept:
        assert paper(cast, content=content).size == LARGEST_BYTES
        return
    with refused(cast.book) as said:
        paper(cast, content=content)
    assert "超过 50 MB，请压缩或拆分后上传" in said[0]


def test_a_refused_file_leaves_nothing_on_the_disk(cast: Cast) -> None:
    document = paper(cast)
    before = sorted(location(document).parent.parent.rglob("*"))
    with refused(cast.book):
        paper(cast, "no_such_type")
    assert sorted(location(document).parent.parent.rglob("*")) == before

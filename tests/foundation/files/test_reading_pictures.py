"""When and where a picture was taken, from cameras, telephones, and whatever else is sent in."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from luodi.foundation.files.images import Shot, read_shot
from luodi.foundation.files.kinds import media_type_of

GPS = ExifTags.GPS
SHOT = datetime(2023, 2, 3, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
SOUTH_WEST = {
    GPS.GPSLatitudeRef: "S",
    GPS.GPSLatitude: (12.0, 30.0, 36.0),
    GPS.GPSLongitudeRef: "W",
    GPS.GPSLongitude: (45.0, 0.0, 0.0),
}


def picture(
    taken: str | None = None, changed: str | None = None, gps: dict[Any, Any] | None = None
) -> bytes:
    """A picture of a few pixels with what its camera wrote."""
    exif = Image.Exif()
    if changed:
        exif[ExifTags.Base.DateTime] = changed
    if taken:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(gps or {})
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(
    ("taken", "changed", "at"),
    [
        ("2023:02:03 09:30:00", None, SHOT),
        ("2023:02:03 09:30:00", "2023:05:01 08:00:00", SHOT),
        (None, "2023:02:03 09:30:00", SHOT),
        ("0001:01:01 00:00:00", None, None),
        ("0000:00:00 00:00:00", None, None),
        ("    :  :     :  :  ", None, None),
        ("2023:02:30 09:30:00", None, None),
        (None, None, None),
    ],
)
def test_the_time_is_that_of_the_shot_before_that_of_a_change(
    taken: str | None, changed: str | None, at: datetime | None
) -> None:
    assert read_shot(picture(taken, changed)).at == at


def test_south_and_west_are_negative() -> None:
    shot = read_shot(picture(gps=SOUTH_WEST))
    assert (shot.latitude, shot.longitude) == (Decimal("-12.51"), Decimal("-45.0"))


@pytest.mark.parametrize(
    "wrong",
    [
        {GPS.GPSLatitude: (IFDRational(0, 0), IFDRational(0, 0), IFDRational(0, 0))},  # no fix
        {GPS.GPSLatitude: (91.0, 0.0, 0.0)},
        {GPS.GPSLongitude: (180.0, 0.0, 1.0)},
        {GPS.GPSLongitude: (12.0, 30.0)},
        {GPS.GPSLongitude: 12.0},
    ],
)
def test_half_a_place_is_none(wrong: dict[Any, Any]) -> None:
    shot = read_shot(picture("2023:02:03 09:30:00", gps={**SOUTH_WEST, **wrong}))
    assert (shot.latitude, shot.longitude) == (None, None)
    assert shot.at is not None


def test_other_pictures_and_other_files_say_nothing() -> None:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    for content in (out.getvalue(), b"", b"%PDF-1.7", b"\xff\xd8\xff", "甲".encode()):
        assert read_shot(content) == Shot()


@given(st.data())
def test_a_damaged_picture_never_stops_an_upload(data: st.DataObject) -> None:
    content = bytearray(picture("2023:02:03 09:30:00", gps=SOUTH_WEST))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(2, len(content) - 1))] = data.draw(st.integers(0, 255))
    shot = read_shot(bytes(content[: data.draw(st.integers(1, len(content)))]))
    assert shot.latitude is None or -90 <= shot.latitude <= 90
    assert shot.longitude is None or -180 <= shot.longitude <= 180


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (b"\xff\xd8\xff\xe0", "a.pdf", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "a", "image/png"),
        (b"%PDF-1.7", "a.jpg", "application/pdf"),
        (b"GIF89a", "a", "image/gif"),
        (b"II*\x00", "a", "image/tiff"),
        (b"MM\x00*", "a", "image/tiff"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a", "image/webp"),
        (b"RIFF\x00\x00\x00\x00AVI ", "a.txt", "text/plain"),
        (
            b"PK\x03\x04",
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"anything", "a", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_first_bytes_say_and_else_what_its_name_does(
    content: bytes, name: str, media_type: str
) -> None:
    assert media_type_of(content, name) == media_type

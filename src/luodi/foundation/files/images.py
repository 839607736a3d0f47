"""When and where a photograph was taken, as the camera wrote it."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from PIL import ExifTags, Image

CAMERA_ZONE = ZoneInfo("Asia/Shanghai")  # cameras write local time without a zone
FIRST_YEAR = 1990
MOST_PIXELS = 100_000_000
UNREADABLE = (  # what Pillow raises for files that are no pictures, or broken ones
    Image.DecompressionBombError,
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    struct.error,
)


@dataclass(frozen=True)
class Shot:
    """When and where a picture was taken; None where the camera did not say."""

    at: datetime | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None


def read_shot(content: bytes) -> Shot:
    """The shot of a picture; an empty one for anything that is no readable picture.

    The camera's block is written by strangers and often wrong: whatever cannot be read of it is
    as if it had not been said.
    """
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MOST_PIXELS:
                return Shot()
            exif = image.getexif()
            gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
            taken = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    except UNREADABLE:
        return Shot()
    north = degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef), 90)
    east = degrees(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef), 180)
    known = north is not None and east is not None
    return Shot(
        at=moment(taken or exif.get(ExifTags.Base.DateTime)),
        latitude=north if known else None,
        longitude=east if known else None,
    )


def moment(written: object) -> datetime | None:
    try:
        at = datetime.strptime(str(written), "%Y:%m:%d %H:%M:%S").replace(tzinfo=CAMERA_ZONE)
    except ValueError:
        return None
    return at if at.year >= FIRST_YEAR else None  # a clock that was never set


def degrees(parts: object, side: object, most: int) -> Decimal | None:
    """Degrees, minutes and seconds as one number, south and west negative, `most` at most."""
    try:
        whole, minutes, seconds = (float(part) for part in parts)  # type: ignore[attr-defined]
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = whole + minutes / 60 + seconds / 3600
    if not 0 <= value <= most:  # without a fix a telephone writes 0/0, which is no number
        return None
    exact = Decimal(str(round(value, 6)))
    return -exact if side in ("S", "W") else exact

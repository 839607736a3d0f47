"""When and where a photograph was taken, as the camera wrote it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from PIL import ExifTags, Image, UnidentifiedImageError

CAMERA_ZONE = ZoneInfo("Asia/Shanghai")  # cameras write local time without a zone
MOST_PIXELS = 100_000_000


@dataclass(frozen=True)
class Shot:
    """When and where a picture was taken; None where the camera did not say."""

    at: datetime | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None


def read_shot(content: bytes) -> Shot:
    """The shot of a picture; an empty one for anything that is no readable picture."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MOST_PIXELS:
                return Shot()
            exif = image.getexif()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Shot()
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    taken = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    return Shot(
        at=moment(taken or exif.get(ExifTags.Base.DateTime)),
        latitude=degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef)),
        longitude=degrees(
            gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef)
        ),
    )


def moment(written: object) -> datetime | None:
    try:
        return datetime.strptime(str(written), "%Y:%m:%d %H:%M:%S").replace(tzinfo=CAMERA_ZONE)
    except ValueError:
        return None


def degrees(parts: object, side: object) -> Decimal | None:
    """Degrees, minutes and seconds as one number, south and west negative."""
    try:
        whole, minutes, seconds = (float(part) for part in parts)  # type: ignore[attr-defined]
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = Decimal(str(round(whole + minutes / 60 + seconds / 3600, 6)))
    return -value if side in ("S", "W") else value

"""Pictures as a phone takes them."""

from __future__ import annotations

import io

from PIL import ExifTags, Image


def photograph() -> bytes:
    """A photograph of 3 February 2023, 09:30, at 33°40′12″N 108°54′E."""
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = "2023:02:03 10:00:00"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2023:02:03 09:30:00"
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "N", (33.0, 40.0, 12.0)
    gps[ExifTags.GPS.GPSLongitudeRef], gps[ExifTags.GPS.GPSLongitude] = "E", (108.0, 54.0, 0.0)
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    return out.getvalue()

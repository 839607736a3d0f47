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


def scan(pages: int = 2) -> bytes:
    """A PDF of so many blank pages."""
    sheets = [Image.new("RGB", (210, 297), "white") for _ in range(pages)]
    out = io.BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:])
    return out.getvalue()


def bomb() -> bytes:
    """A small PNG that would unfold to more pixels than any camera has."""
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()

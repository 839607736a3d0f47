"""Very small photographs, each motif different, that say when and where they were taken."""

from __future__ import annotations

import io
from datetime import datetime
from fractions import Fraction

from PIL import ExifTags, Image

from luodi.config.demonstration.invented.dice import Dice

WIDTH, HEIGHT = 64, 48
BLOCKS = (8, 6)  # what the eye, and a perceptual hash, sees of it


def picture(
    motif: str, *, taken_at: datetime, latitude: float, longitude: float, quality: int = 90
) -> bytes:
    """A JPEG whose blocks of colour come from the motif; only north and east are known."""
    dice = Dice("motif", motif)
    mosaic = Image.frombytes("RGB", BLOCKS, dice.randbytes(BLOCKS[0] * BLOCKS[1] * 3))
    exif = camera_block(taken_at=taken_at, latitude=latitude, longitude=longitude)
    kept = io.BytesIO()
    mosaic.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC).save(
        kept, "JPEG", quality=quality, exif=exif
    )
    return kept.getvalue()


def camera_block(*, taken_at: datetime, latitude: float, longitude: float) -> Image.Exif:
    """When and where, as a camera writes it."""
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = (
        f"{taken_at:%Y:%m:%d %H:%M:%S}"
    )
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: degrees(latitude),
            ExifTags.GPS.GPSLongitudeRef: "E",
            ExifTags.GPS.GPSLongitude: degrees(longitude),
        }
    )
    return exif


def degrees(value: float) -> tuple[Fraction, Fraction, Fraction]:
    """Degrees, minutes and seconds, the seconds to a hundredth, as a camera writes them."""
    hundredths = round(value * 360_000)
    whole, rest = divmod(hundredths, 360_000)
    minutes, seconds = divmod(rest, 6_000)
    return Fraction(whole), Fraction(minutes), Fraction(seconds, 100)

"""The papers and photographs of the demonstration: small files that say what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luodi.config.demonstration.papers.pictures import picture

NOTICE = "演示材料，内容均为虚构"


@dataclass(frozen=True)
class Photo:
    """When and where a picture was taken; pictures of one motif look alike."""

    motif: str
    taken_at: datetime
    latitude: float
    longitude: float
    quality: int = 90


@dataclass(frozen=True)
class Paper:
    """One file: the same title, words and photograph are the same file."""

    title: str
    type: str
    words: str = ""
    photo: Photo | None = None

    @property
    def file_name(self) -> str:
        return f"{self.title}.{'jpg' if self.photo else 'txt'}"

    def content(self) -> bytes:
        if self.photo is None:
            return f"{NOTICE}\n{self.title}\n{self.words}\n".encode()
        shot = self.photo
        return picture(
            shot.motif,
            taken_at=shot.taken_at,
            latitude=shot.latitude,
            longitude=shot.longitude,
            quality=shot.quality,
        )

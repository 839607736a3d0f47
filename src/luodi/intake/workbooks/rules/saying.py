"""What a person hands in and says of an import: files, choices for a row."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.kernel.refusal import Reason
from luodi.kernel.text import gettext_noop

NEW, REST, SKIP = "NEW", "REST", "SKIP"
ALONE = "ALONE"  # all to the responsible unit, whoever introduced it
SPLITS = (
    ("5:5", gettext_noop("各一半（5:5）")),
    ("7:3", gettext_noop("引进 7、落地 3")),
    ("6:4", gettext_noop("引进 6、落地 4")),
    ("4:6", gettext_noop("引进 4、落地 6")),
    ("3:7", gettext_noop("引进 3、落地 7")),
    (ALONE, gettext_noop("不分，都算责任单位")),
)


@dataclass(frozen=True)
class Arrived:
    """One file as it is handed in."""

    title: str
    content: bytes
    refused: Reason | None = None  # why a file of a zip is not read


@dataclass(frozen=True)
class Choice:
    """What a person chose for a row: one of its candidates, by its place, or a word."""

    word: str = ""
    candidate: int | None = None

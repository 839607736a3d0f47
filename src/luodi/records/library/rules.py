"""What may be kept in the library, and what every first upload is told."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.kernel.text import gettext_noop

CLASSIFIED_NOTICE = gettext_noop("本系统不得录入、上传国家秘密和工作秘密，涉密资料请走机要渠道。")
LARGEST_BYTES = 50 * 1024 * 1024
# What a browser shows without running anything of it; SVG and HTML are programs.
SHOWN_IN_BROWSER = frozenset(
    {"image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf"}
)


@dataclass(frozen=True)
class Paper:
    """A file as it is handed in, with what it is said to be; `source` says where it came from."""

    content: bytes
    title: str
    type: str
    source: str = ""


def ending_of(title: str) -> str:
    """What a file's name says of its format, in capitals: XLSX; nothing where it says nothing."""
    _, dot, ending = title.rpartition(".")
    return ending.upper()[:5] if dot and ending.isascii() and ending.isalnum() else ""

"""How much of a stranger's file is read before it is turned away."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one file may cost; the installation's own stand in its settings."""

    file_mb: int = 50
    unpacked_mb: int = 500
    ratio: int = 200  # how many times its size a packed part may unfold to
    files: int = 500  # in one zip or folder
    sheets: int = 200
    cells: int = 2_000_000
    merges: int = 100_000
    seconds: int = 60
    memory_mb: int = 1024

    @property
    def file_bytes(self) -> int:
        return self.file_mb * MB

    @property
    def unpacked_bytes(self) -> int:
        return self.unpacked_mb * MB

"""The files of the package as the architecture tests read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "luodi"


@dataclass(frozen=True)
class File:
    """One file of the package: its place below src/luodi, and what it says."""

    place: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The folders and the file's own name: records, ledger, actions, months."""
        return PurePosixPath(self.place).with_suffix("").parts

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    def lies_in(self, *places: str) -> bool:
        return any(self.place == place or self.place.startswith(f"{place}/") for place in places)

    def functions(self) -> Iterator[ast.FunctionDef]:
        """Every function and method, wherever it stands."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef))


def is_written_by_people(path: Path) -> bool:
    return "migrations" not in path.parts and "__pycache__" not in path.parts


@cache
def files(*endings: str) -> tuple[File, ...]:
    """The package's own files with these endings, in order."""
    paths = sorted(path for path in PACKAGE.rglob("*") if path.suffix in endings)
    return tuple(
        File(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
        if is_written_by_people(path)
    )

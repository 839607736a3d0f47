"""The variables that the program reads and those in docs/operate/settings.md are the same."""

from __future__ import annotations

import re

from source_files import ROOT, files

VARIABLE = re.compile(r"\bLUODI_[A-Z]+(?:_[A-Z]+)*\b")
ROW = re.compile(r"^\| `(LUODI_[A-Z_]+)` \|", re.MULTILINE)


def read_by_the_program() -> set[str]:
    launcher = (ROOT / "luodi").read_text(encoding="utf-8")
    return set(VARIABLE.findall(launcher)).union(
        *(VARIABLE.findall(file.text) for file in files(".py"))
    )


def test_every_variable_stands_in_the_table_and_none_besides() -> None:
    page = (ROOT / "docs" / "operate" / "settings.md").read_text(encoding="utf-8")
    rows = ROW.findall(page)
    assert "LUODI_DATABASE_URL" in rows
    assert len(rows) == len(set(rows))
    assert set(rows) == read_by_the_program()

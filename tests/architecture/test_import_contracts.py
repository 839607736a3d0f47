"""The layers of the house: who may import whom, as pyproject.toml says it."""

from __future__ import annotations

from importlinter.application import use_cases
from importlinter.configuration import configure
from source_files import ROOT


def test_every_import_keeps_the_contracts() -> None:
    configure()
    pyproject = str(ROOT / "pyproject.toml")
    assert use_cases.lint_imports(pyproject, cache_dir=None, is_debug_mode=True, no_logo=True)

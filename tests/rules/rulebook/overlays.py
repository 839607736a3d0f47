"""Small rulebooks laid over the default, for the tests of their parts."""

from __future__ import annotations

import pytest

from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.reading import Source, read
from luodi.foundation.rulebook.rules.shipped import DEFAULT, shipped
from luodi.kernel.refusal import Refused

BASE = shipped(DEFAULT)
HEAD = """based_on = "default"
title = "某区口径"
document_no = "某区〔2024〕1号"
effective_on = 2024-01-01
"""


def overlay(text: str) -> Rulebook:
    return read(Source("own.toml", HEAD + text + "\n"), BASE)


def problems(text: str) -> list[str]:
    """What is wrong with an overlay; the first line after HEAD is the fifth."""
    with pytest.raises(Refused) as refusal:
        overlay(text)
    return [str(reason) for reason in refusal.value.reasons]


def rate(code: str, formula: str, more: str = "") -> str:
    return f"""
[rates.{code}]
name = "{code}率"
formula = "{formula}"
unit = "%"
digits = 2
rounding = "四舍五入"
sentence = "一句话。"
{more}
"""

"""How names of the tables go together in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from luodi.kernel.text import CHINESE, Tongue


@dataclass(frozen=True)
class Words:
    """Several words of the tables, one after the other, as a value of a sentence."""

    words: tuple[str, ...]

    def said(self, tongue: Tongue) -> str:
        return tongue("、").join(map(tongue, self.words))

    def __str__(self) -> str:
        return self.said(CHINESE)


def alternatives(
    groups: tuple[tuple[str, ...], ...], name: Callable[[str], str], tongue: Tongue = CHINESE
) -> str:
    """Any one of the groups, each all of its names: "立项文件或施工许可证加缺立项说明"."""
    together = (tongue("加").join(tongue(name(code)) for code in group) for group in groups)
    return tongue("或").join(together)

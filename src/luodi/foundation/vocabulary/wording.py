"""How names of the tables go together in a sentence."""

from __future__ import annotations

from collections.abc import Callable

from luodi.kernel.text import CHINESE, Tongue


def alternatives(
    groups: tuple[tuple[str, ...], ...], name: Callable[[str], str], tongue: Tongue = CHINESE
) -> str:
    """Any one of the groups, each all of its names: "立项文件或施工许可证加缺立项说明"."""
    together = (tongue("加").join(tongue(name(code)) for code in group) for group in groups)
    return tongue("或").join(together)

"""Lays a rulebook over the one that it is based on, and remembers which file says what."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from luodi.foundation.rulebook.rules.reading.lines import Path, key_lines
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop

LONGEST_FILE = 400_000  # characters
_PLACE = re.compile(r"line (\d+), column (\d+)")

OWN_KEYS = ("title", "document_no", "effective_on")
# Rows that an overlay replaces whole: half of one definition and half of another is neither.
WHOLE_ROWS = ("milestones",)


@dataclass(frozen=True)
class Source:
    """One TOML text and the name under which problems in it are reported."""

    name: str
    text: str


@dataclass(frozen=True)
class Place:
    """Where something stands."""

    file: str
    line: int


@dataclass(frozen=True)
class Layer:
    """One text, parsed, with the lines of its keys."""

    name: str
    table: Mapping[str, object]
    lines: Mapping[Path, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Layers:
    """The text that was given and the text below it, the given one first."""

    layers: tuple[Layer, ...]

    def place(self, path: Path) -> Place:
        """The line of the key, or of the nearest table around it; the given text goes before."""
        for length in range(len(path), 0, -1):
            for layer in self.layers:
                if line := layer.lines.get(path[:length]):
                    return Place(layer.name, line)
        return Place(self.layers[0].name, 1)


def layer(source: Source) -> Layer:
    """The text parsed; refuses one that is no TOML, with the line."""
    if len(source.text) > LONGEST_FILE:
        text = gettext_noop("%(file)s 有%(length)s个字，超过%(most)s个字的上限，请核对是否选错文件")
        raise Refused(because(text, file=source.name, length=len(source.text), most=LONGEST_FILE))
    try:
        table = tomllib.loads(source.text, parse_float=Decimal)
    # Besides its own error the reader lets through those of its parts: too deep, too many digits.
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise Refused(_not_toml(source, error)) from error
    return Layer(source.name, table, key_lines(source.text))


def as_base(whole: Layer) -> Layer:
    """The layer without what every rulebook says for itself: its title, its number, its day."""
    return Layer(
        whole.name,
        {key: value for key, value in whole.table.items() if key not in OWN_KEYS},
        {path: line for path, line in whole.lines.items() if path[0] not in OWN_KEYS},
    )


_MISTAKES = (
    ("Cannot overwrite", gettext_noop("同一个键写了两次，请删去一个")),
    ("Cannot declare", gettext_noop("同一节写了两次，请合并成一节")),
    ("Invalid date", gettext_noop("日期不存在，请核对年月日")),
    ("Expected '='", gettext_noop("键名后面应有等号")),
    ("Invalid value", gettext_noop("等号右边应有一个值，文字要加英文引号")),
    ("Expected newline", gettext_noop("一行只能写一项，请换行")),
    ("Unclosed array", gettext_noop("方括号没有配对，或清单各项之间缺逗号")),
    ("Unclosed inline", gettext_noop("花括号没有配对，或各项之间缺逗号")),
    ("Expected ']'", gettext_noop("节名的方括号没有配对")),
    ("Unterminated string", gettext_noop("引号没有配对")),
    ("Illegal character", gettext_noop("引号没有配对，或文中有看不见的字符")),
)
_OTHERWISE = gettext_noop("不合 TOML 写法，请对照默认手册核对引号、等号和括号")


def _not_toml(source: Source, error: Exception) -> Reason:
    message = str(error)
    place = _PLACE.search(message)
    line = int(place.group(1)) if place else source.text.count("\n") + 1
    hint = next((hint for start, hint in _MISTAKES if start in message), _OTHERWISE)
    text = gettext_noop("%(file)s 第%(line)s行：%(problem)s")
    return because(text, file=source.name, line=line, problem=because(hint))


def laid_over(base: Mapping[str, object], given: Mapping[str, object]) -> dict[str, object]:
    """The base with everything that the given text says in its place.

    Tables go together key by key, lists and values are replaced, and so are whole milestones.
    """
    merged = _merged(base, given)
    for section in WHOLE_ROWS:
        below, above = base.get(section), given.get(section)
        if isinstance(below, dict) and isinstance(above, dict):
            merged[section] = {**below, **above}
    return merged


def _merged(base: Mapping[str, object], given: Mapping[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, value in given.items():
        below = merged.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            value = _merged(below, value)
        merged[key] = value
    return merged


def taken_out(table: Mapping[str, object], path: Path) -> dict[str, object] | None:
    """The table without the key at `path`; None if there is no such key."""
    first, *rest = path
    if first not in table:
        return None
    inner = table[first]
    if not rest:
        return {key: value for key, value in table.items() if key != first}
    left = taken_out(inner, tuple(rest)) if isinstance(inner, dict) else None
    return None if left is None else {**table, first: left}

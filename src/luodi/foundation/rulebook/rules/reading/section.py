"""One table of the file being read: hands out checked values, notes what is wrong and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import cast

from luodi.foundation.rulebook.rules.reading.lines import Path
from luodi.foundation.rulebook.rules.reading.merging import Layers
from luodi.foundation.rulebook.rules.values import Shape, shown
from luodi.foundation.vocabulary.naming import nearest
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop

Table = Mapping[str, object]

MISSING = gettext_noop("缺少此项；请补上")
MISSING_IN_FULL = gettext_noop('缺少此项；请补上，或写 based_on = "default" 沿用默认手册')


class Problems:
    """What is wrong in the file so far, each with file, line and key."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.missing = because(MISSING if len(layers.layers) > 1 else MISSING_IN_FULL)
        self.reasons: list[Reason] = []

    def add(self, path: Path, *reasons: Reason) -> None:
        """Note `reasons` at the key; `path` need not stand in the file itself."""
        place = self.layers.place(path)
        text = gettext_noop("%(file)s 第%(line)s行 %(key)s：%(problem)s")
        for reason in reasons:
            key = ".".join(path) or gettext_noop("（全文）")
            self.reasons.append(
                because(text, about=key, file=place.file, line=place.line, key=key, problem=reason)
            )

    @contextmanager
    def at(self, path: Path) -> Iterator[None]:
        """Note a refusal that happens inside, and go on."""
        try:
            yield
        except Refused as refusal:
            self.add(path, *refusal.reasons)


class Section:
    """A table with its place in the file; what nobody asked for is refused by `done`."""

    def __init__(self, problems: Problems, path: Path, table: Table) -> None:
        self.problems = problems
        self.path = path
        self.table = table
        self.asked: set[str] = set()

    def take[T](self, key: str, shape: Shape[T]) -> T:
        """The value of a key that must be there."""
        if key not in self.table:
            self.asked.add(key)
            self.problems.add((*self.path, key), self.problems.missing)
            return shape.blank
        return self.take_if_there(key, shape, shape.blank)

    def take_if_there[T](self, key: str, shape: Shape[T], otherwise: T) -> T:
        self.asked.add(key)
        if key in self.table:
            with self.problems.at((*self.path, key)):
                return shape.read(self.table[key])
        return otherwise

    def section(self, key: str) -> Section:
        """The table of a key that must be there; empty if it is not a table."""
        self.asked.add(key)
        path = (*self.path, key)
        if key not in self.table:
            self.problems.add(path, self.problems.missing)
        elif not isinstance(self.table[key], dict):
            text = gettext_noop("应为一节，如 [%(key)s]，现为“%(value)s”；请改写成一节")
            self.problems.add(path, because(text, key=".".join(path), value=shown(self.table[key])))
        else:
            return Section(self.problems, path, cast(Table, self.table[key]))
        return Section(self.problems, path, {})

    def sections(self) -> Iterator[tuple[str, Section]]:
        """Every table inside, for a section whose keys are free."""
        for key in self.table:
            yield key, self.section(key)

    def rows(self, key: str) -> Iterator[Section]:
        """The tables of an array of tables that must be there."""
        self.asked.add(key)
        path = (*self.path, key)
        rows = self.table.get(key)
        if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
            text = gettext_noop("应为若干行，如 [{ … }, { … }]；请至少写一行")
            self.problems.add(path, because(text))
            return
        for number, row in enumerate(rows):
            yield Section(self.problems, (*path, str(number)), row)

    def note(self, key: str, *reasons: Reason) -> None:
        self.problems.add((*self.path, key) if key else self.path, *reasons)

    def done(self) -> None:
        """Note every key that nobody asked for, with the known key nearest to it."""
        for key in self.table:
            if key in self.asked:
                continue
            near = nearest(key, self.asked)
            text = gettext_noop("没有这一项；可用的有：%(known)s")
            if near:
                text = gettext_noop("没有这一项，是否想写：%(near)s？可用的有：%(known)s")
            known = "、".join(sorted(self.asked))
            self.note(key, because(text, near=near, known=known))

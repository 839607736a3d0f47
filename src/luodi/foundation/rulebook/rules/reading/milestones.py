"""Reads the milestones: words made of kinds, each dated by the first or the last of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from luodi.foundation.rulebook.rules.reading.section import Section
from luodi.foundation.rulebook.rules.values import Several, Shape, Text, shown
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.milestones import DEFAULT_MILESTONES
from luodi.foundation.vocabulary.naming import nearest
from luodi.foundation.vocabulary.shapes import Milestone
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop

PREFIX = "m."
_CODE = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class StepOrMilestone(Shape[str]):
    """The code of a step, a setback, or a milestone of this book; Chinese names are understood."""

    milestones: Mapping[str, str]  # code → name

    @property
    def blank(self) -> str:
        return ""

    def read(self, value: object) -> str:
        for code, name in self.milestones.items():
            if value in (code, name):
                return code
        for kind in KINDS:
            if value in (kind.code, kind.name):
                if kind.bit is None:
                    raise Refused(not_a_state(kind.name))
                return kind.code
        raise Refused(self.unknown(shown(value)))

    def unknown(self, given: str) -> Reason:
        known = [
            *(word for pair in self.milestones.items() for word in pair),
            *(word for kind in KINDS if kind.bit is not None for word in (kind.name, kind.code)),
        ]
        text = gettext_noop("没有“%(given)s”这个步骤或里程碑；%(hint)s")
        hint = because(gettext_noop("请用记录种类或里程碑的代码或中文名"))
        if near := nearest(given, known):
            hint = because(gettext_noop("是否想写：%(near)s？"), near=near)
        return because(text, given=given, hint=hint)


def not_a_state(name: str) -> Reason:
    text = gettext_noop("“%(name)s”是金额、计划或活动，不是能达到的步骤，请改用步骤或里程碑")
    return because(text, name=name)


def milestones(section: Section) -> tuple[Milestone, ...]:
    """Every milestone of the section, and those of the vocabulary that it does not redefine."""
    rows = list(section.sections())
    names = {one.code: one.name for one in DEFAULT_MILESTONES}
    names |= {PREFIX + key: str(row.table.get("name", "")) for key, row in rows}
    read = {PREFIX + key: _milestone(key, row, StepOrMilestone(names)) for key, row in rows}
    return tuple(({one.code: one for one in DEFAULT_MILESTONES} | read).values())


def _milestone(key: str, row: Section, step: StepOrMilestone) -> Milestone:
    if not _CODE.fullmatch(key):
        text = gettext_noop("里程碑的代码只能用小写英文字母、数字和下划线，请改名")
        row.note("", because(text))
    if not row.table.keys() & {"any_of", "all_of"}:
        text = gettext_noop("请写 all_of（各项都要）或 any_of（任一即可），至少一项")
        row.note("", because(text))
    steps = Several(step)
    milestone = Milestone(
        code=PREFIX + key,
        name=row.take("name", Text()),
        any_of=row.take_if_there("any_of", steps, ()),
        all_of=row.take_if_there("all_of", steps, ()),
        none_of=row.take_if_there("none_of", steps, ()),
        note=row.take_if_there("note", Text(), ""),
    )
    row.done()
    return milestone

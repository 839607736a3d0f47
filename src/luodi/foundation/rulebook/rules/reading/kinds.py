"""Reads what the book asks of a kind before it is verified: papers, and what must stand first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from luodi.foundation.rulebook.rules.definitions import KindRule
from luodi.foundation.rulebook.rules.reading.section import Section
from luodi.foundation.rulebook.rules.values import Several, Shape, Text, shown
from luodi.foundation.vocabulary.conditions import condition
from luodi.foundation.vocabulary.evidence import EVIDENCE
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.naming import nearest
from luodi.foundation.vocabulary.shapes import Before, Need
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop

EITHER, TOGETHER, ONLY_EXPECTED, EARLIER = "/", "+", "~", "^"


def kind_rules(section: Section) -> tuple[KindRule, ...]:
    """Every kind of which the book asks something of its own."""
    known = {kind.code: kind for kind in KINDS}
    rules = []
    for code, row in section.sections():
        if code not in known:
            row.note("", _unknown(code, known, gettext_noop("没有“%(given)s”这个记录种类")))
        rules.append(_rule(code, row))
    return tuple(rules)


def _rule(code: str, row: Section) -> KindRule:
    if not row.table.keys() & {"evidence", "before"}:
        text = gettext_noop("请写 evidence（核定所需材料）或 before（须先有的步骤），至少一项")
        row.note("", because(text))
    needs, steps = Several(Papers(code), least=0), Several(First(), least=0)
    rule = KindRule(
        code=code,
        evidence=row.take_if_there("evidence", needs, ()) if "evidence" in row.table else None,
        before=row.take_if_there("before", steps, ()) if "before" in row.table else None,
        source=row.take_if_there("source", Text(), ""),
    )
    row.asked.update(("evidence", "before"))
    row.done()
    return rule


@dataclass(frozen=True)
class Papers(Shape[Need]):
    """One requirement: "施工合同", "备案证明 / 施工许可证 + 缺立项说明".

    With a condition it is a table of `need` and `when`.
    """

    kind: str

    @property
    def blank(self) -> Need:
        return Need(any_of=())

    def read(self, value: object) -> Need:
        when = ""
        if isinstance(value, dict) and value.keys() == {"need", "when"}:
            when = condition(shown(value["when"])).code
            value = value["need"]
        if not isinstance(value, str):
            text = gettext_noop(
                '应为材料名，如 "施工合同"、"备案证明 / 核准批复"，或 { need = "…", when = "…" }，'
                "现为“%(value)s”"
            )
            raise Refused(because(text, value=shown(value)))
        groups = tuple(
            tuple(self.paper(name.strip()) for name in group.split(TOGETHER))
            for group in value.split(EITHER)
        )
        return Need(any_of=groups, when=when)

    def paper(self, given: str) -> str:
        for one in EVIDENCE:
            if given in (one.code, one.name):
                if self.kind in one.proves_nothing_for:
                    text = gettext_noop("“%(name)s”不能证明这一步，请换成能证明的材料")
                    raise Refused(because(text, name=one.name))
                return one.code
        names = [word for one in EVIDENCE for word in (one.name, one.code)]
        raise Refused(_unknown(given, names, gettext_noop("没有“%(given)s”这种材料")))


@dataclass(frozen=True)
class First(Shape[Before]):
    """One requirement of order: "签订合同", "破土开槽 / 首桩施工".

    A ~ before it: only expected. A ^ before it: in an earlier attempt.
    """

    @property
    def blank(self) -> Before:
        return Before(any_of=())

    def read(self, value: object) -> Before:
        if not isinstance(value, str):
            text = gettext_noop('应为步骤名，如 "签订合同"、"~施工许可"，现为“%(value)s”')
            raise Refused(because(text, value=shown(value)))
        names = value.lstrip(ONLY_EXPECTED + EARLIER)
        marks = value[: len(value) - len(names)]
        # Some kinds have a / in their own name.
        alone = any(names.strip() == kind.name for kind in KINDS)
        alternatives = [names] if alone else names.split(EITHER)
        return Before(
            any_of=tuple(self.step(name.strip()) for name in alternatives),
            expected_only=ONLY_EXPECTED in marks,
            earlier_attempt=EARLIER in marks,
        )

    def step(self, given: str) -> str:
        for kind in KINDS:
            if given in (kind.code, kind.name):
                return kind.code
        names = [word for kind in KINDS for word in (kind.name, kind.code)]
        raise Refused(_unknown(given, names, gettext_noop("没有“%(given)s”这个记录种类")))


def _unknown(given: str, names: Iterable[str], text: str) -> Reason:
    if near := nearest(given, names):
        hinted = gettext_noop("%(problem)s；是否想写：%(near)s？")
        return because(hinted, problem=because(text, given=given), near=near)
    return because(text, given=given)

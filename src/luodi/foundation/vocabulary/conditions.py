"""The conditions under which a paper is needed; they are judged where the facts are known."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.foundation.vocabulary.naming import unknown
from luodi.kernel.text import gettext_noop


@dataclass(frozen=True)
class Condition:
    """One condition of a requirement of evidence, with the sentence a clerk reads."""

    code: str
    sentence: str


# Two conditions that share a subject leave no gap: each holds exactly where the other does not.
CONDITIONS = (
    Condition("industrial_project", "项目属工业（GB/T 4754 的 B、C、D 门类）"),
    Condition("class_by_revenue", "入规类别不是资质以上建筑业和房地产开发经营业"),
    Condition("class_by_qualification", "入规类别是资质以上建筑业或房地产开发经营业"),
    Condition("cash_contribution", "以货币出资"),
    Condition("non_cash_contribution", "以实物、无形资产等非货币方式出资"),
    Condition("construction_project", "入统类型不是单纯购置"),
    Condition("purchase_only", "入统类型是单纯购置"),
)

_BY_CODE = {row.code: row for row in CONDITIONS}


def condition(code: str) -> Condition:
    """The condition of this code. Refuses a code that stands in no row."""
    if found := _BY_CODE.get(code):
        return found
    raise unknown(
        code,
        _BY_CODE,
        plain=gettext_noop("没有“%(given)s”这个条件"),
        hinting=gettext_noop("没有“%(given)s”这个条件，相近的有：%(nearest)s"),
    )

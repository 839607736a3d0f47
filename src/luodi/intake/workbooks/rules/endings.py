"""Why a project ended or stopped, as far as its ledger says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from luodi.foundation.vocabulary.kinds import ENDING_KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.intake.workbooks.rules.facts import Fact
from luodi.intake.workbooks.rules.shapes import Row

WITH_REASON = ("stopped", "terminated", "lost", "returned")
TOLD_BESIDE = ("problems", "remark")  # columns in which the reason may stand instead
LONGEST = 200
# Words that say one reason and no other; what they do not say is 其他, in the ledger's own words.
REASONS: tuple[tuple[str, str], ...] = (
    ("FINANCE_BROKEN", r"资金链断|资金断裂|资金问题|资金不足|资金短缺|资金困难|融资"),
    ("LAND_SHORT", r"用地不足|没有用地|土地指标|用地指标|无地可供"),
    ("SITE_UNFIT", r"选址不|厂房不|载体不"),
    ("MARKET_CHANGED", r"市场"),
    ("POLICY_UNMET", r"政策(?:诉求|条件)?(?:未|不|达不成)"),
    ("ENVIRONMENT_ENERGY", r"环评|环保|能耗"),
    ("APPROVAL_SLOW", r"审批(?:周期|慢|时间)|手续办理慢"),
    ("INPUT_PRICES", r"电价|气价|要素(?:价格|成本)|原材料涨价"),
    ("RIVAL_PLACE", r"落户(?:外地|其他|周边)|转投(?:外地|其他)"),
    ("INVESTOR_UNREAL", r"投资方不实|企业无实力"),
    ("PAPERS_UNTRUE", r"材料不实|资料不实"),
    ("REPORTED_TWICE", r"重复(?:上报|申报)"),
    ("STARTED_NOT_BUILT", r"开而未建"),
    ("OUTSIDE_RULES", r"不符合(?:口径|要求|条件)"),
)
_PATTERNS = tuple((code, re.compile(words)) for code, words in REASONS)


def with_reason(fact: Fact, row: Row) -> Fact:
    """The fact with its reason: one that the words say, else 其他 with the words themselves."""
    if fact.kind not in WITH_REASON:
        return fact
    told = [fact.text, *(value.text for code in TOLD_BESIDE for value in row.values.get(code, ()))]
    allowed = next(own.choices for own in kind_named(fact.kind).fields if own.code == "reason")
    said = {code for text in told for code in reasons_in(text) if code in allowed}
    if len(said) == 1:
        return replace(fact, category=said.pop())
    explained = {"explanation": "；".join(told)[:LONGEST], **fact.detail}
    return replace(fact, category="OTHER", detail=explained)


def reasons_in(text: str) -> Iterator[str]:
    return (code for code, pattern in _PATTERNS if pattern.search(text))


def ends(fact: Fact) -> bool:
    """Whether nothing of the project follows it."""
    return fact.kind in ENDING_KINDS


def truly_ended(facts: list[Fact]) -> list[Fact]:
    """流失 of a project that was signed is 终止."""
    kinds = {fact.kind for fact in facts}
    if not kinds & {"contract", "agreement"}:
        return facts
    return [replace(f, kind="terminated") if f.kind == "lost" else f for f in facts]


def signed_before(values: Mapping[str, object]) -> bool:
    return bool({"signed", "contract", "agreement"} & values.keys())

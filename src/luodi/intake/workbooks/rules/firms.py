"""Which enterprise a row names as investor or project company: one of the book, or a newcomer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from luodi.kernel.likeness import DOUBTFUL, FirmName, are_far_apart, compare_firms
from luodi.kernel.name_keys import pairs, plain
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.rules import Newcomer, credit_code_problems

LEGAL = re.compile(r"公司|集团|合作社|厂|企业|中心|研究院|研究所|商会|银行|基金|合伙|大学|学院")
MANY = re.compile(r"[、;；/，,]|\n")
LONGEST, LONGEST_PLACE = 120, 60


@dataclass(frozen=True)
class Firm:
    """One enterprise by which rows name their investor; a key below 0 is a newcomer."""

    key: int
    name: FirmName
    shown: str
    code: str = ""


@dataclass(frozen=True)
class Meant:
    """The enterprise that is meant, if it is certain; else why none is bound."""

    firm: Firm | None = None
    note: Reason | None = None


@dataclass
class Firms:
    """Every enterprise by key, code and pieces of its name; newcomers join as rows name them."""

    home: frozenset[str]
    by_key: dict[str, Firm] = field(default_factory=dict)
    by_code: dict[str, Firm] = field(default_factory=dict)
    by_stem: dict[str, list[Firm]] = field(default_factory=lambda: defaultdict(list))
    by_pair: dict[str, list[Firm]] = field(default_factory=lambda: defaultdict(list))
    newcomers: dict[int, Newcomer] = field(default_factory=dict)

    def add(self, firm: Firm, *short: str) -> None:
        self.by_key.setdefault(firm.name.key, firm)
        for name in filter(None, short):
            self.by_key.setdefault(plain(name), firm)
        if firm.code:
            self.by_code[firm.code] = firm
        self.by_stem[firm.name.stem].append(firm)
        for pair in pairs(firm.name.stem):
            self.by_pair[pair].append(firm)

    def meant(self, name: FirmName, said: str, code: str, place: str) -> Meant:
        """The enterprise of this name or code; what only looks alike is neither bound nor new."""
        code = code if not list(credit_code_problems(code)) else ""
        if found := self.by_code.get(code) or self.by_key.get(name.key):
            return Meant(found)
        worth = [
            one for one in self.near(name) if not are_far_apart(name.stem, one.name.stem, DOUBTFUL)
        ]
        near = [one for one in worth if compare_firms(name, one.name).score >= DOUBTFUL]
        sure = [one for one in near if compare_firms(name, one.name).is_same]
        if len(sure) == 1:
            return Meant(sure[0])
        if near:
            text = gettext_noop(
                "企业“%(said)s”与已登记的“%(near)s”相近，没有登记也没有关联，请到项目页核对"
            )
            return Meant(note=because(text, said=said, near=near[0].shown))
        return self.newcomer(name, said, code, place)

    def near(self, name: FirmName) -> Iterable[Firm]:
        if found := self.by_stem.get(name.stem):
            return found
        lists = sorted((self.by_pair.get(pair, []) for pair in pairs(name.stem)), key=len)
        return {one.key: one for found in lists[:3] for one in found[:50]}.values()

    def newcomer(self, name: FirmName, said: str, code: str, place: str) -> Meant:
        if MANY.search(said) or not LEGAL.search(said) or len(said) > LONGEST:
            text = gettext_noop("“%(said)s”不像一家企业的全称，没有登记企业")
            return Meant(note=because(text, said=said[:40]))
        key = -len(self.newcomers) - 1
        self.newcomers[key] = Newcomer(said, code, place[:LONGEST_PLACE])
        firm = Firm(key, name, said, code)
        self.add(firm)
        return Meant(firm)

"""The name of a firm taken apart: its place, its stem, its legal form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from luodi.kernel.likeness.places import without_places
from luodi.kernel.name_keys import plain

_BRANCH = re.compile(r"(?P<head>.+公司)(?P<branch>.*(?:分公司|分厂|办事处|分行|支行))\Z")
_FORM = re.compile(r"(?:有限责任|股份有限|股份|有限|控股|总)?公司\Z|责任公司\Z|有限合伙\Z|合作社\Z")
_GROUP = re.compile(r"(?:控股)?集团(?:股份|控股)?\Z")
_JOINT = re.compile(r"股份")
_INNER = re.compile(r"[\(（\[【]([^)）\]】]*)[\)）\]】]")


@dataclass(frozen=True)
class FirmName:
    """One firm's name: the same stem under two forms may be one firm, a branch is another."""

    key: str  # the whole name in one form
    stem: str  # 陕西光电（集团）股份有限公司 → 光电
    places: Mapping[int, str]
    branch: str = ""
    is_group: bool = False
    is_joint_stock: bool = False

    @property
    def is_short(self) -> bool:
        """Said without its legal form: 光电, 光电集团."""
        return not _FORM.search(self.key)


@lru_cache(maxsize=20_000)
def firm_name(text: str, home: frozenset[str] = frozenset()) -> FirmName:
    key = plain(_INNER.sub(r"\1", text))
    branch = _BRANCH.match(key)
    whole = branch["head"] if branch else key
    stem = _FORM.sub("", whole) or whole
    is_group = bool(_GROUP.search(stem))
    stem = _GROUP.sub("", stem) or stem
    placed = without_places(stem, 2, home)
    return FirmName(
        key=key,
        stem=placed.rest,
        places=placed.places,
        branch=branch["branch"] if branch else "",
        is_group=is_group,
        is_joint_stock=bool(_JOINT.search(whole)),
    )

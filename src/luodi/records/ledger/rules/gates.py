"""The one table of what is missing, for the next step and for a verification."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Before, Need
from luodi.foundation.vocabulary.wording import alternatives
from luodi.kernel.text import CHINESE, Tongue
from luodi.records.ledger.rules.claims.own_fields import OWN_COLUMNS


class Want(StrEnum):
    """What sort of thing is missing."""

    EVIDENCE = "EVIDENCE"
    ORDER = "ORDER"
    FIELD = "FIELD"  # what a form would have asked for and a workbook did not list


@dataclass(frozen=True)
class Gate:
    """What the rulebook in force demands before entries of one kind are verified."""

    kind: str
    evidence: tuple[Need, ...]
    before: tuple[Before, ...]


@dataclass(frozen=True)
class Held:
    """What an entry and its subject already have, in the entry's attempt."""

    evidence: frozenset[str] = frozenset()
    verified: frozenset[str] = frozenset()  # kinds standing verified in this attempt
    earlier: frozenset[str] = frozenset()  # kinds standing verified in earlier attempts
    waived: frozenset[str] = frozenset()  # codes of requirements set aside by name
    blank: tuple[str, ...] = ()  # columns that a workbook left open


@dataclass(frozen=True)
class Missing:
    """One thing still missing; it bars verification unless it was only expected or is waived."""

    kind: str
    want: Want
    any_of: tuple[tuple[str, ...], ...]
    bars: bool
    waived: bool = False

    @property
    def code(self) -> str:
        """The requirement's own code, by which it is waived."""
        return f"{self.want}:{'|'.join('+'.join(group) for group in self.any_of)}"

    def said(self, tongue: Tongue) -> str:
        """The alternatives in words, "施工合同" or "立项文件或施工许可证加缺立项说明"."""
        return alternatives(self.any_of, NAMING[self.want], tongue)

    @property
    def names(self) -> str:
        return self.said(CHINESE)

    def __str__(self) -> str:
        return self.names


def evidence_name(code: str) -> str:
    return evidence(code).name


def kind_name(code: str) -> str:
    return kind_named(code).name


def column_name(code: str) -> str:
    return OWN_COLUMNS[code]


NAMING: Mapping[Want, Callable[[str], str]] = {
    Want.EVIDENCE: evidence_name,
    Want.ORDER: kind_name,
    Want.FIELD: column_name,
}


def missing(gate: Gate, held: Held, holds: Callable[[str], bool]) -> Iterator[Missing]:
    """What the gate still lacks; `holds` answers whether a condition of the vocabulary is met."""
    for need in gate.evidence:
        if need.when and not holds(need.when):
            continue
        if not any(held.evidence.issuperset(group) for group in need.any_of):
            yield wanting(gate, Want.EVIDENCE, need.any_of, held, bars=True)
    for column in held.blank:
        yield wanting(gate, Want.FIELD, ((column,),), held, bars=True)
    for before in gate.before:
        stand = held.earlier if before.earlier_attempt else held.verified
        if not stand.intersection(before.any_of):
            groups = tuple((code,) for code in before.any_of)
            yield wanting(gate, Want.ORDER, groups, held, bars=not before.expected_only)


def wanting(
    gate: Gate, want: Want, groups: tuple[tuple[str, ...], ...], held: Held, *, bars: bool
) -> Missing:
    found = Missing(gate.kind, want, groups, bars)
    if bars and found.code in held.waived:
        return Missing(gate.kind, want, groups, bars=False, waived=True)
    return found


def barring(found: Iterable[Missing]) -> list[Missing]:
    """What really keeps an entry from being verified."""
    return [item for item in found if item.bars]


def requirement(code: str) -> Missing:
    """The requirement of the code by which it was waived."""
    want, _, groups = code.partition(":")
    any_of = tuple(tuple(group.split("+")) for group in groups.split("|"))
    return Missing("", Want(want), any_of, bars=True)

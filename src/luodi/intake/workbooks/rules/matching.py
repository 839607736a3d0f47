"""Which project of the book a row of a ledger means: the same, a new one, or one to be asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from luodi.kernel.likeness import (
    DOUBTFUL,
    FirmName,
    Likeness,
    ProjectName,
    are_far_apart,
    compare_firms,
    compare_projects,
    tell_apart,
)
from luodi.kernel.name_keys import pairs
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

MOST_COMPARED, MOST_SHOWN = 40, 4  # names that share a piece; of those, the nearest
MOST_RAISED = 0.2  # by what else is the same
COMMON = 200  # a piece that so many names share says nothing


@dataclass(frozen=True)
class Known:
    """A project that a row may mean: one of the book, or one of an earlier row (key below 0)."""

    key: int
    name: ProjectName
    shown: str
    unit: str = ""
    firms: tuple[FirmName, ...] = ()
    codes: frozenset[str] = frozenset()  # credit codes of its enterprises
    is_open: bool = True
    is_readable: bool = True  # the person may open it


@dataclass(frozen=True)
class Sought:
    """What a row says by which its project is found."""

    name: ProjectName
    firms: tuple[FirmName, ...] = ()
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """One project that a row may mean, how far it is alike, and why."""

    key: int
    shown: str
    unit: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Match:
    """The one project that is meant, or those between which a person decides, the nearest first."""

    key: int | None = None
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def is_asked(self) -> bool:
        return self.key is None and bool(self.candidates or self.reasons)


@dataclass
class Index:
    """Every known project by what rows may say of it; filled as rows are read."""

    known: dict[int, Known] = field(default_factory=dict)
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_stem: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_pair: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_code: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, one: Known) -> None:
        self.known[one.key] = one
        self.by_key[one.name.key].append(one.key)
        self.by_stem[one.name.stem].append(one.key)
        for pair in pairs(one.name.stem):
            self.by_pair[pair].append(one.key)
        for code in one.codes:
            self.by_code[code].append(one.key)

    def alike(self, name: ProjectName) -> Iterator[Known]:
        """Those of the same words: no other can be the same beyond doubt."""
        keys = dict.fromkeys([*self.by_key.get(name.key, ()), *self.by_stem.get(name.stem, ())])
        return (self.known[key] for key in keys)

    def near(self, sought: Sought) -> Iterator[Known]:
        """Those worth comparing: the same words, a shared code, the rarest shared pieces."""
        name = sought.name
        keys = dict.fromkeys([*self.by_key.get(name.key, ()), *self.by_stem.get(name.stem, ())])
        keys |= dict.fromkeys(key for code in sought.codes for key in self.by_code.get(code, ()))
        lists = sorted((self.by_pair.get(one, []) for one in pairs(name.stem)), key=len)
        for found in lists:
            if len(found) > COMMON or len(keys) >= MOST_COMPARED:
                break
            keys |= dict.fromkeys(found)
        return (self.known[key] for key in keys)


def matched(sought: Sought, index: Index) -> Match:
    """The project meant; two that are alike beyond doubt, or whose firms differ, are asked."""
    alike = (one for one in index.alike(sought.name) if may_be(sought.name, one.name))
    sure = [one for one in alike if judged(sought, one).is_same]
    if len(sure) == 1:
        if not sure[0].is_readable:
            text = gettext_noop("已有同名项目，由其他单位负责，您无权填报，请与招商办核对")
            return Match(reasons=(because(text, about="name"),))
        return Match(key=sure[0].key)
    worth = (one for one in index.near(sought) if may_be(sought.name, one.name))
    compared = [(one, judged(sought, one)) for one in worth]
    near = [pair for pair in compared if pair[1].score >= DOUBTFUL and shows(*pair)]
    near.sort(key=lambda pair: (-pair[1].score, pair[0].key))
    return Match(candidates=tuple(candidate(*pair) for pair in near[:MOST_SHOWN]))


def may_be(mine: ProjectName, other: ProjectName) -> bool:
    """Whether `judged` can come to a doubt: most of those that share a piece are far apart."""
    if mine.key == other.key:
        return True
    if are_far_apart(mine.stem, other.stem, DOUBTFUL - MOST_RAISED):
        return False
    return not tell_apart(mine.numbers, other.numbers)


def shows(one: Known, likeness: Likeness) -> bool:
    """Only near names of open projects that the person may read; a closed one by its name alone."""
    return likeness.is_same or (one.is_open and one.is_readable)


def judged(sought: Sought, one: Known) -> Likeness:
    """The likeness of the names, held against the enterprises of both."""
    likeness = compare_projects(sought.name, one.name)
    if likeness.score == 0:
        return likeness
    if sought.codes & one.codes:
        said = because(gettext_noop("统一社会信用代码相同"))
        return raised(likeness, said, MOST_RAISED)
    match same_firm(sought.firms, one.firms):
        case True:
            return raised(likeness, because(gettext_noop("投资方相同")), 0.1)
        case False:
            said = because(gettext_noop("投资方不同"))
            return Likeness(min(likeness.score, 0.9) - 0.1, (*likeness.reasons, said))
    return likeness


def raised(likeness: Likeness, said: Reason, more: float) -> Likeness:
    """Nearer by what else is the same, and yet no more than asked."""
    if likeness.is_same:
        return Likeness(likeness.score, (*likeness.reasons, said))
    return Likeness(min(likeness.score + more, 0.99), (*likeness.reasons, said))


def same_firm(mine: Iterable[FirmName], others: Iterable[FirmName]) -> bool | None:
    """Whether an enterprise of both is one; None where one of the two names none."""
    scores = [compare_firms(one, other).score for one in mine for other in others]
    return max(scores) >= DOUBTFUL if scores else None


def candidate(one: Known, likeness: Likeness) -> Candidate:
    return Candidate(one.key, one.shown, one.unit, round(likeness.score, 2), likeness.reasons)

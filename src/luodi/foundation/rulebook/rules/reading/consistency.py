"""What must fit together across a whole rulebook: no circles, no figure that says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.reading import soundness
from luodi.foundation.rulebook.rules.reading.circles import circles
from luodi.foundation.rulebook.rules.reading.section import Problems
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.shapes import Before, Milestone
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop


def check(book: Rulebook, problems: Problems) -> None:
    """Note every place where the parts of the book contradict one another."""
    for key, reason in milestone_reasons(book.milestones):
        problems.add(("milestones", key), reason)
    for code, reason in order_reasons(book):
        problems.add(("kinds", code, "before"), reason)
    for code, reason in soundness.rate_reasons(book):
        problems.add(("rates", code), reason)
    for path, reason in number_reasons(book):
        problems.add(path, reason)


def milestone_reasons(milestones: Iterable[Milestone]) -> Iterator[tuple[str, Reason]]:
    """Milestones that stand in a circle, or that can never be reached."""
    named = {one.code: one for one in milestones}

    def below(code: str) -> Iterable[str]:
        one = named[code]
        return [word for word in (*one.all_of, *one.any_of, *one.none_of) if word in named]

    for circle in circles(named, below):
        key = circle[0].removeprefix("m.")
        text = gettext_noop("里程碑互相引用成圈：%(circle)s；请改用记录种类来定义其中一个")
        yield key, because(text, circle=" → ".join(named[code].name for code in circle))
    for one in named.values():
        if any(other.name == one.name and other is not one for other in named.values()):
            text = gettext_noop("已有另一个里程碑叫“%(name)s”，请换一个名称")
            yield one.code.removeprefix("m."), because(text, name=one.name)
        if both := [_name(word, named) for word in one.none_of if word in one.all_of]:
            text = gettext_noop("“%(words)s”既须达到又须没有，永远达不到；请删去一处")
            yield one.code.removeprefix("m."), because(text, words="、".join(both))


def order_reasons(book: Rulebook) -> Iterator[tuple[str, Reason]]:
    """Kinds that wait for one another, so that none of them could ever be verified."""
    before = {kind.code: barring(book.kind(kind.code).before) for kind in KINDS}
    free: set[str] = set()
    while found := {
        code
        for code, needs in before.items()
        if code not in free and all(free.intersection(need.any_of) for need in needs)
    }:
        free |= found
    for code in before.keys() - free:
        if any(rule.code == code and rule.before is not None for rule in book.kinds):
            names = "、".join(_name(one) for need in before[code] for one in need.any_of)
            text = gettext_noop(
                "“%(name)s”须先有%(names)s，而后者又要等它，永远不能核定；请去掉一头"
            )
            yield code, because(text, name=_name(code), names=names)


def barring(before: Iterable[Before]) -> list[Before]:
    return [one for one in before if not one.expected_only and not one.earlier_attempt]


def _name(code: str, milestones: Mapping[str, Milestone] | None = None) -> str:
    if milestones and code in milestones:
        return milestones[code].name
    return next(kind.name for kind in KINDS if kind.code == code)


# The lesser setting, the greater one, and whether they may be equal.
_ASCENDING = (
    ("colours", "yellow_from_points", "red_above_points", True),
    ("colours", "yellow_unentered_months", "red_unentered_months", True),
    ("clocks", "lead_respond_days", "lead_judge_days", True),
    ("clocks", "lead_judge_days", "lead_answer_days", True),
    ("clocks", "not_landed_first_months", "not_landed_last_months", False),
)


def number_reasons(book: Rulebook) -> Iterator[tuple[tuple[str, ...], Reason]]:
    """Settings that exclude each other."""
    for section, lesser, greater, may_be_equal in _ASCENDING:
        row = getattr(book, section)
        low, high = getattr(row, lesser), getattr(row, greater)
        if low > high or (low == high and not may_be_equal):
            text = gettext_noop("应小于 %(greater)s（%(high)s），现为%(low)s；请核对两数")
            if may_be_equal:
                text = gettext_noop("应不大于 %(greater)s（%(high)s），现为%(low)s；请核对两数")
            yield (section, lesser), because(text, greater=greater, high=high, low=low)
    if not book.sharing.introducer + book.sharing.lander:
        text = gettext_noop("引进、落地两方份额不能都是0；请至少给一方")
        yield ("sharing", "introducer"), because(text)

"""A rulebook as sentences for its page, and two rulebooks compared sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.formula import condition_in_words, in_words
from luodi.foundation.rulebook.rules.rates import YES_NO, Rate
from luodi.foundation.rulebook.rules.settings import settings_of
from luodi.foundation.rulebook.rules.values import Day, Money
from luodi.foundation.vocabulary.bands import SizeBand
from luodi.foundation.vocabulary.codelists import ABOVE_CLASSES
from luodi.foundation.vocabulary.conditions import condition
from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.shapes import Before, Kind, Milestone, Need
from luodi.foundation.vocabulary.wording import alternatives
from luodi.kernel.rounding import Rounding
from luodi.kernel.text import CHINESE, Tongue, gettext_noop


class Group(Enum):
    """The parts of the page; the value is the heading."""

    BOOK = gettext_noop("文件")
    MILESTONES = gettext_noop("里程碑")
    RATES = gettext_noop("派生率")
    CHOICES = gettext_noop("各地不同的取舍")
    KINDS = gettext_noop("核定要求")
    THRESHOLDS = gettext_noop("门槛和规模档")
    LIMITS = gettext_noop("体检界限")
    COLOURS = gettext_noop("亮灯")
    CLOCKS = gettext_noop("时限")
    SHARING = gettext_noop("分成")
    OTHER = gettext_noop("其他各节")


@dataclass(frozen=True)
class Statement:
    """One thing that a rulebook says: about what, what, what it means, and where it comes from."""

    group: Group
    code: str
    label: str
    text: str
    remark: str = ""
    source: str = ""


OTHER_NAMES = {
    "calendar": gettext_noop("日历"),
    "schemes": gettext_noop("考核方案"),
    "promises": gettext_noop("承诺分类"),
}
_KIND_NAMES = {one.code: one.name for one in KINDS}
_ROUNDINGS = {
    Rounding.HALF_UP: gettext_noop("四舍五入"),
    Rounding.DOWN: gettext_noop("截断"),
}
_ROWS = (
    (Group.CHOICES, "settings"),
    (Group.LIMITS, "limits"),
    (Group.COLOURS, "colours"),
    (Group.CLOCKS, "clocks"),
    (Group.SHARING, "sharing"),
)


def statements(book: Rulebook, tongue: Tongue = CHINESE) -> tuple[Statement, ...]:
    """Everything that the rulebook says, in the order of the page."""
    return (
        *_title(book, tongue),
        *(_milestone(one, book, tongue) for one in book.milestones),
        *(_rate(one, book, tongue) for one in book.rates),
        *_settings(book, tongue),
        *_thresholds(book, tongue),
        *_other(book, tongue),
        *(_kind(one, book, tongue) for one in KINDS if one.evidence or one.before),
    )


def differences(old: Rulebook, new: Rulebook, tongue: Tongue = CHINESE) -> list[str]:
    """What the new rulebook says otherwise, a sentence each; empty if nothing."""
    before = {(one.group, one.code): one for one in statements(old, tongue)}
    after = {(one.group, one.code): one for one in statements(new, tongue)}
    changed = [one for key, one in after.items() if before.get(key) != one]
    return [
        *(_change(before.get((one.group, one.code)), one, tongue) for one in changed),
        *(_gone(one, tongue) for key, one in before.items() if key not in after),
    ]


def _change(old: Statement | None, new: Statement, tongue: Tongue) -> str:
    words = {"group": tongue(new.group.value), "label": new.label, "new": new.text}
    if old is None:
        return tongue("新增%(group)s“%(label)s”：%(new)s") % words
    if old.text == new.text:
        return tongue("%(label)s：只改了说明或出处") % words
    return tongue("%(label)s：由“%(old)s”改为“%(new)s”") % (words | {"old": old.text})


def _gone(one: Statement, tongue: Tongue) -> str:
    words = {"group": tongue(one.group.value), "label": one.label}
    return tongue("不再有%(group)s“%(label)s”") % words


def _title(book: Rulebook, tongue: Tongue) -> Iterator[Statement]:
    number = book.document_no or tongue("（无，默认口径）")
    day = Day().say(book.effective_on, tongue)
    yield Statement(Group.BOOK, "title", tongue("题名"), tongue(book.title))
    yield Statement(Group.BOOK, "document_no", tongue("文号"), number)
    yield Statement(Group.BOOK, "effective_on", tongue("生效日期"), day)


def _milestone(one: Milestone, book: Rulebook, tongue: Tongue) -> Statement:
    names = _KIND_NAMES | {other.code: other.name for other in book.milestones}

    def listed(codes: tuple[str, ...]) -> str:
        return tongue("、").join(tongue(names[code]) for code in codes)

    together, either = listed(one.all_of), listed(one.any_of)
    if len(one.all_of) > 1:
        together += tongue("齐备，以最后一项日期为准")
    if len(one.any_of) > 1:
        either += tongue("任一，以最早一项日期为准")
    text = together or either
    if one.any_of and one.all_of:
        both = tongue("%(either)s；并且有%(together)s；日期以两者中后到的为准")
        text = both % {"either": either, "together": together}
    if one.none_of:
        text += tongue("；且没有%(names)s") % {"names": listed(one.none_of)}
    return Statement(Group.MILESTONES, one.code, tongue(one.name), text, tongue(one.note))


def _rate(one: Rate, book: Rulebook, tongue: Tongue) -> Statement:
    text = in_words(one.formula, book.word, tongue) + _shown(one, tongue)
    if one.only_if is not None:
        condition = condition_in_words(one.only_if, book.word, tongue)
        words = {"condition": condition, "otherwise": tongue(one.otherwise)}
        text += tongue("；%(condition)s时才算，否则印“%(otherwise)s”") % words
    if one.not_for:
        names = tongue("、").join(tongue(book.word(code)) for code in one.not_for)
        text += tongue("；不用于%(names)s") % {"names": names}
    return Statement(
        Group.RATES, one.code, tongue(one.name), text, tongue(one.sentence), one.source
    )


def _shown(one: Rate, tongue: Tongue) -> str:
    if one.unit.name == YES_NO:
        return tongue("（答是或否）")
    words = {"unit": tongue(one.unit.name), "digits": one.digits}
    rounding = tongue(_ROUNDINGS[one.rounding])
    return tongue("（%(unit)s，%(digits)s位小数，%(rounding)s）") % (words | {"rounding": rounding})


def _kind(one: Kind, book: Rulebook, tongue: Tongue) -> Statement:
    asked = book.kind(one.code)
    source = next((rule.source for rule in book.kinds if rule.code == one.code), "")
    needs = tongue("；").join(_need(need, tongue) for need in asked.evidence)
    before = tongue("；").join(_before(step, tongue) for step in asked.before)
    words = {
        "needs": needs or tongue("不另要材料"),
        "before": before or tongue("不要求先有其他步骤"),
    }
    text = tongue("核定需%(needs)s。%(before)s。") % words
    return Statement(Group.KINDS, one.code, tongue(one.name), text, tongue(one.sentence), source)


def _need(one: Need, tongue: Tongue) -> str:
    text = alternatives(one.any_of, lambda code: evidence(code).name, tongue)
    if not one.when:
        return text
    words = {"names": text, "condition": tongue(condition(one.when).sentence)}
    return tongue("%(names)s（%(condition)s时）") % words


def _before(one: Before, tongue: Tongue) -> str:
    groups = tuple((code,) for code in one.any_of)
    names = {"names": alternatives(groups, _KIND_NAMES.__getitem__, tongue)}
    if one.earlier_attempt:
        expected, demanded = (
            tongue("以前的一轮里应先有%(names)s"),
            tongue("以前的一轮里须先有%(names)s"),
        )
    else:
        expected, demanded = tongue("应先有%(names)s"), tongue("须先有%(names)s")
    return (expected if one.expected_only else demanded) % names


def _thresholds(book: Rulebook, tongue: Tongue) -> Iterator[Statement]:
    group, money = Group.THRESHOLDS, Money()
    classes = dict(ABOVE_CLASSES)
    for code, yuan in book.thresholds.above_scale.items():
        label = tongue("入规营业收入：%(name)s") % {"name": tongue(classes[code])}
        yield Statement(group, code, label, money.say(yuan, tongue))
    for code, yuan in book.thresholds.services.items():
        label = tongue("入规营业收入：服务业 %(name)s") % {"name": code}
        yield Statement(group, f"services.{code}", label, money.say(yuan, tongue))
    bands = tongue("、").join(_band(one, tongue) for one in book.thresholds.size_bands)
    yield Statement(group, "size_bands", tongue("规模档"), bands)


def _band(one: SizeBand, tongue: Tongue) -> str:
    words = {"name": tongue(one.name), "least": Money().say(one.least_yuan, tongue)}
    return tongue("%(name)s（%(least)s起）") % words


def _settings(book: Rulebook, tongue: Tongue) -> Iterator[Statement]:
    for group, section in _ROWS:
        row: Any = getattr(book, section)
        for key, setting in settings_of(type(row)):
            text = setting.shape.say(getattr(row, key), tongue)
            yield Statement(group, f"{section}.{key}", tongue(setting.name), text)


def _other(book: Rulebook, tongue: Tongue) -> Iterator[Statement]:
    for key, section in book.sections.items():
        text = _plainly(section) or tongue("（无）")
        yield Statement(Group.OTHER, key, tongue(OTHER_NAMES[key]), text)


def _plainly(value: object) -> str:
    """A section of another room, whole, so that any change in it shows."""
    match value:
        case Mapping():
            return "；".join(f"{key}：{_plainly(inner)}" for key, inner in value.items())
        case tuple():
            return "、".join(f"（{_plainly(inner)}）" for inner in value)
        case _:
            return str(value)

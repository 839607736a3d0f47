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
from luodi.foundation.vocabulary.codelists import ABOVE_CLASSES
from luodi.foundation.vocabulary.conditions import condition
from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.shapes import Before, Kind, Milestone, Need
from luodi.kernel.text import gettext_noop


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
_ROWS = (
    (Group.CHOICES, "settings"),
    (Group.LIMITS, "limits"),
    (Group.COLOURS, "colours"),
    (Group.CLOCKS, "clocks"),
    (Group.SHARING, "sharing"),
)


def statements(book: Rulebook) -> tuple[Statement, ...]:
    """Everything that the rulebook says, in the order of the page."""
    return (
        *_title(book),
        *(_milestone(one, book) for one in book.milestones),
        *(_rate(one, book) for one in book.rates),
        *_settings(book),
        *_thresholds(book),
        *_other(book),
        *(_kind(one, book) for one in KINDS if one.evidence or one.before),
    )


def differences(old: Rulebook, new: Rulebook) -> list[str]:
    """What the new rulebook says otherwise, a sentence each; empty if nothing."""
    before = {(one.group, one.code): one for one in statements(old)}
    after = {(one.group, one.code): one for one in statements(new)}
    return [
        *(_change(before.get(key), one) for key, one in after.items() if before.get(key) != one),
        *(
            f"不再有{one.group.value}“{one.label}”"
            for key, one in before.items()
            if key not in after
        ),
    ]


def _change(old: Statement | None, new: Statement) -> str:
    if old is None:
        return f"新增{new.group.value}“{new.label}”：{new.text}"
    if old.text == new.text:
        return f"{new.label}：只改了说明或出处"
    return f"{new.label}：由“{old.text}”改为“{new.text}”"


def _title(book: Rulebook) -> Iterator[Statement]:
    yield Statement(Group.BOOK, "title", "题名", book.title)
    yield Statement(Group.BOOK, "document_no", "文号", book.document_no or "（无，默认口径）")
    yield Statement(Group.BOOK, "effective_on", "生效日期", Day().say(book.effective_on))


def _milestone(one: Milestone, book: Rulebook) -> Statement:
    names = _KIND_NAMES | {other.code: other.name for other in book.milestones}
    together = "、".join(names[code] for code in one.all_of)
    either = "、".join(names[code] for code in one.any_of)
    if len(one.all_of) > 1:
        together += gettext_noop("齐备，以最后一项日期为准")
    if len(one.any_of) > 1:
        either += gettext_noop("任一，以最早一项日期为准")
    text = "；".join(filter(None, (either, together)))
    if one.any_of and one.all_of:
        text = f"{either}；并且有{together}；日期以两者中后到的为准"
    if one.none_of:
        text += "；且没有" + "、".join(names[code] for code in one.none_of)
    return Statement(Group.MILESTONES, one.code, one.name, text, one.note)


def _rate(one: Rate, book: Rulebook) -> Statement:
    text = f"{in_words(one.formula, book.word)}（{_shown(one)}）"
    if one.only_if is not None:
        text += f"；{condition_in_words(one.only_if, book.word)}时才算，否则印“{one.otherwise}”"
    if one.not_for:
        text += "；不用于" + "、".join(map(book.word, one.not_for))
    return Statement(Group.RATES, one.code, one.name, text, one.sentence, one.source)


def _shown(one: Rate) -> str:
    if one.unit.name == YES_NO:
        return gettext_noop("答是或否")
    return f"{one.unit.name}，{one.digits}位小数，{one.rounding.value}"


def _kind(one: Kind, book: Rulebook) -> Statement:
    asked = book.kind(one.code)
    source = next((rule.source for rule in book.kinds if rule.code == one.code), "")
    needs = "；".join(map(_need, asked.evidence)) or gettext_noop("不另要材料")
    before = "；".join(map(_before, asked.before)) or gettext_noop("不要求先有其他步骤")
    return Statement(
        Group.KINDS, one.code, one.name, f"核定需{needs}。{before}。", one.sentence, source
    )


def _need(one: Need) -> str:
    text = "或".join("加".join(evidence(code).name for code in group) for group in one.any_of)
    return f"{text}（{condition(one.when).sentence}时）" if one.when else text


def _before(one: Before) -> str:
    names = "或".join(_KIND_NAMES[code] for code in one.any_of)
    when = "以前的一轮里" if one.earlier_attempt else ""
    return f"{when}{'应' if one.expected_only else '须'}先有{names}"


def _thresholds(book: Rulebook) -> Iterator[Statement]:
    group, money = Group.THRESHOLDS, Money()
    classes = dict(ABOVE_CLASSES)
    for code, yuan in book.thresholds.above_scale.items():
        label = f"入规营业收入：{classes[code]}"
        yield Statement(group, code, label, money.say(yuan))
    for code, yuan in book.thresholds.services.items():
        yield Statement(group, f"services.{code}", f"入规营业收入：服务业 {code}", money.say(yuan))
    bands = "、".join(
        f"{one.name}（{money.say(one.least_yuan)}起）" for one in book.thresholds.size_bands
    )
    yield Statement(group, "size_bands", "规模档", bands)


def _settings(book: Rulebook) -> Iterator[Statement]:
    for group, section in _ROWS:
        row: Any = getattr(book, section)
        for key, setting in settings_of(type(row)):
            text = setting.shape.say(getattr(row, key))
            yield Statement(group, f"{section}.{key}", setting.name, text)


def _other(book: Rulebook) -> Iterator[Statement]:
    for key, section in book.sections.items():
        yield Statement(Group.OTHER, key, OTHER_NAMES[key], _plainly(section) or "（无）")


def _plainly(value: object) -> str:
    """A section of another room, whole, so that any change in it shows."""
    match value:
        case Mapping():
            return "；".join(f"{key}：{_plainly(inner)}" for key, inner in value.items())
        case tuple():
            return "、".join(f"（{_plainly(inner)}）" for inner in value)
        case _:
            return str(value)

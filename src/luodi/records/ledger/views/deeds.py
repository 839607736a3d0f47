"""What can be done with an entry on its page: a table of deeds, each with its form and its bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions import correcting, evidence, months, obstacles, reviewing
from luodi.records.ledger.forms.judging import (
    AnswerForm,
    EntryForm,
    HandInForm,
    ReasonForm,
    ReclassForm,
    VerifyForm,
    WaiveForm,
)
from luodi.records.ledger.models import Confirmation, Entry
from luodi.records.ledger.rules.claims.own_fields import reclassable
from luodi.records.library.rules import Paper

type Problems = Iterable[Reason]
type Act = Callable[[Entry, Mapping[str, Any], Account, datetime], object]


@dataclass(frozen=True)
class Deed:
    """One thing a person may do: its words, its form, who is barred from it, and the action."""

    code: str
    name: str
    form: type[EntryForm]
    bars: Callable[[Entry, Account], Problems]
    act: Act
    done: str
    is_judging: bool = False  # the office goes on to the next in its queue
    is_grave: bool = False
    takes_out: bool = False  # something of a count: the figures that will move can be seen before
    axes: tuple[str, ...] = ()  # by which those figures are seen apart besides
    key: str = ""  # opens it from the keyboard
    undone_by: str = ""  # the deed that takes it back


def bars_verifying(entry: Entry, by: Account) -> Iterator[Reason]:
    yield from obstacles.reviewer_problems(entry, by, Right.VERIFY)
    yield from obstacles.standing_problems(entry)
    yield from obstacles.verified_problems(entry)


def bars_returning(entry: Entry, by: Account) -> Iterator[Reason]:
    yield from obstacles.reviewer_problems(entry, by, Right.VERIFY)
    if obstacles.readings(entry) != {False}:
        yield because(gettext_noop("该记录已退回或已红冲"), about="entry")


def bars_withdrawing(entry: Entry, by: Account) -> Iterator[Reason]:
    yield from obstacles.reviewer_problems(entry, by, Right.VERIFY)
    if True not in obstacles.readings(entry):
        yield because(gettext_noop("该记录没有核定，无从撤销"), about="entry")


def bars_waiving(entry: Entry, by: Account) -> Iterator[Reason]:
    yield from obstacles.reviewer_problems(entry, by, Right.WAIVE)
    yield from obstacles.standing_problems(entry)
    yield from obstacles.verified_problems(entry)


def bars_answering(entry: Entry, by: Account) -> Iterator[Reason]:
    yield from lacking(by, Right.ANSWER, unit=entry.reported_by)
    yield from obstacles.standing_problems(entry)
    if obstacles.readings(entry):
        yield because(gettext_noop("该记录没有被退回，不需答复"), about="entry")


def bars_confirming(entry: Entry, by: Account) -> Iterator[Reason]:
    yield from lacking(by, Right.CONFIRM_MONTH, unit=entry.reported_by)
    yield from obstacles.standing_problems(entry)
    if not entry.on_behalf or Confirmation.objects.filter(entry=entry).exists():
        yield because(gettext_noop("该记录已经确认"), about="entry")


def bars_handing_in(entry: Entry, by: Account) -> Iterator[Reason]:
    yield from evidence.adding_problems(entry, by)
    if True in obstacles.readings(entry):
        yield because(gettext_noop("该记录已经核定"), about="entry")


def bars_reversing(entry: Entry, by: Account) -> Iterator[Reason]:
    right = Right.VERIFY if True in obstacles.readings(entry) else Right.REVERSE
    yield from lacking(by, right, unit=entry.reported_by)
    yield from obstacles.standing_problems(entry)


def bars_reclassifying(entry: Entry, by: Account) -> Iterator[Reason]:
    yield from lacking(by, Right.RECLASSIFY, unit=entry.reported_by)
    yield from obstacles.standing_problems(entry)
    if not reclassable(kind_named(entry.kind)):
        yield because(gettext_noop("这种记录没有自己的归类，请在项目页改归类"), about="entry")


def bars_recording_again(entry: Entry, by: Account) -> Iterator[Reason]:
    yield from lacking(by, Right.RECORD, unit=entry.reported_by)
    if not obstacles.standing_problems(entry):
        yield because(gettext_noop("该记录没有红冲，不需要重新记录"), about="entry")


def plainly(action: Callable[..., object]) -> Act:
    """An action that takes what its form gives, under the same names."""
    return lambda entry, given, by, at: action(entry=entry, **given, by=by, at=at)


def hand_in(entry: Entry, given: Mapping[str, Any], by: Account, at: datetime) -> None:
    """Each file is an act of its own: one that cannot be kept keeps none of the others out."""
    for file in given["papers"]:
        paper = Paper(file.read(), file.name or "", given["type"], gettext_noop("网页"))
        evidence.hand_in(entry=entry, paper=paper, by=by, at=at)


DEEDS = (
    Deed(
        "verify",
        gettext_noop("核定"),
        VerifyForm,
        bars_verifying,
        plainly(reviewing.verify),
        gettext_noop("已核定"),
        is_judging=True,
        undone_by="withdraw",
    ),
    Deed(
        "return",
        gettext_noop("退回"),
        ReasonForm,
        bars_returning,
        plainly(reviewing.send_back),
        gettext_noop("已退回"),
        is_judging=True,
        takes_out=True,
        key="r",
    ),
    Deed(
        "waive",
        gettext_noop("免除一项要求"),
        WaiveForm,
        bars_waiving,
        plainly(reviewing.waive),
        gettext_noop("已免除"),
    ),
    Deed(
        "withdraw",
        gettext_noop("撤销核定"),
        ReasonForm,
        bars_withdrawing,
        plainly(reviewing.withdraw),
        gettext_noop("核定已撤销，申报仍在"),
        is_grave=True,
        takes_out=True,
    ),
    Deed(
        "answer",
        gettext_noop("答复退回"),
        AnswerForm,
        bars_answering,
        plainly(reviewing.answer),
        gettext_noop("已答复，重新计入申报"),
    ),
    Deed(
        "confirm",
        gettext_noop("确认代录"),
        EntryForm,
        bars_confirming,
        plainly(months.confirm),
        gettext_noop("已确认"),
    ),
    Deed(
        "evidence",
        gettext_noop("补证据"),
        HandInForm,
        bars_handing_in,
        hand_in,
        gettext_noop("已补证据"),
        key="e",
    ),
    Deed(
        "reclassify",
        gettext_noop("改归类"),
        ReclassForm,
        bars_reclassifying,
        plainly(correcting.reclassify_entry),
        gettext_noop("已改归类，证据和核定意见不动"),
        takes_out=True,
        axes=("origin",),
    ),
    Deed(
        "reverse",
        gettext_noop("红冲"),
        ReasonForm,
        bars_reversing,
        plainly(correcting.reverse),
        gettext_noop("已红冲，两种读法都不再计入"),
        is_grave=True,
        takes_out=True,
    ),
    Deed(
        "again",
        gettext_noop("红冲错了，重新记录"),
        EntryForm,
        bars_recording_again,
        plainly(correcting.record_again),
        gettext_noop("已重新记录，证据随之带来"),
    ),
)
OPEN = "open"  # in an address: the deed whose form stands open
BY_CODE = {deed.code: deed for deed in DEEDS}


def undoing(entry: Entry, code: str, words: str, by: Account) -> str:
    """The way to the deed that takes back what was just done, in these words, if he may do it."""
    if any(True for _ in BY_CODE[code].bars(entry, by)):
        return ""
    page = reverse("ledger:entry", args=[entry.pk])
    return format_html(' <a href="{}?{}={}#{}">{}</a>', page, OPEN, code, code, words)


def offered(entry: Entry, by: Account) -> list[Deed]:
    """The deeds that nothing bars this person from; nobody sees a button for his own entry."""
    return [deed for deed in DEEDS if not any(True for _ in deed.bars(entry, by))]

"""What may be claimed: a claim is easy, so only the impossible is refused, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Adding, Field, Kind, Measure
from luodi.foundation.vocabulary.words import word
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop

MOST = Decimal(10) ** 13  # beyond it a database may lose the last digit; no project comes near


@dataclass(frozen=True)
class Claim:
    """What one unit says happened to one subject, before it is recorded. Dates are inclusive."""

    subject: int
    kind: str
    said: str
    reported_by: int
    occurred_from: date | None = None
    occurred_to: date | None = None
    covers_from: date | None = None
    covers_to: date | None = None
    planned_on: date | None = None
    value: Decimal | None = None
    measure: str = ""
    local_value: Decimal | None = None
    currency: str = ""
    currency_amount: Decimal | None = None
    yuan_rate: Decimal | None = None
    dollar_rate: Decimal | None = None
    payer: str = ""
    payer_place: str = ""
    voucher_no: str = ""
    nature: str = ""
    origin: str = ""
    category: str = ""
    reference: str = ""
    enterprise: int | None = None
    event: int | None = None
    detail: Mapping[str, object] = field(default_factory=dict)
    attempt: int | None = None
    opening: bool = False
    known_on: date | None = None
    on_behalf: bool = False
    source: str = "FORM"
    batch: str = ""
    sheet: str = ""
    row: int | None = None
    cell: str = ""
    evidence: tuple[tuple[int, str], ...] = ()  # (document, type)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The business days: when it happened, else what a periodic amount is about."""
        if self.occurred_from is not None:
            return self.occurred_from, self.occurred_to or self.occurred_from
        return self.covers_from, self.covers_to


@dataclass(frozen=True)
class SubjectFacts:
    """What a claim is checked against: the subject as it stands in the claimed reading."""

    subject: int
    type: str
    is_open: bool
    attempt: int
    ends: Mapping[int, date] = field(default_factory=dict)  # attempt → the day it ended
    steps: Mapping[tuple[int, str], int] = field(default_factory=dict)  # standing (attempt, kind)


def checked(claim: Claim, subject: SubjectFacts, *, today: date, opening: bool) -> list[Reason]:
    """Every reason why the claim is impossible; `opening` says whether 建账 is under way."""
    try:
        kind = kind_named(claim.kind)
    except Refused as refusal:
        return list(refusal.reasons)
    return [
        *about_subject(claim, kind, subject),
        *about_days(claim, kind, today),
        *about_covers(claim, kind),
        *about_value(claim, kind),
        *about_fields(claim, kind),
        *about_opening(claim, opening),
    ]


def attempt_of(claim: Claim, subject: SubjectFacts) -> int:
    """The attempt that the claim belongs to: the one that had not ended on its first day."""
    if claim.attempt is not None:
        return claim.attempt
    first, _ = claim.days
    for attempt in sorted(subject.ends):
        if first is not None and first <= subject.ends[attempt]:
            return attempt
    return subject.attempt


def after(subject: SubjectFacts, claim: Claim, attempt: int) -> SubjectFacts:
    """The subject as the next claim of the same act finds it; entry 0 is the one not yet stored."""
    kind = kind_named(claim.kind)
    _, last = claim.days
    if kind.ends_attempt and last is not None:
        return replace(
            subject,
            ends={**subject.ends, attempt: last},
            steps={**subject.steps, (attempt, kind.code): 0},
            attempt=max(subject.attempt, attempt + 1),
        )
    if kind.is_single:
        return replace(subject, steps={**subject.steps, (attempt, kind.code): 0})
    return subject


def about_subject(claim: Claim, kind: Kind, subject: SubjectFacts) -> Iterator[Reason]:
    if subject.type not in kind.subjects:
        text = gettext_noop("“%(kind)s”不能记在这类事项上，请换一个事项或记录种类")
        yield because(text, about="kind", kind=kind.name)
    if not subject.is_open:
        yield because(gettext_noop("该事项已关闭，须先恢复再填报"), about="subject")
    attempt = attempt_of(claim, subject)
    if not 1 <= attempt <= subject.attempt:
        text = gettext_noop("没有第 %(attempt)s 轮，该事项目前在第 %(last)s 轮")
        yield because(text, about="attempt", attempt=attempt, last=subject.attempt)
    if kind.is_single and (attempt, kind.code) in subject.steps:
        text = gettext_noop("“%(kind)s”在本轮已有一条记录，有误请先红冲，不能再记一次")
        yield because(text, about="kind", kind=kind.name)


def about_days(claim: Claim, kind: Kind, today: date) -> Iterator[Reason]:
    first, last = claim.days
    if not claim.said.strip():
        yield because(gettext_noop("请用一句话说明发生了什么"), about="said")
    if first is None or last is None:
        yield because(gettext_noop("请填写发生日，不知道具体哪天时填到月"), about="occurred_from")
        return
    if first > last:
        yield because(gettext_noop("发生日的起止颠倒了"), about="occurred_to")
    if first > today:
        text = gettext_noop("发生日 %(day)s 晚于今天；将来的事请用计划类记录")
        yield because(text, about="occurred_from", day=first.isoformat())
    elif last > today and not claim.covers_to:
        text = gettext_noop("发生日 %(day)s 晚于今天，请填到今天为止")
        yield because(text, about="occurred_to", day=last.isoformat())
    if kind.is_plan and not kind.covers and claim.planned_on is None:
        yield because(gettext_noop("请填写计划日期"), about="planned_on")
    if not kind.is_plan and claim.planned_on is not None:
        yield because(gettext_noop("只有计划类记录可以填计划日期"), about="planned_on")


def about_covers(claim: Claim, kind: Kind) -> Iterator[Reason]:
    if claim.covers_from is None and claim.covers_to is None:
        if kind.covers and kind.adding is Adding.INCREMENT and not claim.opening:
            yield because(gettext_noop("请填写所属的月份或期间"), about="covers_from")
        return
    if not kind.covers:
        text = gettext_noop("“%(kind)s”不分所属期，请只填发生日")
        yield because(text, about="covers_from", kind=kind.name)
    if claim.covers_from is None or claim.covers_to is None:
        yield because(gettext_noop("所属期要有起有止"), about="covers_to")


def about_value(claim: Claim, kind: Kind) -> Iterator[Reason]:
    if kind.adding is Adding.NONE:
        if claim.value is not None:
            text = gettext_noop("“%(kind)s”不记数值，金额请另用金额类记录")
            yield because(text, about="value", kind=kind.name)
        return
    if claim.value is None:
        yield because(gettext_noop("请填写数值和单位"), about="value")
        return
    if claim.measure not in {measure.name for measure in kind.measures}:
        allowed = "、".join(measure.value for measure in kind.measures)
        text = gettext_noop("“%(kind)s”应以%(allowed)s计量")
        yield because(text, about="measure", kind=kind.name, allowed=allowed)
    yield from about_sign(claim.value, kind)
    if claim.measure == Measure.YUAN.name and claim.currency not in ("", "CNY"):
        yield from about_currency(claim)


def about_sign(value: Decimal, kind: Kind) -> Iterator[Reason]:
    """Reductions are negative, everything else is not; nothing is beyond all reason."""
    if abs(value) >= MOST:
        yield because(gettext_noop("数值大得不合常理，请核对单位"), about="value")
    if kind.negative and value >= 0:
        yield because(gettext_noop("“%(kind)s”应为负数"), about="value", kind=kind.name)
    if value < 0 and not (kind.negative or kind.either_sign):
        text = gettext_noop("“%(kind)s”不能为负数，减少请用相应的减少类记录")
        yield because(text, about="value", kind=kind.name)


def about_currency(claim: Claim) -> Iterator[Reason]:
    amount, rate = claim.currency_amount, claim.yuan_rate
    if amount is None or rate is None or claim.dollar_rate is None:
        text = gettext_noop("外币须同时填原币金额和当日折人民币、折美元汇率")
        yield because(text, about="currency_amount")
    elif claim.value is not None and abs(amount * rate - claim.value) > Decimal("0.01"):
        text = gettext_noop("原币 %(amount)s 按汇率 %(rate)s 折合与所填人民币金额不符")
        yield because(text, about="value", amount=amount, rate=rate)


def about_fields(claim: Claim, kind: Kind) -> Iterator[Reason]:
    known = {own.code: own for own in kind.fields}
    for own in kind.fields:
        value = getattr(claim, own.column) if own.column else claim.detail.get(own.code)
        if value in (None, ""):
            if own.required:
                yield because(gettext_noop("请填写“%(field)s”"), about=own.code, field=own.name)
        elif own.choices and str(value) not in own.choices:
            yield unknown_choice(own, value)
    for code in claim.detail.keys() - known.keys():
        text = gettext_noop("“%(kind)s”没有“%(code)s”这一项")
        yield because(text, about=code, kind=kind.name, code=code)


def unknown_choice(own: Field, value: object) -> Reason:
    text = gettext_noop("“%(field)s”不能填“%(value)s”，可填：%(choices)s")
    choices = "、".join(word(choice) for choice in own.choices)
    return because(text, about=own.code, field=own.name, value=value, choices=choices)


def about_opening(claim: Claim, opening: bool) -> Iterator[Reason]:
    if claim.opening and not opening:
        yield because(gettext_noop("建账已结束，不能再补录期初记录"), about="opening")
    if claim.opening and claim.known_on is None:
        yield because(gettext_noop("期初记录须注明来源台账的日期"), about="known_on")

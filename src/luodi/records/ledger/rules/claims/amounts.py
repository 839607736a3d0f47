"""What a claim's number may be: measured as its kind is, of the right sign, in whole 分."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from luodi.foundation.vocabulary.shapes import Adding, Kind, Measure
from luodi.foundation.vocabulary.wording import Words
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.rules.claims.claim import Claim

MOST = Decimal(10) ** 13  # beyond it a database may lose the last digit; no project comes near
DIGITS = {"value": 2, "local_value": 2, "currency_amount": 2, "yuan_rate": 6, "dollar_rate": 6}


def about_value(claim: Claim, kind: Kind) -> Iterator[Reason]:
    if kind.adding is Adding.NONE:
        if claim.value is not None:
            text = gettext_noop("“%(kind)s”不记数值，金额请另用金额类记录")
            yield because(text, about="value", kind=because(kind.name))
        return
    if unfit := list(about_digits(claim)):
        yield from unfit
        return
    if claim.value is None:
        yield because(gettext_noop("请填写数值和单位"), about="value")
        return
    if claim.measure not in {measure.name for measure in kind.measures}:
        allowed = Words(tuple(measure.value for measure in kind.measures))
        text = gettext_noop("“%(kind)s”应以%(allowed)s计量")
        yield because(text, about="measure", kind=because(kind.name), allowed=allowed)
    yield from about_sign(claim.value, kind)
    yield from about_local(claim.value, claim.local_value)
    if claim.measure == Measure.YUAN.name and claim.currency not in ("", "CNY"):
        yield from about_currency(claim)


def about_digits(claim: Claim) -> Iterator[Reason]:
    """A column keeps so many decimals: what it would round away is refused, not lost."""
    for column, digits in DIGITS.items():
        number: Decimal | None = getattr(claim, column)
        if number is None:
            continue
        if not number.is_finite() or abs(number) >= MOST:
            yield because(gettext_noop("数值大得不合常理，请核对单位"), about=column)
        elif round(number, digits) != number:
            text = gettext_noop("%(number)s 的小数超过 %(digits)s 位，请四舍五入后填写")
            yield because(text, about=column, number=f"{number:f}", digits=digits)


def about_sign(value: Decimal, kind: Kind) -> Iterator[Reason]:
    """Reductions are negative, everything else is not."""
    if kind.negative and value >= 0:
        yield because(gettext_noop("“%(kind)s”应为负数"), about="value", kind=because(kind.name))
    if value < 0 and not (kind.negative or kind.either_sign):
        text = gettext_noop("“%(kind)s”不能为负数，减少请用相应的减少类记录")
        yield because(text, about="value", kind=because(kind.name))


def about_local(value: Decimal, local: Decimal | None) -> Iterator[Reason]:
    if local is not None and not (0 <= local <= value or value <= local <= 0):
        yield because(gettext_noop("其中地方部分超出了总数"), about="local_value")


def about_currency(claim: Claim) -> Iterator[Reason]:
    amount, rate = claim.currency_amount, claim.yuan_rate
    if amount is None or rate is None or claim.dollar_rate is None:
        text = gettext_noop("外币须同时填原币金额和当日折人民币、折美元汇率")
        yield because(text, about="currency_amount")
    elif claim.value is not None and abs(amount * rate - claim.value) > Decimal("0.01"):
        text = gettext_noop("原币 %(amount)s 按汇率 %(rate)s 折合与所填人民币金额不符")
        yield because(text, about="value", amount=amount, rate=rate)

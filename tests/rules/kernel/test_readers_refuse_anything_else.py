"""No text makes a reader fail in any way but by a refusal with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.kernel import areas, dates, money, numerals, periods
from luodi.kernel.digits import number
from luodi.kernel.refusal import Refused

TODAY = date(2024, 2, 29)
READERS: dict[str, Callable[[str], object]] = {
    "number": number,
    "read_number": numerals.read_number,
    "read_money": money.read_money,
    "read_money in a column": lambda text: money.read_money(text, "万元"),
    "money unit": lambda text: money.read_money("3", text or "元"),
    "read_area": areas.read_area,
    "read_area in a column": lambda text: areas.read_area(text, "亩"),
    "area unit": lambda text: areas.in_unit(number("3"), text),
    "parse_period": periods.parse_period,
    "read_date": dates.read_date,
    "read_date with everything": lambda text: dates.read_date(text, today=TODAY, year=2023),
}
# Letters that the readers know, so that most texts get past the first look.
FAMILIAR = (
    "0123456789０１９.,，。-—~至到/+%％‰ \u3000〇零一二两三五九十廿百千万亿点半"
    "约近超逾余多来以上下内不低于左右预计元美港币¥$亩公顷平方米里㎡m²年月日号旬季度周初中底末前后"
    "上下去今本截第HQW百分之待定无"
)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@given(text=st.one_of(st.text(max_size=30), st.text(FAMILIAR, max_size=14)))
def test_any_text_is_read_or_refused_with_a_sentence(
    read: Callable[[str], object], text: str
) -> None:
    sentences = answer(read, text)
    assert sentences
    assert all(sentences)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("text", ["9" * 5000, "千" * 3000, "约" * 3000, "(" * 3000, "3-" * 2000])
def test_a_very_long_text_is_refused_briefly(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(text)
    assert len(str(refusal.value)) < 200


def answer(read: Callable[[str], object], text: str) -> list[str]:
    """What a person would be shown: the value, or every sentence of the refusal."""
    try:
        return [repr(read(text))]
    except Refused as refusal:
        return [str(reason) for reason in refusal.reasons]

"""Form fields that read what people write: money, areas, days, periods, several files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from luodi.foundation.ui.sentences import sentences
from luodi.kernel.areas import read_area
from luodi.kernel.dates import DateRange, read_date
from luodi.kernel.money import Currency, Money, read_money
from luodi.kernel.numerals import read_number
from luodi.kernel.periods import Period, parse_period
from luodi.kernel.readings import Certainty, Reading
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

MONEY_UNITS = (
    *(gettext_noop("万元"), gettext_noop("亿元"), gettext_noop("元")),
    *(gettext_noop("万美元"), gettext_noop("美元"), gettext_noop("万欧元")),
    *(gettext_noop("万港元"), gettext_noop("万日元")),
)
AREA_UNITS = (gettext_noop("亩"), gettext_noop("平方米"), gettext_noop("公顷"))


def read[T](reading: Callable[[], T]) -> T:
    """What the kernel reads; its refusal as the field's error."""
    try:
        return reading()
    except Refused as refusal:
        raise forms.ValidationError(sentences(refusal)) from None


def certain[T](found: Reading[T]) -> T:
    """The one value that was said; 约, 以上 and ranges are no value to record."""
    if found.value is None or not found.is_exact:
        text = gettext_noop("“%(written)s”不是一个确定的数，请核实后填写")
        raise Refused(because(text, written=found.text))
    return found.value


class Measured(forms.MultiWidget):
    """A number and beside it the unit in which it is written."""

    template_name = "ui/parts/measured.html"
    use_fieldset = False  # the field's label is the number's

    def __init__(self, units: Sequence[str], attrs: dict[str, Any] | None = None) -> None:
        number = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        choices = [(unit, gettext_lazy(unit)) for unit in units]
        unit = forms.Select(attrs={"aria-label": gettext_lazy("单位")}, choices=choices)
        super().__init__({"": number, "unit": unit}, attrs)

    def id_for_label(self, id_: str, index: str = "0") -> str:
        return f"{id_}_0" if id_ else ""

    def decompress(self, value: Any) -> list[Any]:
        return list(value) if value else [None, None]


class MeasuredField[T](forms.Field):
    """A number with its unit; a unit written beside the number comes before the chosen one."""

    def __init__(
        self, units: Sequence[str], reading: Callable[[str, str], Reading[T]], **kwargs: Any
    ) -> None:
        super().__init__(widget=Measured(units), **kwargs)
        self.units, self.reading = units, reading

    def to_python(self, value: Any) -> T | None:
        written, unit = value if isinstance(value, list) else (value, None)
        text = (written or "").strip()
        if not text:
            return None
        chosen = unit if unit and unit in self.units else self.units[0]
        return read(lambda: certain(self.reading(text, chosen)))


def money_field(**kwargs: Any) -> MeasuredField[Money]:
    """Money of any currency, as a `Money`."""
    return MeasuredField(MONEY_UNITS, read_money, **kwargs)


def area_field(**kwargs: Any) -> MeasuredField[Decimal]:
    """An area, in ㎡."""
    return MeasuredField(AREA_UNITS, read_area, **kwargs)


class NumberField(forms.CharField):
    """A number as people write it."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return read(lambda: certain(read_number(text))) if text else None


class YuanField(forms.CharField):
    """Yuan, written in 万元 where no other unit stands beside the number."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return read(lambda: yuan_of(text)) if text else None


def yuan_of(text: str) -> Decimal:
    """The amount in yuan; foreign money needs its rates, for which this field has no place."""
    money = certain(read_money(text, MONEY_UNITS[0]))
    if money.currency is not Currency.CNY:
        raise Refused(because(gettext_noop("外币请在单项填报里填，要写当日汇率")))
    return money.amount


class DaysField(forms.CharField):
    """A day, or the days among which it was when only the month is known."""

    def __init__(self, *, today: date, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.today = today

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return read(lambda: days_of(text, self.today)) if text else None


def days_of(text: str, today: date) -> DateRange:
    """The days; 约, 以前 and 以后 leave them open and are refused."""
    found = read_date(text, today=today)
    if found.value is None or found.certainty not in (Certainty.EXACT, Certainty.RANGE):
        unclear = gettext_noop("“%(written)s”没有说清是哪天或哪个月，请核实后填写")
        raise Refused(because(unclear, written=found.text))
    return found.value


class DayField(DaysField):
    """One day, picked or written."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> Any:
        days = super().to_python(value)
        return days.last if days else None


class PeriodField(forms.CharField):
    """A month, quarter or year."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return read(lambda: whole_period(text)) if text else None


def whole_period(text: str) -> Period:
    return parse_period(text)


class FilesWidget(forms.FileInput):
    """Lets several files be chosen at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files."""

    widget = FilesWidget

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        given = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in given]

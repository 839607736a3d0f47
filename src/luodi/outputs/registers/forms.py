"""The bar over a register: every part of a question with what it offers."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from django import forms
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.vocabulary.codelists import Pairs
from luodi.outputs.registers.rules.filters import DAY, FILTERS, Filter

# What stands open on the bar; the rest is behind “更多条件”.
FIRST = ("text", "unit", "step", "problem", "reading")
NARROW = {"least", "most"}


class Listed(forms.Select):
    """A list whose options are put together by hand: a book has more than a hundred units."""

    def render(
        self,
        name: str,
        value: object,
        attrs: dict[str, object] | None = None,
        renderer: object = None,
    ) -> SafeString:
        chosen = {str(one) for one in (value if isinstance(value, list) else [value])}
        options = "".join(
            f'<option value="{escape(str(code))}"{" selected" if str(code) in chosen else ""}>'
            f"{escape(str(word))}</option>"
            for code, word in self.choices
        )
        own = flatatt({"name": name, **self.attrs, **(attrs or {})})
        return mark_safe(f"<select{own}>{options}</select>")


class Several(Listed, forms.SelectMultiple):
    """The same, of which several can be chosen."""


class Typed(forms.TextInput):
    """A box to type in, put together the same way."""

    def render(
        self,
        name: str,
        value: object,
        attrs: dict[str, object] | None = None,
        renderer: object = None,
    ) -> SafeString:
        said = self.format_value(value)
        own: dict[str, object] = {"type": self.input_type, "name": name}
        own |= {"value": said} if said is not None else {}
        return mark_safe(f"<input{flatatt({**own, **self.attrs, **(attrs or {})})}>")


class QuestionForm(forms.Form):
    """The question in the address; it is read by the rules, this only shows it."""

    reading = forms.CharField(
        label=_("阶段、日期按"),
        required=False,
        widget=Listed(choices=[("claimed", _("申报")), ("verified", _("核定"))]),
    )

    def __init__(self, data: QueryDict, *, offered: Mapping[str, Pairs]) -> None:
        super().__init__(data)
        for row in FILTERS:
            several = len(data.getlist(row.code)) > 1
            self.fields[row.code] = forms.CharField(
                label=gettext(row.title), required=False, widget=widget(row, offered, several)
            )

    def first(self) -> list[forms.BoundField]:
        return [self[code] for code in FIRST]

    def more(self) -> list[forms.BoundField]:
        return [bound for bound in self if bound.name not in FIRST]

    def more_is_asked(self) -> bool:
        return any(self.data.get(bound.name) for bound in self.more())


def widget(row: Filter, offered: Mapping[str, Pairs], several: bool) -> forms.Widget:
    """A list where there is one; where several were asked for, one that takes several."""
    choices = row.shape.choices or offered.get(row.code, ())
    if choices:
        listed = [(code, gettext(name)) for code, name in choices]
        return Several(attrs={"multiple": True}, choices=listed) if several else chosen(listed)
    if row.shape is DAY:
        return Typed(attrs={"type": "date"})
    if row.code in NARROW:
        return Typed(attrs={"inputmode": "decimal"})
    return Typed(attrs={"placeholder": _("名称、首字母")} if row.code == "text" else {})


def chosen(listed: list[tuple[str, str]]) -> Listed:
    return Listed(choices=[("", _("不限")), *listed])


class KeepForm(forms.Form):
    """A name under which the present list is kept."""

    name = forms.CharField(label=_("名称"), max_length=40)
    shared = forms.BooleanField(label=_("本单位都能看到"), required=False)

"""A field of a form as markup: put together by hand, because a page may have dozens of them."""

from __future__ import annotations

from html import escape

from django.forms import BoundField, CheckboxInput
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


def field_html(bound: BoundField, unit: str = "") -> SafeString:
    """A field with its label, unit, help and errors beside it."""
    looks = ["field"]
    looks += ["wrong"] if bound.errors else []
    looks += ["required"] if is_asked(bound) else []
    looks += ["tick"] if isinstance(bound.field.widget, CheckboxInput) else []
    inside = f"{labelled(bound, unit)}{help_html(bound)}{errors_html(bound)}"
    return mark_safe(f'<div class="{" ".join(looks)}">\n{inside}</div>\n')


def is_asked(bound: BoundField) -> bool:
    """Whether it has to be filled in, be it by a rule of ours that the field does not know."""
    return bound.field.required or bound.field.widget.is_required


def labelled(bound: BoundField, unit: str) -> str:
    """The input with what it is called; a group of inputs has a legend."""
    label, widget = conditional_escape(bound.label), bound.field.widget
    if widget.use_fieldset:
        wrong = ' aria-invalid="true"' if bound.errors else ""
        told = f' aria-describedby="{by}"' if (by := bound.aria_describedby) else ""
        return f"<fieldset{wrong}{told}><legend>{label}</legend>{bound}</fieldset>\n"
    key = escape(bound.id_for_label)
    if isinstance(widget, CheckboxInput):
        return f'<label for="{key}">{bound} {label}</label>\n'
    counted = f' <span class="help">（{conditional_escape(unit)}）</span>' if unit else ""
    return f'<label for="{key}">{label}{counted}</label>\n{bound}\n'


def help_html(bound: BoundField) -> str:
    if not bound.help_text:
        return ""
    words = conditional_escape(bound.help_text)
    return f'<div class="help" id="{escape(bound.auto_id)}_helptext">{words}</div>\n'


def errors_html(bound: BoundField) -> str:
    if not bound.errors:
        return ""
    said = "".join(f"<li>{escape(str(error))}</li>\n" for error in bound.errors)
    return f'<ul class="errors" id="{escape(bound.auto_id)}_error">\n{said}</ul>\n'

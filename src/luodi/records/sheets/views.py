"""收回盖章件: a photograph is handed in, its code read, and the sheet brought to its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from luodi.foundation.files.codes import codes_in
from luodi.foundation.history.actions import note
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.sentences import sentences
from luodi.kernel.folding import quoted
from luodi.kernel.refusal import Refused
from luodi.kernel.short_codes import written
from luodi.records.library.rules import CLASSIFIED_NOTICE
from luodi.records.sheets.forms import ReturnForm
from luodi.records.sheets.queries import SheetOf, sheet_of, stamped
from luodi.records.sheets.returning import bring_back


@dataclass(frozen=True)
class Outcome:
    """What became of one file: where it was brought, or why it was not."""

    file: str
    said: str
    link: str = ""

    @property
    def is_done(self) -> bool:
        return bool(self.link)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def returning(request: SignedInRequest) -> HttpResponse:
    """The page on which stamped sheets are handed in."""
    if not request.user.holds(Right.RECORD):
        raise Http404
    if request.method != "POST":
        return page(request, ReturnForm(initial={"code": request.GET.get("code", "")}), [])
    form = ReturnForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, form, [])
    code, now = form.cleaned_data["code"], timezone.now()
    found = [
        one for file in form.cleaned_data["content"] for one in tried(request, file, code, now)
    ]
    if len(found) == 1 and found[0].is_done:
        messages.success(request, f"{found[0].file}：{found[0].said}")
        return redirect(found[0].link)
    return page(request, form, found)


def page(request: SignedInRequest, form: ReturnForm, found: list[Outcome]) -> HttpResponse:
    context = {"form": form, "found": found, "notice": CLASSIFIED_NOTICE}
    is_good = all(one.is_done for one in found) and not form.errors
    return render(request, "sheets/returning.html", context, status=200 if is_good else 422)


def tried(
    request: SignedInRequest, file: UploadedFile[bytes], code: str, at: datetime
) -> Iterator[Outcome]:
    """Each sheet that the file shows, brought to its place."""
    content, name = file.read(), file.name or ""
    codes = (code,) if code else codes_in(content)
    sheets = [(one, sheet_of(one, request.user)) for one in codes]
    if not codes:
        text = gettext(
            "没有读出编码。请把纸放平、照亮，让右上角的方块全部入镜；或者把编码写在下面，再传一次"
        )
        yield Outcome(name, text)
    for one, sheet in sheets:
        if sheet is None:
            text = gettext("没有编码为 %(code)s 的纸，或者您无权查看，请核对编码")
            yield Outcome(name, text % {"code": written(one)})
        else:
            yield brought(request, sheet, content, name, at)


def brought(
    request: SignedInRequest, sheet: SheetOf, content: bytes, name: str, at: datetime
) -> Outcome:
    try:
        bring_back(sheet, content, name, request.user, at)
    except Refused as refusal:
        said = sentences(refusal)
        note(
            action="refusal",
            detail={"page": request.path, "reasons": said},
            by=request.user,
            at=at,
        )
        return Outcome(quoted(name), "；".join(said))
    return Outcome(
        quoted(name), gettext("已归到“%(sheet)s”") % {"sheet": sheet.title}, place_of(sheet)
    )


def place_of(sheet: SheetOf) -> str:
    """Where what came back can be seen: a month's with its report, any other with its sheet."""
    if sheet.month and sheet.unit:
        return reverse("ledger:month", args=[sheet.unit.pk, sheet.month])
    return reverse("sheets:sheet", args=[sheet.code])


@require_safe
@signed_in
def sheet(request: SignedInRequest, code: str) -> HttpResponse:
    """What a sheet is, where it was printed, and what came back of it."""
    found = sheet_of(code, request.user)
    if found is None:
        raise Http404
    context = {
        "sheet": found,
        "code": written(found.code),
        "line": found.taken.line,
        "place": place_of(found) if found.month else found.address,
        "papers": stamped(found.code),
        "scans": found.report.scans.select_related("document") if found.report else [],
        "may_return": request.user.holds(Right.RECORD),
    }
    return render(request, "sheets/sheet.html", context)

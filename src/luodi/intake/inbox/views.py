"""The inbox on pages: what waits, one item with what it proposes, taking in and putting aside."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luodi.foundation.people.refusing import accepted, refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.parts import Pager, Tab
from luodi.foundation.ui.sentences import sentences
from luodi.intake.inbox import actions
from luodi.intake.inbox.forms import AsideForm, ReceiveForm
from luodi.intake.inbox.models import Received, Shelf
from luodi.intake.inbox.queries.items import (
    papers_of,
    received_for,
    received_of,
    receives,
    text_of,
    title_of,
)
from luodi.intake.inbox.queries.proposing import found_by_hand, proposals
from luodi.intake.inbox.queries.sheets import is_nothing_else, stamped_among
from luodi.intake.inbox.rules.files import is_table
from luodi.kernel.refusal import Refused
from luodi.kernel.text import gettext_noop
from luodi.records.library.queries import location
from luodi.records.sheets.returning import bring_back

ON_A_PAGE = 30
CHAPTER = "recording"  # of the guide
SHELVES = {
    Shelf.WAITING: gettext_noop("待记"),
    Shelf.RECORDED: gettext_noop("已记"),
    Shelf.ASIDE: gettext_noop("放一边"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def items(request: SignedInRequest) -> HttpResponse:
    """The lists; sent to, it takes something in and goes on to what that proposes."""
    if not receives(request.user):
        raise Http404
    sent = request.method == "POST"
    form = ReceiveForm(request.POST or None, request.FILES or None, by=request.user)
    if sent and (received := taken_in(request, form)):
        return redirect("inbox:item", received.pk)
    context = {"form": form, "chapter": CHAPTER, **list_of(request)}
    return render(request, "inbox/items.html", context, status=422 if sent else 200)


def list_of(request: SignedInRequest) -> dict[str, object]:
    """One of the three lists, a page of it."""
    asked = request.GET.get("tab", "")
    shelf = Shelf(asked) if asked in SHELVES else Shelf.WAITING
    rows = Paginator(received_of(request.user, shelf), ON_A_PAGE)
    page = rows.get_page(request.GET.get("page"))
    return {
        "tabs": [Tab(gettext(name), f"?tab={one}", one is shelf) for one, name in SHELVES.items()],
        "rows": [(row, title_of(row)) for row in page],
        "pager": pager(page, shelf),
        "tab": shelf.value,
    }


@require_safe
@signed_in
def item(request: SignedInRequest, pk: int) -> HttpResponse:
    return shown(request, received_for(request.user, pk), AsideForm())


@require_POST
@signed_in
def aside(request: SignedInRequest, pk: int) -> HttpResponse:
    received, now, form = received_for(request.user, pk), timezone.now(), AsideForm(request.POST)

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return actions.put_aside(received=received, reason=reason, by=request.user, at=now)

    if accepted(request, form, act, at=now):
        messages.success(request, gettext("已放一边，随时可以取回"))
        return redirect("inbox:items")
    return shown(request, received, form, status=422)


@require_POST
@signed_in
def back(request: SignedInRequest, pk: int) -> HttpResponse:
    received = received_for(request.user, pk)
    try:
        actions.take_up(received=received, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(sentences(refusal)))
    return redirect("inbox:item", pk)


@require_POST
@signed_in
def sheet(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """A stamped sheet brought to its place; an item that was nothing else then lies aside."""
    received, now, by = received_for(request.user, pk), timezone.now(), request.user
    found = [one for one in stamped_among(received, by) if one.enclosure.part == number]
    if not found:
        raise Http404
    try:
        for one in found:
            content = location(one.enclosure.document).read_bytes()
            bring_back(one.sheet, content, one.enclosure.title, by, now)
        reason = gettext("盖章件，已归到“%(sheet)s”") % {"sheet": found[0].sheet.title}
        if is_nothing_else(received, by):
            actions.put_aside(received=received, reason=reason[:200], by=by, at=now)
    except Refused as refusal:
        messages.error(request, " ".join(sentences(refusal)))
        return redirect("inbox:item", pk)
    messages.success(request, reason)
    return redirect("sheets:sheet", found[0].sheet.code)


def taken_in(request: SignedInRequest, form: ReceiveForm) -> Received | None:
    """What came in, kept; None where it is refused, with every reason beside its field."""
    now = timezone.now()
    try:
        if form.is_valid():
            given = form.cleaned_data
            return actions.receive(
                unit=given["unit"],
                text=given["text"],
                papers=form.handed_in(),
                by=request.user,
                at=now,
            )
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
    return None


def shown(
    request: SignedInRequest, received: Received, form: AsideForm, status: int = 200
) -> HttpResponse:
    """One item: what came, what it proposes, and what else can be done with it."""
    sought, papers = request.GET.get("q", "").strip(), papers_of(received, request.user)
    given = [text_of(received), *(row.title for row, _, _ in papers)]
    context = {
        "received": received,
        "text": given[0],
        "papers": papers,
        "stamped": list(stamped_among(received, request.user)),
        "proposals": proposals(received, request.user),
        "sought": sought,
        "found": found_by_hand(received, request.user, sought) if sought else [],
        "is_table": any(map(is_table, given)),
        "placing": received.placings.order_by("-seq", "-pk").first(),
        "form": form,
        "chapter": CHAPTER,
    }
    return render(request, "inbox/item.html", context, status=status)


def pager(page: Page[Received], shelf: Shelf) -> Pager:
    def link(number: int) -> str:
        return f"?tab={shelf}&page={number}"

    return Pager(
        first=page.start_index(),
        last=page.end_index(),
        total=page.paginator.count,
        back=link(page.number - 1) if page.has_previous() else "",
        on=link(page.number + 1) if page.has_next() else "",
    )

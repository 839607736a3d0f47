"""What a person keeps on the desk, and what becomes of it when the work is handed over."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence, Set
from datetime import datetime

from django.db.models import Q

from luodi.foundation.desk.models import Draft, Look, SavedView
from luodi.foundation.people.models import Account, Unit
from luodi.kernel.refusal import because, insist, too_long
from luodi.kernel.text import gettext_noop

TOKEN = "csrfmiddlewaretoken"  # belongs to a session, not to what was typed


def keep_draft(
    *,
    owner: Account,
    unit: Unit,
    form: str,
    about: str,
    content: Mapping[str, Sequence[str]],
    at: datetime,
) -> None:
    """Keep what was typed so far; the last state of one form about one thing."""
    kept = {name: list(values) for name, values in content.items() if name != TOKEN}
    Draft.objects.update_or_create(
        owner=owner,
        form=form,
        about=about,
        defaults={"unit": unit, "content": kept, "changed_at": at},
    )


def drop_draft(*, owner: Account, form: str, about: str) -> None:
    Draft.objects.filter(owner=owner, form=form, about=about).delete()


def pass_on(giver: Account, taker: Account, unit: Unit) -> dict[str, int]:
    """Move the drafts and views of one unit's work, and views of no unit, to the successor.

    A view whose name the successor has already keeps the giver's name in brackets.
    """
    taken = set(SavedView.objects.filter(owner=taker).values_list("page", "name"))
    views = list(SavedView.objects.filter(Q(unit=unit) | Q(unit=None), owner=giver).order_by("pk"))
    for view in views:
        view.name = free_name(view, giver, taken)
        view.owner = taker
        taken.add((view.page, view.name))
    SavedView.objects.bulk_update(views, ["owner", "name"])
    drafts = Draft.objects.filter(owner=giver, unit=unit).update(owner=taker)
    return {"drafts": drafts, "views": len(views)}


def free_name(view: SavedView, giver: Account, taken: Set[tuple[str, str]]) -> str:
    """The view's name, or the first one made from it that is not taken on its page."""
    made = (f"{view.name[:26]}（{giver.name[:8]}{number or ''}）" for number in itertools.count())
    names = itertools.chain([view.name], made)
    return next(name for name in names if (view.page, name) not in taken)


def choose_look(account: Account, theme: str) -> None:
    """Keep light or dark; an empty choice follows the person's system again."""
    if theme:
        Look.objects.update_or_create(owner=account, defaults={"theme": Look.Theme(theme)})
    else:
        Look.objects.filter(owner=account).delete()


MOST_VIEWS = 60  # of one person on one page


def keep_view(*, owner: Account, page: str, name: str, query: str, shared: bool) -> SavedView:
    """Keep a list under a name, for oneself or for one's unit; the name again, and it is put anew.

    Refuses a name that is empty or too long, and more views than anybody finds his way in.
    """
    name = name.strip()
    problems = [*too_long(name, 40, about="name"), *too_long(query, 2000, about="query")]
    if not name:
        problems.append(because(gettext_noop("请给视图起个名字"), about="name"))
    own = SavedView.objects.filter(owner=owner, page=page)
    if own.exclude(name=name).count() >= MOST_VIEWS:
        text = gettext_noop("最多存 %(most)s 个视图，请先删去不用的")
        problems.append(because(text, about="name", most=MOST_VIEWS))
    insist(problems)
    kept = {"query": query, "unit": owner.unit if shared else None}
    return SavedView.objects.update_or_create(owner=owner, page=page, name=name, defaults=kept)[0]


def drop_view(*, owner: Account, key: int) -> bool:
    """Throw away one of one's own views; answers whether there was one."""
    return SavedView.objects.filter(owner=owner, pk=key).delete()[0] > 0

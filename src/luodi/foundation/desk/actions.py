"""What happens to a person's desk when the work is handed over."""

from __future__ import annotations

from luodi.foundation.desk.models import Draft, SavedView
from luodi.foundation.people.models import Account


def pass_on(giver: Account, taker: Account) -> dict[str, int]:
    """Move drafts and views to the successor; a view whose name is taken keeps the giver's name."""
    taken = set(SavedView.objects.filter(owner=taker).values_list("page", "name"))
    views = list(SavedView.objects.filter(owner=giver))
    for view in views:
        if (view.page, view.name) in taken:
            view.name = f"{view.name[:28]}（{giver.name[:10]}）"
        view.owner = taker
    SavedView.objects.bulk_update(views, ["owner", "name"])
    drafts = Draft.objects.filter(owner=giver).update(owner=taker)
    return {"drafts": drafts, "views": len(views)}

"""Views of a list, kept under a name for oneself or for one's unit."""

from __future__ import annotations

import pytest

from conftest import Cast
from luodi.foundation.desk.actions import MOST_VIEWS, drop_view, keep_view
from luodi.foundation.desk.models import SavedView
from luodi.foundation.desk.queries import views_for
from luodi.foundation.people.models import Account
from luodi.kernel.refusal import Refused

pytestmark = pytest.mark.django_db
PAGE = "registers:projects"


def kept(owner: Account, name: str, query: str = "a=1", *, shared: bool = False) -> SavedView:
    return keep_view(owner=owner, page=PAGE, name=name, query=query, shared=shared)


def test_the_same_name_again_replaces_the_view(cast: Cast) -> None:
    first = kept(cast.clerk, "甲")
    again = kept(cast.clerk, " 甲 ", "b=2", shared=True)
    assert (again.pk, again.query, again.unit) == (first.pk, "b=2", cast.town)


def test_one_finds_ones_own_views_and_those_shared_with_the_unit(cast: Cast) -> None:
    kept(cast.clerk, "甲")
    kept(cast.head, "乙", shared=True)
    kept(cast.head, "丙")
    kept(cast.other_clerk, "丁", shared=True)
    assert [view.name for view in views_for(cast.clerk, PAGE)] == ["乙", "甲"]
    assert not views_for(cast.clerk, "registers:enterprises")


@pytest.mark.parametrize(
    ("name", "query", "said"),
    [
        ("  ", "", "请给视图起个名字"),
        ("长" * 41, "", "最多 40 个字"),
        ("甲", "x" * 2001, "最多 2000"),
    ],
)
def test_what_cannot_be_kept_is_refused(cast: Cast, name: str, query: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        kept(cast.clerk, name, query)
    assert not SavedView.objects.exists()


def test_there_is_a_limit_to_how_many_one_keeps(cast: Cast) -> None:
    rows = [SavedView(owner=cast.clerk, page=PAGE, name=f"{n}") for n in range(MOST_VIEWS)]
    SavedView.objects.bulk_create(rows)
    with pytest.raises(Refused, match="最多存 60 个视图"):
        kept(cast.clerk, "又一个")
    assert kept(cast.clerk, "0", "new=1").query == "new=1"


def test_a_view_of_somebody_else_is_not_thrown_away(cast: Cast) -> None:
    view = kept(cast.clerk, "甲", shared=True)
    assert not drop_view(owner=cast.head, key=view.pk)
    assert drop_view(owner=cast.clerk, key=view.pk)

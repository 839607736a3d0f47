"""The few places of the rail: every room names its own, a reader sees those that are his."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext


@dataclass(frozen=True)
class Place:
    """One place that the rail leads to; a room states it as `places` of its application."""

    address: str  # the name of its address
    name: str
    order: int  # the small ones first
    right: str = ""  # who does not hold it anywhere does not see the place
    chapter: str = ""  # of the guide, opened by “?” on the pages below the place


@dataclass(frozen=True)
class Signpost:
    """A place as one page shows it: its name as read, its link, whether the reader stands there."""

    name: str
    link: str
    is_here: bool
    chapter: str


def rail(request: HttpRequest) -> dict[str, object]:
    """For every template: the rail's signposts, none for a stranger, and the chapter of the page.

    A view that has a chapter of its own says `chapter` in its context.
    """
    posts = list(signposts(request))
    chapter = next((post.chapter for post in posts if post.is_here), "")
    return {"rail": posts, "chapter": chapter}


def signposts(request: HttpRequest) -> Iterator[Signpost]:
    places = list(places_of(request))
    here = max(filter(request.path.startswith, map(link_of, places)), key=len, default="")
    for place in places:
        yield signpost(place, request.path, here)


def places_of(request: HttpRequest) -> Iterator[Place]:
    """The places that the reader may go to; none for a stranger."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return
    for place in places():
        if not place.right or user.holds(place.right):
            yield place


@cache
def places() -> tuple[Place, ...]:
    """What the rooms of this installation have stated, in the order of the rail."""
    stated = (place for room in apps.get_app_configs() for place in getattr(room, "places", ()))
    return tuple(sorted(stated, key=lambda place: (place.order, place.address)))


def link_of(place: Place) -> str:
    return reverse(place.address)


def signpost(place: Place, path: str, here: str) -> Signpost:
    """The reader stands at the place nearest above the page; at the first page only on it."""
    link = link_of(place)
    is_here = link == here and (link != "/" or path == link)
    return Signpost(gettext(place.name), link, is_here, place.chapter)

"""The few places of the rail, the same on every page."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext


@dataclass(frozen=True)
class Place:
    """One place that the rail leads to: the name of its address, and what it is called."""

    address: str
    name: str


@dataclass(frozen=True)
class Signpost:
    """A place as one page shows it: its name as read, its link, whether the reader stands there."""

    name: str
    link: str
    is_here: bool


def rail(request: HttpRequest) -> dict[str, list[Signpost]]:
    """For every template: the rail's signposts, none for a stranger."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"rail": []}
    return {"rail": [signpost(place, request.path) for place in settings.PLACES]}


def signpost(place: Place, path: str) -> Signpost:
    link = reverse(place.address)
    is_here = path == link if link == "/" else path.startswith(link)
    return Signpost(gettext(place.name), link, is_here)

"""The settings of the served site: as they are, with a search behind the box of the frame."""

from luodi.config.settings import *  # noqa: F403

ROOT_URLCONF = "addresses_with_search"

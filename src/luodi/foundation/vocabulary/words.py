"""The Chinese word of every code in a fixed list, for choices that belong to no dimension."""

from __future__ import annotations

from luodi.foundation.vocabulary import codelists as lists
from luodi.foundation.vocabulary.reasons import RETURN_REASONS

LISTS: tuple[lists.Pairs, ...] = (
    lists.READINGS,
    lists.SIGN_TYPES,
    lists.UNIT_ROLES,
    lists.UNIT_CLASSES,
    lists.CHANNELS,
    lists.ORIGINS,
    lists.NATURES,
    lists.MONEY_TYPES,
    lists.BUILD_TYPES,
    lists.SITE_WAYS,
    lists.NEW_OR_CARRIED,
    lists.STAGES,
    lists.ABOVE_CLASSES,
    lists.ISSUERS,
    lists.SUPERVISION_FORMS,
    lists.SUPERVISION_COLOURS,
    lists.GRADES,
    lists.OPENINGS,
    lists.FIGURE_BASES,
    lists.FILING_ROUTES,
    lists.IMPACT_CLASSES,
    lists.STATISTICS_TYPES,
    lists.PRODUCTION_MODES,
    lists.ABOVE_BATCHES,
    lists.CONTACT_WAYS,
    lists.LEADER_RANKS,
    lists.ENDED_BY,
    RETURN_REASONS,
)

_WORDS = {code: word for pairs in LISTS for code, word in pairs}


def word(code: str) -> str:
    """The Chinese of a code, the same in whichever list it stands; of no code, the text itself."""
    return _WORDS.get(code, code)

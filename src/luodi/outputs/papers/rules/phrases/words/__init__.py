"""The words of the trade: what each says, so that names of indicators and speeches can meet.

A row is what is meant and every word that says it. An official can add a word to a row; nothing
else has to change, because the indicators' names are taken apart with the same tables.
"""

from luodi.outputs.papers.rules.phrases.words.deeds import DEEDS
from luodi.outputs.papers.rules.phrases.words.fillers import FILLERS
from luodi.outputs.papers.rules.phrases.words.spun import SPUN
from luodi.outputs.papers.rules.phrases.words.things import THINGS

__all__ = ["FILLERS", "SPUN", "WORDS"]

WORDS = {**DEEDS, **THINGS}

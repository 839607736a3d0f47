"""What spinning sites put for the words of official prose, and the company that gives it away.

经济进展 was 经济发展, 进展了汇报 was 进行了汇报, and 进展缓慢 is no swap. A row can be added by
an official.
"""

from luodi.outputs.papers.rules.restoring.swaps.kept import COMPOUNDS, KEPT
from luodi.outputs.papers.rules.restoring.swaps.manners import MANNERS
from luodi.outputs.papers.rules.restoring.swaps.nouns import NOUNS
from luodi.outputs.papers.rules.restoring.swaps.swap import Swap
from luodi.outputs.papers.rules.restoring.swaps.verbs import VERBS
from luodi.outputs.papers.rules.restoring.swaps.work import WORK

__all__ = ["COMPOUNDS", "KEPT", "SWAPS", "Swap"]

SWAPS = (*WORK, *NOUNS, *VERBS, *MANNERS)

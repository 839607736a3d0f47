"""The figures of a paper as they are printed."""

from __future__ import annotations

from luodi.analysis.figures.rules.asked import Figure
from luodi.kernel.refusal import insist
from luodi.outputs.papers.queries.comparing import COMPARED
from luodi.outputs.papers.queries.counting import Counts, Meant
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.rules.answers import Answer
from luodi.outputs.papers.rules.placeholders import Question, written
from luodi.outputs.papers.rules.saying import Said, in_words, objection

__all__ = ["Figures", "Meant"]


class Figures(Counts):
    """Everything that a paper asks of its book, each figure asked once."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(paper)
        self._answers: dict[Question, Answer] = {}

    def answer(self, question: Question) -> Answer:
        """The figure as the paper prints it; refuses what cannot be understood."""
        if question not in self._answers:
            self._answers[question] = self._answered(question)
        return self._answers[question]

    def _answered(self, question: Question) -> Answer:
        meant = self.meant(question)
        figure = self.figure(meant)
        if not question.compared:
            insist(objection(figure.name, figure.unit, question.measure))
        said = self.said(meant, figure)
        definition = self.paper.meant[meant.code]
        return Answer(
            words=said.words,
            number=said.number,
            measure=said.measure,
            code=meant.code,
            name=figure.name,
            written=written(meant.words),
            period=meant.asked.period.label,
            moment=str(self.prior(meant).counted.moment),
            reading="核定" if meant.verified else "申报",
            scope="、".join(meant.words.scope.values()),
            sentence=definition.sentence,
            arithmetic=said.arithmetic or figure.arithmetic,
            ground=said.ground,
            why_not=said.why_not or figure.why_not,
            query=self.query(meant),
            true=said.number is not None,
        )

    def said(self, meant: Meant, figure: Figure) -> Said:
        """The figure in words, alone or compared."""
        compared, measure = meant.words.compared, meant.words.measure
        if not compared:
            return Said(*in_words(figure, measure))
        return COMPARED[compared](self, meant, figure)

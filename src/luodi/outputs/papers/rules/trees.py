"""What a placeholder's tree asks: its questions and its words."""

from __future__ import annotations

from contextlib import suppress

from jinja2 import nodes

from luodi.kernel.refusal import Refused
from luodi.outputs.papers.rules.grammar import CALLS, PAPER_WORDS
from luodi.outputs.papers.rules.placeholders import BY_NAME, Question, question_of


def questions_in(tree: nodes.Node, loops: frozenset[str]) -> list[Question]:
    """The figures that an expression asks for, as far as they hang on no line of a list."""
    if isinstance(tree, nodes.Name | nodes.Call | nodes.Filter):
        named = [node.name for node in tree.find_all(nodes.Name)] + (
            [tree.name] if isinstance(tree, nodes.Name) else []
        )
        if loops & set(named):
            return []
        if not set(named) & set(CALLS) - {BY_NAME} and not set(named) & set(PAPER_WORDS):
            with suppress(Refused):
                return [question_of(tree)]
            return []
    return [one for child in tree.iter_child_nodes() for one in questions_in(child, loops)]


def words_in(tree: nodes.Expr) -> set[str]:
    """Every word of an expression that may name a figure: a name, a part of a line, a text."""
    found: set[str] = set()
    for node in (tree, *tree.find_all((nodes.Name, nodes.Getattr, nodes.Const))):
        match node:
            case nodes.Name(name=word) | nodes.Getattr(attr=word) | nodes.Const(value=word):
                if isinstance(word, str):
                    found.add(word)
    return found

"""Finds definitions that are explained by one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def circles(
    nodes: Iterable[str], below: Callable[[str], Iterable[str]]
) -> Iterator[tuple[str, ...]]:
    """Each circle found, once, as the nodes on it with the first again at the end."""
    done: set[str] = set()

    def visit(node: str, trail: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if node in trail:
            yield (*trail[trail.index(node) :], node)
            return
        if node in done:
            return
        for inner in below(node):
            yield from visit(inner, (*trail, node))
        done.add(node)

    for node in nodes:
        yield from visit(node, ())

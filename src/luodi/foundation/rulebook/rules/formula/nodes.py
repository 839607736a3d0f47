"""What a formula is made of: the tree that the parser builds and the others walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum


class Basis(Enum):
    """In which reading a name is meant; the value is its suffix."""

    ASKED = ""  # the reading that the whole figure is asked in
    CLAIMED = "claimed"
    VERIFIED = "verified"


class Span(Enum):
    """Which number of a name is meant; the value is its suffix."""

    ASKED = ""
    PRIOR = "prior"  # the same span, one year earlier
    TARGET = "target"


class Operator(Enum):
    """What joins a term or factor to what stands before it."""

    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"


class Pick(Enum):
    """Which of several values is taken."""

    LEAST = "min"
    GREATEST = "max"


class Relation(Enum):
    """How two sides are compared."""

    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    SAME = "="
    OTHER = "!="


@dataclass(frozen=True)
class Number:
    """A constant, never negative."""

    value: Decimal


@dataclass(frozen=True)
class Name:
    """A figure's code or Chinese name, in a reading and a span."""

    word: str
    basis: Basis = Basis.ASKED
    span: Span = Span.ASKED

    def __str__(self) -> str:
        return ".".join(part for part in (self.word, self.basis.value, self.span.value) if part)


@dataclass(frozen=True)
class Negative:
    """A node with its sign turned round."""

    of: Node


@dataclass(frozen=True)
class Sum:
    """A first term and what is added to it or taken away."""

    first: Node
    rest: tuple[tuple[Operator, Node], ...]


@dataclass(frozen=True)
class Product:
    """A first factor and what multiplies or divides it."""

    first: Node
    rest: tuple[tuple[Operator, Node], ...]


@dataclass(frozen=True)
class Extreme:
    """The least or the greatest of two or more nodes."""

    pick: Pick
    among: tuple[Node, ...]


@dataclass(frozen=True)
class Comparison:
    """A condition; stands only in the first place of `if`."""

    left: Node
    relation: Relation
    right: Node


@dataclass(frozen=True)
class Choice:
    """One of two nodes, by a condition."""

    condition: Comparison
    then: Node
    otherwise: Node


Node = Number | Name | Negative | Sum | Product | Extreme | Choice


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly inside, in the order in which they are written."""
    match node:
        case Number() | Name():
            return ()
        case Negative(of):
            return (of,)
        case Sum(first, rest) | Product(first, rest):
            return (first, *(part for _, part in rest))
        case Extreme(_, among):
            return among
        case Choice(condition, then, otherwise):
            return (condition.left, condition.right, then, otherwise)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything inside it."""
    yield node
    for child in children(node):
        yield from walk(child)


def with_names(node: Node, change: Callable[[Name], Node]) -> Node:
    """The same tree with every name replaced by what `change` makes of it."""

    def inside(part: Node) -> Node:
        return with_names(part, change)

    match node:
        case Number():
            return node
        case Name():
            return change(node)
        case Negative(of):
            return Negative(inside(of))
        case Sum(first, rest) | Product(first, rest):
            changed = tuple((operator, inside(part)) for operator, part in rest)
            return replace(node, first=inside(first), rest=changed)
        case Extreme(pick, among):
            return Extreme(pick, tuple(map(inside, among)))
        case Choice(Comparison(left, relation, right), then, otherwise):
            condition = Comparison(inside(left), relation, inside(right))
            return Choice(condition, inside(then), inside(otherwise))


@dataclass(frozen=True)
class Formula:
    """One formula as a tree; equal formulas mean the same whatever signs they were typed in."""

    root: Node

    @property
    def names(self) -> tuple[Name, ...]:
        """Every name with its reading and span, once, in the order of writing."""
        return tuple(dict.fromkeys(self.mentions()))

    def mentions(self) -> Iterator[Name]:
        """Every name, each time that it stands there."""
        return (node for node in walk(self.root) if isinstance(node, Name))

    @property
    def words(self) -> frozenset[str]:
        return frozenset(name.word for name in self.names)

    def with_names(self, change: Callable[[Name], Node]) -> Formula:
        return Formula(with_names(self.root, change))

    def divisions(self) -> Iterator[tuple[Formula, Formula]]:
        """Each place where something is divided: what stands above, and what below."""
        for node in walk(self.root):
            if isinstance(node, Product):
                yield from _divisions(node)


def _divisions(product: Product) -> Iterator[tuple[Formula, Formula]]:
    above: Node = product.first
    for operator, part in product.rest:
        if operator is Operator.OVER:
            yield Formula(above), Formula(part)
        above = Product(above, ((operator, part),))

"""Paragraphs proofread: each by itself, then what they say of one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from luodi.analysis.proofreading.rules.across import Line, across
from luodi.analysis.proofreading.rules.finding import Finding, Place, Statement
from luodi.analysis.proofreading.rules.judging import judged
from luodi.analysis.proofreading.rules.plain import plain
from luodi.analysis.proofreading.rules.prose import statements
from luodi.analysis.proofreading.rules.skeleton import skeleton


def findings_of_lines(read: Sequence[Line], block: int) -> Iterator[Finding]:
    for line in read:
        for statement in statements(line.drawn):
            yield finding(line, statement, block)
    for found in across(read):
        yield finding(found.line, found.statement, block)


def findings_of_line(line: str, block: int = 0, number: int = 1) -> Iterator[Finding]:
    yield from findings_of_lines([read_line(line, number)], block)


def read_line(line: str, number: int) -> Line:
    read = plain(line)
    return Line(number, line, read, skeleton(read.text))


def finding(line: Line, statement: Statement, block: int) -> Finding:
    start, end = line.read.span(*line.drawn.written(statement.start, statement.end))
    first, last = line.read.span(statement.printed.start, statement.printed.end)
    words = line.written[min(start, first) : max(end, last)].strip()
    found = judged(statement, words, Place(block, line.number, first, last))
    return replace(found, printed=line.written[first:last])

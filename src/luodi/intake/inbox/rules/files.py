"""What a file may prove, by its name and its format, and whether something is a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from luodi.foundation.vocabulary.evidence import EVIDENCE, evidence
from luodi.foundation.vocabulary.shapes import Need
from luodi.intake.inbox.rules.sorts import LIST_NAME, SORTS, TABLE_NAME, Sort

MOST_FILES, MOST_BYTES = 20, 100 * 1024 * 1024  # of one movement
LONGEST_TEXT = 5000
LEAST_ROWS = 2


@dataclass(frozen=True)
class File:
    """One file that came in, as far as a proposal needs to know it."""

    key: int
    title: str
    is_image: bool

    @property
    def stem(self) -> str:
        return self.title.rpartition(".")[0] or self.title


def sort_of(title: str) -> Sort | None:
    """What the name of a file says that it is."""
    return next((row for row in SORTS if row.is_said_by(title)), None)


def type_of(file: File, accepted: Sequence[str] = ()) -> str:
    """The type of evidence that a file is likely to be; nothing where neither name nor format say.

    A picture without a telling name is the first picture that is `accepted`.
    """
    if said := sort_of(file.title):
        return said.type
    names = ((row.code, row.name.partition("（")[0]) for row in EVIDENCE)
    if found := next((code for code, name in names if name in file.stem), ""):
        return found
    pictures = (code for code in accepted if evidence(code).is_image)
    return next(pictures, "") if file.is_image else ""


def accepted_by(needs: Iterable[Need]) -> tuple[str, ...]:
    """The types of evidence that a gate asks for, in its order."""
    return tuple(dict.fromkeys(code for need in needs for group in need.any_of for code in group))


def kinds_of(files: Iterable[File]) -> Iterator[tuple[File, str]]:
    """The kinds of entry that files prove by their names."""
    for file in files:
        said = sort_of(file.title)
        if said and said.kind:
            yield file, said.kind


def is_table(given: str) -> bool:
    """Whether a pasted text has rows and columns, or the name of a file says that it has."""
    if TABLE_NAME.search(given) or LIST_NAME.search(given):
        return True
    rows = [line for line in given.splitlines() if line.count("\t") >= 1]
    return len(rows) >= LEAST_ROWS

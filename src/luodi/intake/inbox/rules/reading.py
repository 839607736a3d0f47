"""What came in as a whole: the facts of its text, else those that its files tell by their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Adding
from luodi.intake.inbox.rules.files import File, kinds_of
from luodi.intake.inbox.rules.telling import Fact, Message, read_message
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop


def read_received(text: str, files: Sequence[File], on: date) -> Message:
    """The message that a text and its files make together; a text that says nothing is no bar."""
    message = read_message(text, on)
    if message.facts:
        return message
    named = read_message("\n".join(file.stem for file in files), on)
    facts = named.facts or tuple(proved(files))
    return Message(facts, message.passed_over)


def proved(files: Sequence[File]) -> Iterator[Fact]:
    """The facts of which files are the proof, by what they are called; each kind once."""
    once = {kind: file for file, kind in kinds_of(files)}
    for number, (kind, file) in enumerate(once.items(), start=1):
        notes = [because(gettext_noop("材料上的日期没有读，请照材料填"))]
        if kind_named(kind).adding is not Adding.NONE:
            notes.append(because(gettext_noop("材料上的金额没有读，请照材料填")))
        yield Fact(number, file.title, (kind,), file.stem, "", to_check=tuple(notes))

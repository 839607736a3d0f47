"""To which attempt of its subject a claim belongs, and what already stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Kind
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.rules.claims.claim import Claim, SubjectFacts


def attempt_of(claim: Claim, subject: SubjectFacts) -> int:
    """The attempt that the claim belongs to: the one that had not ended on its first day."""
    if claim.attempt is not None:
        return claim.attempt
    first, _ = claim.days
    for attempt in sorted(subject.ends):
        if first is not None and first <= subject.ends[attempt]:
            return attempt
    return subject.attempt


def after(subject: SubjectFacts, claim: Claim, attempt: int) -> SubjectFacts:
    """The subject as the next claim of the same act finds it; entry 0 is the one not yet stored."""
    kind = kind_named(claim.kind)
    following = replace(subject, begun=subject.begun | {attempt})
    if kind.is_single:
        following = replace(following, steps={**subject.steps, (attempt, kind.code): 0})
    _, last = claim.days
    if kind.ends_attempt and last is not None:
        following = replace(
            following,
            ends={**subject.ends, attempt: last},
            attempt=max(subject.attempt, attempt + 1),
        )
    return following


def about_subject(claim: Claim, kind: Kind, subject: SubjectFacts) -> Iterator[Reason]:
    if subject.type not in kind.subjects:
        text = gettext_noop("“%(kind)s”不能记在这类事项上，请换一个事项或记录种类")
        yield because(text, about="kind", kind=because(kind.name))
    if not subject.is_open:
        yield because(gettext_noop("该事项已关闭，须先恢复再填报"), about="subject")
    attempt = attempt_of(claim, subject)
    if not 1 <= attempt <= subject.attempt:
        text = gettext_noop("没有第 %(attempt)s 轮，该事项目前在第 %(last)s 轮")
        yield because(text, about="attempt", attempt=attempt, last=subject.attempt)
    elif kind.is_single and (attempt, kind.code) in subject.steps:
        text = gettext_noop("“%(kind)s”在本轮已有一条记录，有误请先红冲，不能再记一次")
        yield because(text, about="kind", kind=because(kind.name))
    elif kind.ends_attempt:
        yield from about_ending(kind, subject, attempt)


def about_ending(kind: Kind, subject: SubjectFacts, attempt: int) -> Iterator[Reason]:
    """An attempt ends once, and one in which nothing stands cannot end."""
    if attempt in subject.ends:
        text = gettext_noop("第 %(attempt)s 轮已于 %(day)s 结束，不能再记“%(kind)s”")
        day = subject.ends[attempt].isoformat()
        yield because(text, about="kind", attempt=attempt, day=day, kind=because(kind.name))
    elif attempt > 1 and attempt not in subject.begun:
        text = gettext_noop("上一轮已于 %(day)s 结束，其后没有任何记录，不能再记“%(kind)s”")
        last = max(day for ended, day in subject.ends.items() if ended < attempt)
        yield because(text, about="kind", day=last.isoformat(), kind=because(kind.name))

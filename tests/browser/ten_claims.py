"""Ten projects in talks, each with its record: what waits for the office in the browser tests."""

import django

django.setup()

from django.utils import timezone  # noqa: E402

from luodi.foundation.people.models import Account, Unit  # noqa: E402
from luodi.records.ledger.actions.recording import record  # noqa: E402
from luodi.records.ledger.rules.claims import Claim  # noqa: E402
from luodi.records.library.rules import Paper  # noqa: E402
from luodi.records.projects.actions import register  # noqa: E402

clerk, town = Account.objects.get(username="chen"), Unit.objects.get(name="东山镇")
for number in range(10):
    now = timezone.now()
    project = register(name=f"第{number}厂", unit=town, place="", by=clerk, at=now)
    paper = Paper(f"第{number}次洽谈".encode(), f"洽谈{number}.txt", "talks_record")
    day = timezone.localdate()
    claim = Claim(project.subject_id, "talks", "双方见面", town.pk, day, papers=(paper,))
    record(book=town.book, claim=claim, by=clerk, at=now)

from django.db import migrations

from luodi.foundation.history.append_only import AppendOnly


class Migration(migrations.Migration):
    """Guards the room's tables of the chain."""

    dependencies = [("targets", "0001_targets")]

    operations = [
        AppendOnly("targets.Assignment"),
        AppendOnly("targets.Target"),
        AppendOnly("targets.TargetStep"),
        AppendOnly("targets.TargetWithdrawal"),
    ]

from django.db import migrations

from luodi.foundation.history.append_only import AppendOnly


class Migration(migrations.Migration):
    """Guards the room's tables of the chain."""

    dependencies = [("inbox", "0001_initial")]

    operations = [
        AppendOnly("inbox.Received"),
        AppendOnly("inbox.Enclosure"),
        AppendOnly("inbox.Placing"),
    ]

from django.db import migrations

from luodi.foundation.history.append_only import AppendOnly


class Migration(migrations.Migration):
    """Guards the room's table of the chain."""

    dependencies = [("sheets", "0001_stamped_sheets")]

    operations = [
        AppendOnly("sheets.StampedSheet"),
    ]

from django.db import migrations

from luodi.foundation.history.append_only import AppendOnly


class Migration(migrations.Migration):
    """Guards the room's tables of the chain."""

    dependencies = [("bulletins", "0001_bulletins")]

    operations = [
        AppendOnly("bulletins.Bulletin"),
        AppendOnly("bulletins.PublishedFigure"),
        AppendOnly("bulletins.BulletinWithdrawal"),
    ]

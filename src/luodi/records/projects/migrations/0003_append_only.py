from django.db import migrations

from luodi.foundation.history.append_only import AppendOnly


class Migration(migrations.Migration):
    """Guards the room's tables of the chain."""

    dependencies = [("projects", "0002_initial")]

    operations = [
        AppendOnly("projects.Project", ["content", "build_type", "place"]),
        AppendOnly("projects.ProjectVersion"),
    ]

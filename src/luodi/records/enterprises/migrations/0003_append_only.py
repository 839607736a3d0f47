from django.db import migrations

from luodi.foundation.history.append_only import AppendOnly


class Migration(migrations.Migration):
    """Guards the room's tables of the chain."""

    dependencies = [("enterprises", "0002_initial")]

    operations = [
        AppendOnly("enterprises.Enterprise", ["credit_code", "place", "short_name"]),
        AppendOnly("enterprises.EnterpriseVersion"),
        AppendOnly("enterprises.Contact"),
    ]

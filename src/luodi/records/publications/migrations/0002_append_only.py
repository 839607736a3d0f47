from django.db import migrations

from luodi.foundation.history.append_only import AppendOnly


class Migration(migrations.Migration):
    """Guards the room's tables of the chain."""

    dependencies = [("publications", "0001_publications")]

    operations = [
        AppendOnly("publications.Template"),
        AppendOnly("publications.TemplateRetirement"),
        AppendOnly("publications.TypedFigure"),
        AppendOnly("publications.Binding"),
        AppendOnly("publications.Issue"),
        AppendOnly("publications.IssuedFigure"),
    ]

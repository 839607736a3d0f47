from django.db import migrations, models


class Migration(migrations.Migration):
    """A word's key has the type of its subject; `./luodi rebuild` fills the table again."""

    dependencies = [("subjects", "0003_subjects_in_order")]

    operations = [
        migrations.DeleteModel("NameWord"),
        migrations.CreateModel(
            name="NameWord",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "word",
                        "type",
                        "subject",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("word", models.CharField(max_length=4, verbose_name="检索词")),
                ("type", models.CharField(max_length=20)),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=models.CASCADE, related_name="words", to="subjects.subject"
                    ),
                ),
            ],
            options={"verbose_name": "检索词"},
        ),
    ]

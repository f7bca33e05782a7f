"""Indexes for lists in the order of dates, drafts in them or not, for counts by source, and for texts by length."""

from django.db import migrations, models
from django.db.models.functions import Length


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_editors_group")]

    operations = [
        migrations.RemoveIndex("article", name="article_by_date"),
        migrations.AddIndex("article", models.Index(fields=["published_on", "status"], name="article_by_date")),
        migrations.AddIndex(
            "article", models.Index(fields=["source", "status", "published_on"], name="article_by_source")
        ),
        migrations.AddIndex("article", models.Index(Length("body"), name="article_by_length")),
    ]

"""Indexes for the desk: its list in the order of dates, and the articles with a given text."""

from django.db import migrations, models
from django.db.models.functions import Length


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_editors_group")]

    operations = [
        migrations.AddIndex("article", models.Index(fields=["published_on"], name="article_by_date_alone")),
        migrations.AddIndex("article", models.Index(Length("body"), name="article_by_length")),
    ]

"""The group «Editors»: those who add and mend, see what imports brought, and delete nothing."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUP = "Editors"
EDITED = (
    "article",
    "source",
    "country",
    "place",
    "actor",
    "actorname",
    "office",
    "tenure",
    "mention",
)
SEEN = ("importbatch", "importrecord")


def make_editors(apps, schema_editor):
    """Make the group, or bring it in step; permissions it was given beside these stay."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config("archive")
    # On a fresh database permissions are made after the last migration: too late for this one.
    config.models_module = True
    create_permissions(config, verbosity=0, using=alias, apps=apps)
    config.models_module = None
    codenames = [f"{verb}_{model}" for model in EDITED for verb in ("add", "change", "view")]
    codenames += [f"view_{model}" for model in SEEN]
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    group, _made = apps.get_model("auth", "Group").objects.using(alias).get_or_create(name=GROUP)
    group.permissions.add(*permissions.filter(content_type__app_label="archive", codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    # Backwards the group stays, with the people who are in it.
    operations = [migrations.RunPython(make_editors, migrations.RunPython.noop)]

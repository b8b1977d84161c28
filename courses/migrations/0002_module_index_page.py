"""`Shelf` is called ModuleIndexPage. Its table keeps its name; its row of content types is renamed with it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_initial")]

    operations = [
        migrations.AlterModelTable("shelf", "courses_shelf"),
        migrations.RenameModel("Shelf", "ModuleIndexPage"),
    ]

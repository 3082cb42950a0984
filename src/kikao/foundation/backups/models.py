"""The papers that open backups, and the backups that were taken."""

from django.db import models

from kikao.foundation.access.models import RandomOwned


class BackupPaper(RandomOwned):
    """The public half of one of three papers; any two of them open every backup sealed since."""

    position = models.PositiveSmallIntegerField()
    public_key = models.BinaryField()
    made_on = models.DateField()

    class Meta:
        """Three, which belong together; new ones take their place."""

        db_table = "key_backup_paper"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "position"), name="key_backup_paper_once"),
        )


class Backup(RandomOwned):
    """One backup: written and read back on the day it was taken, proven once somebody opened it with two papers."""

    name = models.CharField(max_length=60)
    taken_at = models.DateTimeField()
    content_size = models.PositiveBigIntegerField()
    keys_size = models.PositiveBigIntegerField()
    proven_on = models.DateField(null=True)

    class Meta:
        """Read newest first."""

        db_table = "backup"
        constraints = (models.UniqueConstraint(fields=("working_group", "name"), name="backup_name_once"),)
        indexes = (models.Index(fields=("working_group", "-taken_at"), name="backup_newest"),)

"""The group that owns every row, the marks of the wall, and proofs against double sending."""

from django.db import models

from kikao.foundation.base.ids import new_id, random_id


class WorkingGroup(models.Model):
    """One multi-stakeholder group; every row that it owns carries its id."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    province = models.CharField(max_length=100)
    prefix = models.CharField(max_length=4)
    languages = models.CharField(max_length=20, default="fr,en")
    is_demo = models.BooleanField(default=False)
    intake_open = models.BooleanField(default=False)

    class Meta:
        """One table, named once for all."""

        db_table = "working_group"

    def __str__(self) -> str:
        """Return the group's name."""
        return self.name

    @property
    def spoken(self) -> tuple[str, ...]:
        """Return the languages of the group; what stands once for all is written in the first."""
        return tuple(self.languages.split(","))


class GroupOwned(models.Model):
    """A row of one group, with a time-ordered id; an index of the group alone would narrow nothing (decision 0038)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    working_group = models.ForeignKey(
        WorkingGroup, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        """No table of its own."""

        abstract = True


class RandomOwned(models.Model):
    """A row of one group whose id must not tell when it was made."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    working_group = models.ForeignKey(
        WorkingGroup, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        """No table of its own."""

        abstract = True


class WallMark(RandomOwned):
    """One reason why somebody finds no trace of a subject (a report, incident or case)."""

    subject_id = models.UUIDField()
    key = models.CharField(max_length=60)
    origin_id = models.UUIDField(db_index=True)
    own = models.BooleanField(default=True)

    class Meta:
        """Each subject carries a mark of an origin once; looked up by subject, then by key."""

        db_table = "wall_mark"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "subject_id", "key", "origin_id"), name="wall_mark_once"
            ),
        )
        indexes = (models.Index(fields=("subject_id", "key"), name="wall_mark_subject_key"),)


class SubjectLink(RandomOwned):
    """Two subjects that share their walls, for instance a report and the incident made from it.

    With `one_way` the first takes the walls of the second on itself and gives none back, as a mission to several cases.
    """

    first_id = models.UUIDField(db_index=True)
    second_id = models.UUIDField(db_index=True)
    origin_id = models.UUIDField(db_index=True)
    one_way = models.BooleanField(default=False)

    class Meta:
        """Two subjects are joined once by one origin."""

        db_table = "subject_link"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "first_id", "second_id", "origin_id"), name="subject_link_once"
            ),
        )


class OnceToken(RandomOwned):
    """The proof that a form was already sent: the second sending gets the first result."""

    actor = models.CharField(max_length=60)
    token = models.CharField(max_length=64)
    result_id = models.UUIDField(null=True)
    used_on = models.DateField()

    class Meta:
        """One use for each actor."""

        db_table = "once_token"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "actor", "token"), name="once_token_once"),
        )

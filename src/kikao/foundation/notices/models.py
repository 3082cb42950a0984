"""Notices, alerts, who is on duty, and when the clock last did its work."""

from django.db import models
from django.db.models import F, Q

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.notices.enums import NoticeKind, ReachKind


class Notice(RandomOwned):
    """One neutral sentence for one account; what it leads to is looked up behind the wall.

    What a source did is told with its day alone, so nothing is compared by time: each way of sending words notes which
    notices it has told of.
    """

    account_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    subject_id = models.UUIDField(null=True)
    about = models.CharField(max_length=20, blank=True)
    about_id = models.UUIDField(null=True)
    left_at = models.DateTimeField()
    told_by_mail = models.BooleanField(default=False)
    told_by_text = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Read by account, newest first."""

        db_table = "notice"
        indexes = (models.Index(fields=("account_id", "-left_at", "-id"), name="notice_inbox"),)


class Alert(RandomOwned):
    """A level-1 matter: on every on-duty screen until somebody takes it."""

    subject_id = models.UUIDField()
    about = models.CharField(max_length=20)
    raised_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.UUIDField(null=True)

    class Meta:
        """One open alert a subject."""

        db_table = "alert"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "subject_id"),
                condition=Q(acknowledged_at__isnull=True),
                name="alert_once_while_open",
            ),
        )


class DutyTurn(RandomOwned):
    """Days on which an account is on duty for alerts."""

    account_id = models.UUIDField()
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        """A turn has its beginning before its end."""

        db_table = "duty_turn"
        constraints = (
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="duty_turn_forward"),
        )


class Reach(RandomOwned):
    """Where a neutral word can reach somebody outside Kikao, because they asked for it.

    The address is locked with the installation's secret. `word` names a word under way and `doubts` counts the
    attempts whose end is unknown, so that none is sent more than twice, whatever breaks off in between.
    """

    account_id = models.UUIDField()
    kind = models.CharField(max_length=4, choices=ReachKind.choices, default=ReachKind.MAIL)
    address = models.BinaryField(default=bytes)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    code_until = models.DateTimeField(null=True)
    code_owed = models.BooleanField(default=False)
    code_tries = models.PositiveSmallIntegerField(default=0)
    codes_on = models.DateField(null=True)
    codes_given = models.PositiveSmallIntegerField(default=0)
    urgent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    word = models.BigIntegerField(null=True)
    doubts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """One address of a kind for an account; read by when it is due."""

        db_table = "notice_reach"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "account_id", "kind"), name="notice_reach_kind_once"
            ),
        )
        indexes = (models.Index(fields=("working_group", "kind", "next_at"), name="notice_reach_due_kind"),)

    @property
    def about(self) -> str:
        """Return what the locked address is bound to."""
        return f"reach|{self.account_id}|{self.kind}"


class Beat(models.Model):
    """When a job of the clock last ran and how it ended; one row a job, for the whole installation."""

    job = models.CharField(max_length=40, primary_key=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        """Shown by `kikao doctor`."""

        db_table = "clock_beat"

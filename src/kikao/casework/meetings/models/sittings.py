"""Sittings, who came, what stood on the agenda, and the group's own rules."""

from django.db import models
from django.db.models import Q

from kikao.casework.cases.models import Case
from kikao.casework.meetings.enums import ItemKind, Presence, SittingKind, SittingState
from kikao.foundation.access.models import GroupOwned, RandomOwned
from kikao.registry.people.models import Organisation, Seat


class GroupRules(GroupOwned):
    """What the group itself settled: quorum, balance by pillar, urgent decisions."""

    quorum = models.PositiveSmallIntegerField(default=7)
    pillar_minimum = models.PositiveSmallIntegerField(default=1)
    urgent_members = models.PositiveSmallIntegerField(default=3)
    urgent_hours = models.PositiveSmallIntegerField(default=48)
    closed_quorum = models.PositiveSmallIntegerField(default=3)

    class Meta:
        """One set a group."""

        db_table = "group_rules"
        constraints = (models.UniqueConstraint(fields=("working_group",), name="group_rules_once"),)


class HostTurn(GroupOwned):
    """A member organisation in the rotation of hosts."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        """Each organisation stands once in the rotation."""

        db_table = "host_turn"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "organisation"), name="host_turn_once"),
        )


class Sitting(RandomOwned):
    """One sitting; ids and dates leave no gap from which a closed one could be guessed."""

    kind = models.CharField(max_length=8, choices=SittingKind.choices)
    closed = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=SittingState.choices, default=SittingState.PLANNED)
    planned_on = models.DateField()
    held_on = models.DateField(null=True)
    entered_on = models.DateField()
    from_paper = models.BooleanField(default=False)
    venue = models.CharField(max_length=200, blank=True)
    host = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    quorum = models.PositiveSmallIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Read by day, plenary and closed apart."""

        db_table = "sitting"
        indexes = (
            models.Index(
                fields=("working_group", "closed", "-planned_on", "-id"),
                name="sitting_planned",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(closed=True) | ~Q(kind="CLOSED"),
                name="sitting_closed_is_closed",
            ),
        )


class AgendaItem(RandomOwned):
    """One item of a sitting: a case, a task to report back on, or words.

    `as_read` keeps the words as they stood when the sitting was held; `displaced_on` is the day on which the item had
    to leave the agenda because somebody expected there was walled from it (for the secretariat's eyes alone).
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=ItemKind.choices)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    task_id = models.UUIDField(null=True)
    release_id = models.UUIDField(null=True)
    words = models.CharField(max_length=300, blank=True)
    as_read = models.CharField(max_length=600, blank=True)
    note = models.TextField(blank=True)
    taken_off = models.BooleanField(default=False)
    displaced_on = models.DateField(null=True)

    class Meta:
        """In the order of the agenda; a case stands once on it."""

        db_table = "agenda_item"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "sitting", "case"),
                condition=Q(case__isnull=False, taken_off=False, task_id__isnull=True),
                name="agenda_case_once",
            ),
        )
        indexes = (models.Index(fields=("sitting", "position"), name="agenda_position"),)


class Heard(RandomOwned):
    """A seat that was in the room when something was raised aloud; it keeps what was said there."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="heard")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once each."""

        db_table = "agenda_item_heard"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "item", "seat"), name="agenda_item_heard_once"),
        )


class Attendance(RandomOwned):
    """Somebody expected at or present in a sitting: a seat, an alternate, a guest, or a group by number."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="attendances")
    presence = models.CharField(max_length=10, choices=Presence.choices, default=Presence.SEAT)
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    group_words = models.CharField(max_length=120, blank=True)
    head_count = models.PositiveSmallIntegerField(default=1)
    expected = models.BooleanField(default=True)
    present = models.BooleanField(null=True)
    guest_items = models.ManyToManyField(AgendaItem, related_name="+", db_table="attendance_guest_item")

    class Meta:
        """A seat is listed once."""

        db_table = "attendance"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "sitting", "seat"),
                condition=Q(seat__isnull=False),
                name="attendance_seat_once",
            ),
        )

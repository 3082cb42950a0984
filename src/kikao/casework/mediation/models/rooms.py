"""The room in which sides talk, who leads there, and who sits on which side."""

from django.db import models
from django.db.models import Q

from kikao.casework.cases.models import Case
from kikao.casework.mediation.enums import RoomOutcome, RoomState
from kikao.foundation.access.models import GroupOwned, RandomOwned
from kikao.foundation.accounts.models import Account
from kikao.registry.people.models import Organisation, Seat


class Room(GroupOwned):
    """One mediation of a case. Its id is a subject that follows the case; a party finds the room and never the case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=7, choices=RoomState.choices, default=RoomState.OPEN)
    opened_on = models.DateField()
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=9, choices=RoomOutcome.choices, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Listed by day; whatever has ended says how."""

        db_table = "room"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="room_reference_once"),
            models.CheckConstraint(
                condition=Q(state="OPEN", outcome="", ended_on__isnull=True)
                | (~Q(state="OPEN") & ~Q(outcome="") & Q(ended_on__isnull=False)),
                name="room_ended_says_how",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "-opened_on", "-id"), name="room_opened"),
            models.Index(fields=("case", "id"), name="room_case"),
        )


class RoomChange(GroupOwned):
    """One end of the talks, or their taking up again, with the reason; what was said at an earlier end stays."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="changes")
    new = models.CharField(max_length=7, choices=RoomState.choices)
    outcome = models.CharField(max_length=9, choices=RoomOutcome.choices, blank=True)
    words_item_id = models.UUIDField()
    changed_on = models.DateField()
    by_account = models.UUIDField(null=True)

    class Meta:
        """Read in the order of entry."""

        db_table = "room_change"


class RoomMediator(GroupOwned):
    """Somebody who leads the talks of a room, from a day to another."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="mediators")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        """Once at a time."""

        db_table = "room_mediator"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "room", "account"),
                condition=Q(until_on__isnull=True),
                name="room_mediator_once",
            ),
        )


class Side(RandomOwned):
    """One side at the table. Its id is the subject under which its words are sealed; no wall of the case hangs on it."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="sides")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    chairs = models.PositiveSmallIntegerField()

    class Meta:
        """Each side has its own name and at least one chair."""

        db_table = "room_side"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "room", "name"), name="room_side_name_once"),
            models.UniqueConstraint(fields=("working_group", "room", "position"), name="room_side_order"),
            models.CheckConstraint(condition=Q(chairs__gte=1), name="room_side_has_chairs"),
        )


class SideBody(GroupOwned):
    """An organisation on a side, perhaps with its seat of the group, which then sees the room and never the file."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="bodies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        """An organisation sits once on a side at a time; found by seat."""

        db_table = "room_side_body"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "side", "organisation"),
                condition=Q(left_on__isnull=True),
                name="room_side_body_once",
            ),
        )
        indexes = (models.Index(fields=("seat", "left_on"), name="room_side_seat"),)


class Contact(RandomOwned):
    """Somebody without account who speaks for a side; name and telephone are sealed and stand on no invitation."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="contacts")
    name_item_id = models.UUIDField()
    phone_item_id = models.UUIDField(null=True)
    added_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        """One row a person."""

        db_table = "room_contact"


class Interpreter(RandomOwned):
    """Somebody who carries words between languages; who it is, and how close to a side, is sealed."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="interpreters")
    languages = models.CharField(max_length=120)
    name_item_id = models.UUIDField()
    links_item_id = models.UUIDField(null=True)
    added_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        """One row a person."""

        db_table = "room_interpreter"

"""When the sides meet, or did not, and who of them was there."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.mediation.enums import NotHeld, SessionState
from kikao.casework.mediation.models.rooms import Interpreter, Room, Side
from kikao.foundation.access.models import GroupOwned
from kikao.registry.places.models import Place


class Session(GroupOwned):
    """One meeting of the sides: planned, then held or not; what is talked about stands in words of its own."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="sessions")
    planned_on = models.DateField()
    begins_at = models.TimeField(null=True)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    venue = models.CharField(max_length=200, blank=True)
    languages = models.CharField(max_length=120)
    about = models.TextField()
    interpreter = models.ForeignKey(Interpreter, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=SessionState.choices, default=SessionState.PLANNED)
    held_on = models.DateField(null=True)
    not_held = models.CharField(max_length=8, choices=NotHeld.choices, blank=True)
    words_item_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """In the order of days; what did not take place says why."""

        db_table = "room_session"
        constraints = (
            models.CheckConstraint(
                condition=Q(state="HELD", held_on__isnull=False)
                | (~Q(state="HELD") & Q(held_on__isnull=True)),
                name="room_session_held_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="NOT_HELD") & ~Q(not_held="") | ~Q(state="NOT_HELD") & Q(not_held=""),
                name="room_session_not_held_says_why",
            ),
        )
        indexes = (models.Index(fields=("room", "planned_on", "id"), name="room_session_planned"),)


class Presence(GroupOwned):
    """Who of one side was at a session, by number and never by name."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="presences")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    there = models.BooleanField()
    chairs_used = models.PositiveSmallIntegerField(default=0)
    women = models.PositiveSmallIntegerField(default=0)
    men = models.PositiveSmallIntegerField(default=0)
    unknown = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Once a side; nobody is counted of a side that stayed away, and a chair used has somebody on it."""

        db_table = "room_presence"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "session", "side"), name="room_presence_once"),
            models.CheckConstraint(
                condition=Q(
                    there=True, chairs_used__gte=1, chairs_used__lte=F("women") + F("men") + F("unknown")
                )
                | Q(there=False, chairs_used=0, women=0, men=0, unknown=0),
                name="room_presence_adds_up",
            ),
        )

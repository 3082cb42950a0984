"""A mission: its cases, the sites it visits in their order, and what its team must be able to do."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.cases.enums import Level
from kikao.casework.cases.models import Case
from kikao.casework.missions.enums import (
    HAS_LEFT,
    CompetenceCode,
    MissionPurpose,
    MissionState,
    NoAccessReason,
)
from kikao.foundation.access.models import GroupOwned, RandomOwned
from kikao.foundation.accounts.models import Account
from kikao.registry.places.models import Place


class Mission(RandomOwned):
    """People who travel for some cases; it carries every wall of each of them."""

    reference = models.CharField(max_length=20)
    purpose = models.CharField(max_length=8, choices=MissionPurpose.choices)
    title = models.CharField(max_length=200)
    level = models.CharField(max_length=4, choices=Level.choices, default=Level.LOCAL)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=10, choices=MissionState.choices, default=MissionState.PLANNED)
    departed_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    leader = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    duty_officer = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    clearance = models.ForeignKey("missions.Clearance", null=True, on_delete=models.PROTECT, related_name="+")
    left_without_clearance = models.BooleanField(default=False)
    uncleared_reason = models.CharField(max_length=300, blank=True)
    from_paper = models.BooleanField(default=False)
    route_item_id = models.UUIDField(null=True)
    means_item_id = models.UUIDField(null=True)
    code_item_id = models.UUIDField(null=True)
    code_tag = models.CharField(max_length=64, null=True)  # noqa: DJ001 - absent is not alike
    planned_by = models.UUIDField(null=True)
    planned_on = models.DateField()
    ended_item_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Whoever has left did so under a clearance, or is marked for ever as gone without one."""

        db_table = "mission"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="mission_reference_once"),
            models.UniqueConstraint(fields=("working_group", "code_tag"), name="mission_code_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="mission_days_in_order"),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(HAS_LEFT))
                | Q(clearance__isnull=False)
                | Q(left_without_clearance=True),
                name="mission_left_cleared_or_marked",
            ),
            models.CheckConstraint(
                condition=Q(left_without_clearance=False) | ~Q(uncleared_reason=""),
                name="mission_uncleared_says_why",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "-starts_on", "-id"), name="mission_by_day"),
            models.Index(fields=("working_group", "state", "-starts_on", "-id"), name="mission_by_state"),
        )


class MissionCase(RandomOwned):
    """A case that a mission goes for; while it stands, the mission carries the walls of the case."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="cases")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()

    class Meta:
        """Each case once."""

        db_table = "mission_case"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "mission", "case"), name="mission_case_once"),
        )


class MissionStop(GroupOwned):
    """A place on the way, with the days there and whether it was reached."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="stops")
    position = models.PositiveSmallIntegerField()
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    arrive_on = models.DateField()
    leave_on = models.DateField()
    reached_on = models.DateField(null=True)
    no_access = models.CharField(max_length=5, choices=NoAccessReason.choices, blank=True)
    struck_on = models.DateField(null=True)

    class Meta:
        """In their order; a place is reached or not, never both."""

        db_table = "mission_stop"
        constraints = (
            models.CheckConstraint(
                condition=Q(leave_on__gte=F("arrive_on")), name="mission_stop_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(reached_on__isnull=True) | Q(no_access=""), name="mission_stop_reached_or_not"
            ),
        )
        indexes = (models.Index(fields=("mission", "position", "id"), name="mission_stop_order"),)


class MissionNeed(GroupOwned):
    """Something that the team of a mission must be able to do."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="needs")
    code = models.CharField(max_length=10, choices=CompetenceCode.choices)
    until_on = models.DateField(null=True)

    class Meta:
        """Each need once at a time."""

        db_table = "mission_need"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "mission", "code"),
                condition=Q(until_on__isnull=True),
                name="mission_need_once",
            ),
        )

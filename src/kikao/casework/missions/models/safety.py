"""How safe a mission is: risks weighed, clearance, check-ins, silences, and whom to call for whom."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.missions.enums import (
    CheckInState,
    CheckInWay,
    ClearanceState,
    LapseReason,
    RiskLevel,
)
from kikao.casework.missions.models.mission import Mission
from kikao.casework.missions.models.team import TeamMember
from kikao.foundation.access.models import GroupOwned, RandomOwned
from kikao.foundation.accounts.models import Account


class RiskAssessment(GroupOwned):
    """What could happen on the way and what is done against it; the words are sealed for the mission."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="assessments")
    level = models.CharField(max_length=6, choices=RiskLevel.choices)
    threats_item_id = models.UUIDField()
    measures_item_id = models.UUIDField()
    made_by = models.UUIDField()
    made_on = models.DateField()
    valid_until_on = models.DateField()

    class Meta:
        """The newest counts."""

        db_table = "mission_risk"
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until_on__gte=F("made_on")), name="mission_risk_days_in_order"
            ),
        )


class Clearance(GroupOwned):
    """That a mission may leave, said by another person than who weighed its risks."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="clearances")
    assessment = models.ForeignKey(RiskAssessment, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=ClearanceState.choices, default=ClearanceState.ASKED)
    assessed_by = models.UUIDField()
    asked_on = models.DateField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    valid_until_on = models.DateField()
    reason_item_id = models.UUIDField(null=True)
    lapsed_at = models.DateTimeField(null=True)
    lapse = models.CharField(max_length=10, choices=LapseReason.choices, blank=True)
    event_id = models.UUIDField(null=True)

    class Meta:
        """One stands at a time, and nobody clears what they weighed themselves."""

        db_table = "mission_clearance"
        constraints = (
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("assessed_by")),
                name="mission_clearance_by_another",
            ),
            models.UniqueConstraint(
                fields=("working_group", "mission"),
                condition=Q(state__in=("ASKED", "GIVEN")),
                name="mission_clearance_one_stands",
            ),
        )


class CheckIn(GroupOwned):
    """A time at which the team is to be heard of, or was heard of without having been expected."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="check_ins")
    due_at = models.DateTimeField()
    is_planned = models.BooleanField(default=True)
    state = models.CharField(max_length=8, choices=CheckInState.choices, default=CheckInState.PLANNED)
    way = models.CharField(max_length=5, choices=CheckInWay.choices, blank=True)
    heard_at = models.DateTimeField(null=True)
    missed_at = models.DateTimeField(null=True)
    noted_by = models.UUIDField(null=True)
    words_item_id = models.UUIDField(null=True)

    class Meta:
        """Each time once; the clock looks for what is due."""

        db_table = "mission_check_in"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "mission", "due_at"),
                condition=Q(is_planned=True) & ~Q(state="DROPPED"),
                name="mission_check_in_once",
            ),
        )
        indexes = (models.Index(fields=("working_group", "state", "due_at"), name="mission_check_in_due"),)


class Silence(GroupOwned):
    """A stretch of the way without network, planned beforehand: nobody is missed while it lasts."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="silences")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    planned_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """It ends after it begins."""

        db_table = "mission_silence"
        constraints = (
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="mission_silence_in_order"),
        )


class ContactEnvelope(RandomOwned):
    """The compartment in which the emergency contacts of a mission lie; its id is the subject of their seal."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="envelopes")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        """One is in use at a time."""

        db_table = "mission_envelope"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "mission"),
                condition=Q(closed_on__isnull=True),
                name="mission_envelope_one",
            ),
        )


class DutyTurn(GroupOwned):
    """Who is on duty for a mission, from when until when: alone able to open its contacts."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="turns")
    envelope = models.ForeignKey(ContactEnvelope, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        """One person at a time."""

        db_table = "mission_duty_turn"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "mission"),
                condition=Q(ended_on__isnull=True),
                name="mission_duty_one",
            ),
        )


class EmergencyContact(RandomOwned):
    """Whom to call for a member of the team: sealed for the duty officer alone."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="contacts")
    envelope = models.ForeignKey(ContactEnvelope, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(TeamMember, on_delete=models.PROTECT, related_name="+")
    contact_item_id = models.UUIDField()
    entered_by = models.UUIDField()
    entered_on = models.DateField()
    replaced_on = models.DateField(null=True)

    class Meta:
        """One for each member stands in an envelope."""

        db_table = "mission_contact"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "envelope", "member"),
                condition=Q(replaced_on__isnull=True),
                name="mission_contact_once",
            ),
        )

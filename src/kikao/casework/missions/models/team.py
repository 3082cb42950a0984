"""Who goes: the team, what people can do, and who travels beside the team on an order of their own."""

from django.db import models
from django.db.models import Q

from kikao.casework.meetings.models import Release
from kikao.casework.missions.enums import CompetenceCode, TeamRole, TravellerKind
from kikao.casework.missions.models.mission import Mission
from kikao.foundation.access.models import GroupOwned, RandomOwned
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.people.models import Organisation, Seat


class TeamMember(GroupOwned):
    """Somebody in the team of a mission; never anybody walled from one of its cases."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="team")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=TeamRole.choices, default=TeamRole.MEMBER)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        """In the team once at a time; looked up by person for whose turn it is."""

        db_table = "mission_team_member"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "mission", "account"),
                condition=Q(left_on__isnull=True),
                name="mission_team_member_once",
            ),
        )
        indexes = (models.Index(fields=("account", "left_on"), name="mission_team_account"),)


class Competence(GroupOwned):
    """Something that somebody can do for a mission."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=10, choices=CompetenceCode.choices)
    entered_by = models.UUIDField(null=True)
    entered_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        """Each competence of a person once at a time."""

        db_table = "competence"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "account", "code"),
                condition=Q(until_on__isnull=True),
                name="competence_once",
            ),
        )


class Traveller(RandomOwned):
    """A seat that travels beside the team with a released text and nothing else of the mission."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="travellers")
    reference = models.CharField(max_length=20)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=TravellerKind.choices)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    when_from = models.DateField(null=True)
    when_until = models.DateField(null=True)
    when_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    ordered_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        """One order for one text; found by its seat."""

        db_table = "mission_traveller"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="traveller_reference_once"),
            models.UniqueConstraint(
                fields=("working_group", "mission", "release"),
                condition=Q(ended_on__isnull=True),
                name="mission_traveller_once",
            ),
        )
        indexes = (models.Index(fields=("seat", "-ordered_on", "-id"), name="mission_traveller_seat"),)

    @property
    def when(self) -> Moment:
        """Return the days of travel, no finer than they were decided."""
        return Moment(self.when_from, self.when_until, Precision(self.when_precision))

"""A mission in the field: the phones of its team, what it found for each case, and the reports it made."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kikao.casework.cases.models import Case
from kikao.casework.forms.models import FieldToken
from kikao.casework.missions.enums import NoAccessReason
from kikao.casework.missions.models.mission import Mission, MissionCase
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer

WORDS = "mission.finding"
CORRECTION = "mission.finding_correction"


class MissionToken(RandomOwned):
    """What lets a phone of the team send in the name of the mission; it never outlives the mission."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="tokens")
    field_token = models.OneToOneField(FieldToken, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """The tokens of a mission."""

        db_table = "mission_token"


class CaseFinding(RandomOwned):
    """What a team wrote down by hand for one case on its return: its words are sealed with the case.

    A finding that was wrong is followed by the one that corrects it, with the reason; both are kept.
    """

    mission_case = models.ForeignKey(MissionCase, on_delete=models.PROTECT, related_name="findings")
    no_access = models.CharField(max_length=5, choices=NoAccessReason.choices, blank=True)
    words_item_id = models.UUIDField(null=True)
    seen_on = models.DateField()
    written_by = models.UUIDField()
    written_on = models.DateField()
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected_by")
    correction_item_id = models.UUIDField(null=True)

    class Meta:
        """It says what was found or why nobody got there; a correction says why."""

        db_table = "mission_case_finding"
        constraints = (
            models.CheckConstraint(
                condition=Q(words_item_id__isnull=False) | ~Q(no_access=""),
                name="mission_finding_says_something",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(correction_item_id__isnull=False),
                name="mission_finding_correction_says_why",
            ),
            models.CheckConstraint(
                condition=Q(written_on__gte=F("seen_on")), name="mission_finding_days_in_order"
            ),
        )
        indexes = (models.Index(fields=("mission_case", "seen_on", "id"), name="mission_finding_day"),)


class SignedReport(RandomOwned):
    """A report of the mission on paper, signed, scanned and sealed with the mission; of all its cases or of one."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="reports")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    filed_by = models.UUIDField()
    filed_on = models.DateField()

    class Meta:
        """Found by its mission."""

        db_table = "mission_signed_report"


fields.declare("missions", "CaseFinding", WORDS, Layer.N, _("what a mission found in a case, in words"))
fields.declare("missions", "CaseFinding", CORRECTION, Layer.N, _("why what a mission found was corrected"))

"""The phones of a team as other acts touch them: they last as long as the mission, and no longer."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from kikao.casework.forms.models import FieldToken
from kikao.casework.intake.models import Submission
from kikao.casework.missions.models import Mission, MissionCase, MissionToken
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import follow_subject
from kikao.foundation.base.clock import today

LATE = timedelta(days=7)
"""How long after the last day a phone may still send: what was written without network comes home late."""


def good_until(mission: Mission) -> date:
    """Return the last day on which a phone of the team may send."""
    return mission.ends_on + LATE


def standing(mission: Mission) -> "QuerySet[FieldToken]":
    """Return the tokens of a mission that nobody took back."""
    given = MissionToken.objects.filter(mission=mission).values("field_token_id")
    return FieldToken.objects.filter(id__in=given, revoked_on=None)


def end_phones(by: Actor, mission: Mission) -> None:
    """Take every token back: the mission is over, or somebody left who may have kept one."""
    standing(mission).update(revoked_by=by.account_id, revoked_on=today())


def keep_in_time(mission: Mission) -> None:
    """Let the phones last as long as the mission does now."""
    standing(mission).update(until_on=good_until(mission))


def follow_case(mission: Mission, link: MissionCase) -> None:
    """Put the phones, and what they sent, behind the walls of a case that was added."""
    tokens = list(
        MissionToken.objects.filter(mission=mission).order_by("id").values_list("field_token_id", flat=True)
    )
    sent: list[UUID] = []
    if tokens:
        sent = list(Submission.objects.filter(mission_token_id__in=tokens).values_list("id", flat=True))
    for subject_id in (*tokens, *sorted(sent)):
        follow_subject(mission.working_group_id, subject_id, link.case_id, link.id)

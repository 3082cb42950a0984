"""What the team of a mission sent from the field, and which mission something came from."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q

from kikao.casework.intake.enums import SubmissionState
from kikao.casework.intake.models import Submission
from kikao.casework.missions.models import Mission, MissionToken
from kikao.casework.missions.policy import in_team, runs, seen_by
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.missions.schemas.field import ArrivalLine, SentBy
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import unwalled
from kikao.foundation.base.paging import Page, page_of


def arrivals_of_mission(
    by: Actor, mission_id: UUID, *, after: str | None = None, size: int = 30
) -> Page[ArrivalLine]:
    """Return what the team sent, for the secretariat and the team itself, the latest first; never what is in it."""
    mission = require_mission(by, mission_id)
    given = MissionToken.objects.filter(mission=mission).values("field_token_id")
    works = runs(by, mission) or in_team(by, mission.id)
    mine = Q(mission_token_id__in=given) if works else Q(pk__in=())
    rows = Submission.objects.filter(mine, unwalled(by, "pk"), working_group_id=by.working_group_id)
    counted = rows.select_related("version__form").annotate(
        found=Count("findings"), untaken=Count("findings", filter=Q(findings__taken_up_on=None))
    )
    light = counted.defer("version__source", "version__xform")
    return page_of(light, order=("-arrived_on", "-id"), after=after, size=size).map(_line)


def _line(row: Submission) -> ArrivalLine:
    return ArrivalLine(
        id=row.id,
        reference=row.reference,
        form=row.version.form.title if row.version else "",
        arrived_on=row.arrived_on,
        state=row.state,
        state_words=str(SubmissionState(row.state).label),
        findings=row.found,  # type: ignore[attr-defined]
        waiting=row.untaken,  # type: ignore[attr-defined]
    )


def missions_of_submissions(by: Actor, submission_ids: Iterable[UUID]) -> dict[UUID, SentBy]:
    """Return which of these came from the team of which mission, as far as the reader sees the mission (two queries)."""
    rows = Submission.objects.filter(
        id__in=list(submission_ids), working_group_id=by.working_group_id, mission_token_id__isnull=False
    )
    given = MissionToken.objects.filter(
        field_token_id__in=rows.values("mission_token_id"), mission__in=Mission.objects.filter(seen_by(by))
    )
    told = given.values_list("field_token_id", "mission_id", "mission__reference")
    missions = {token_id: SentBy(mission_id, reference) for token_id, mission_id, reference in told}
    sent = rows.values_list("id", "mission_token_id")
    return {one: missions[token_id] for one, token_id in sent if token_id in missions}


def mission_of_submission(by: Actor, submission_id: UUID) -> UUID | None:
    """Return the mission whose team sent something: then the group itself was there."""
    found = missions_of_submissions(by, [submission_id]).get(submission_id)
    return found.mission_id if found else None

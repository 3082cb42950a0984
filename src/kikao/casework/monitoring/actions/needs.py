"""Assessing how much a site needs the mining police; the ranked list for the talk with it is noted when printed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import prose
from kikao.casework.monitoring.enums import Criterion
from kikao.casework.monitoring.models import DeploymentNeed, NeedScore
from kikao.casework.monitoring.queries.counting import counted_at
from kikao.casework.monitoring.reckoning.needs import MOST
from kikao.casework.monitoring.schemas import Proposed, ScoreGiven
from kikao.casework.reports.reckoning import EARLIEST
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import SubjectLink
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing.vault import open_compartments, put
from kikao.registry.people.queries import accounts_with
from kikao.registry.places.models import Place
from kikao.registry.places.queries import require_place


@action("need.assess", to={Role.SECRETARIAT})
def assess_need(
    by: Actor, *, place_id: UUID, scores: Sequence[ScoreGiven], assessed_on: date | None = None
) -> UUID:
    """Assess on a day how much a site needs a deployment; the earlier assessment stays beside it."""
    place = Place.objects.get(id=require_place(by, place_id, field="place_id"))
    day = assessed_on or today()
    if not EARLIEST <= day <= today():
        raise Invalid({"assessed_on": _("Look at the day again.")})
    counted = counted_at(by, place)
    given = _in_order(scores)
    proposed = {one.criterion: one for one in counted.proposals()}
    sources = {one.criterion: _source(one, proposed[one.criterion]) for one in given}
    group_id = by.working_group_id
    standing = DeploymentNeed.objects.filter(working_group_id=group_id, place=place, superseded_on=None)
    standing.update(superseded_on=today())
    need = DeploymentNeed.objects.create(
        working_group_id=group_id,
        place=place,
        assessed_on=day,
        assessed_by=by.account_id,
        total=sum(one.score for one in given),
    )
    _open(need, counted.subjects)
    for one in given:
        said = proposed[one.criterion]
        words = sources[one.criterion]
        NeedScore.objects.create(
            working_group_id=group_id,
            need=need,
            criterion=one.criterion,
            score=one.score,
            proposed=said.score,
            counted=said.counted,
            source_item_id=put(group_id, need.id, "need.source", words) if words else None,
        )
    return need.id


@action("need.print", to={Role.SECRETARIAT, Role.MEMBER})
def note_needs_printed(by: Actor) -> UUID:
    """Note that the ranked list of sites for the talk with the mining police was printed, and by whom."""
    return by.working_group_id


def _in_order(scores: Sequence[ScoreGiven]) -> list[ScoreGiven]:
    by_code = {one.criterion: one for one in scores}
    wrong = {
        code: _("Choose between 0 and 3.")
        for code in Criterion.values
        if code not in by_code or not 0 <= by_code[code].score <= MOST
    }
    if wrong or len(by_code) != len(scores) or set(by_code) - set(Criterion.values):
        raise Invalid(wrong or {"scores": _("Choose from the list.")})
    return [by_code[code] for code in Criterion.values]


def _source(given: ScoreGiven, proposed: Proposed) -> str:
    """Return by which source somebody scores; only what the register itself counted needs none."""
    own = proposed.score is not None and given.score == proposed.score
    field = f"{given.criterion}_source"
    return prose(given.source, field, needed="" if own else _("Say by which source."))


def _open(need: DeploymentNeed, subjects: set[UUID]) -> None:
    """Give an assessment the walls of everything that was counted for it, now and later, then its envelope."""
    group_id = need.working_group_id
    wall.raise_first_walls(group_id, need.id, [(wall.place_key(need.place_id), need.id)])
    SubjectLink.objects.bulk_create(
        SubjectLink(
            working_group_id=group_id, first_id=need.id, second_id=one, origin_id=need.id, one_way=True
        )
        for one in sorted(subjects)
    )
    wall.spread(group_id, need.id)
    open_compartments(group_id, need.id, readers=accounts_with(group_id, Role.SECRETARIAT), identity=False)

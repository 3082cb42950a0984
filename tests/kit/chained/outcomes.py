"""Who was held to account, who contributed, what was learned, and what happened again."""

from typing import TYPE_CHECKING
from uuid import UUID

from kikao.casework.cases.actions import table_case
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.incidents.actions import open_incident, record_involvement
from kikao.casework.incidents.schemas import NewClaim
from kikao.casework.outcomes.actions import (
    add_contribution,
    add_lesson,
    close_case,
    judge_relapse,
    look_for_relapses,
    note_posting,
    record_measure,
    reverse_judgement,
    share_lesson,
    strike_contribution,
    verify_measure,
)
from kikao.casework.outcomes.models import RelapseFlag
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.registry.places.queries import place_choices

if TYPE_CHECKING:
    from tests.kit.chain import Chain

MARKS = (
    *"measurewho measuresaid measureseen posting gave mistaken learned shared".split(),  # noqa: SIM905
    *"againtitle judged judgedanew".split(),  # noqa: SIM905
)
"""Every place where somebody writes words."""


def play(chain: "Chain") -> None:
    """Hold somebody to account, learn from it, and have the same happen again at the same place."""
    _hold(chain)
    _learn(chain)
    _again(chain)


def _hold(chain: "Chain") -> None:
    by, names = chain.by(), chain.ids
    made = names["measure"] = record_measure(
        by,
        case_id=chain.case_id,
        measure="REMOVAL",
        who=chain.say("measurewho"),
        words=chain.say("measuresaid"),
        organisation_id=chain.cast.bodies[chain.accused] if chain.accused else None,
    )
    verify_measure(chain.by("alice"), measure_id=made, how=chain.say("measureseen"))
    note_posting(by, measure_id=made, where=chain.say("posting"), watch_until=today())


def _learn(chain: "Chain") -> None:
    by, names = chain.by(), chain.ids
    case_id = chain.case_id
    names["contribution"] = add_contribution(by, case_id=case_id, kind="HUM", words=chain.say("gave"))
    wrong = add_contribution(by, case_id=case_id, kind="FIN", words=chain.say("gave"))
    strike_contribution(by, contribution_id=wrong, reason=chain.say("mistaken"))
    names["lesson"] = add_lesson(by, case_id=case_id, words=chain.say("learned"), factors=["S_GUARDS"])
    share_lesson(chain.by("alice"), lesson_id=names["lesson"], words=chain.say("shared"))


def _again(chain: "Chain") -> None:
    """Have something happen where an earlier case was closed, and judge twice what that is.

    The same body is alleged in both: of the many cases at that place the chain's own is the nearest.
    """
    by, names = chain.by(), chain.ids
    place_id = UUID(place_choices(by)[0][0])
    body = chain.cast.bodies[chain.accused] if chain.accused else chain.ids["organisation"]
    earlier = names["ended"] = table_case(
        by,
        title=f"Earlier {chain.say('againtitle')}",
        request_nature="FORCES",
        requester_type="COMM",
        place_id=place_id,
        parties=[PartyGiven(body, "ALLEGED_AUTHOR")],
    )
    close_case(by, case_id=earlier, reason="MEAS")
    one = names["again"] = open_incident(
        by,
        title=chain.say("againtitle"),
        nature="FACT",
        categories=["HR-LIFE"],
        place_id=place_id,
        happened=Moment.on(today()),
        claims=[NewClaim(chain.say("claim"), "PERSON")],
    )
    record_involvement(by, incident_id=one, part="ALLEGED_AUTHOR", organisation_id=body)
    look_for_relapses(by, incident_id=one)
    flag = names["flag"] = RelapseFlag.objects.get(incident_id=one, case_id=earlier).id
    judge_relapse(by, flag_id=flag, verdict="RETURN", reason=chain.say("judged"))
    reverse_judgement(chain.by("alice"), flag_id=flag, verdict="NEW", reason=chain.say("judgedanew"))

"""A site over time, its colour, who is there; how much it needs the mining police."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.agreements.enums import ClauseKind
from kikao.casework.cases.actions import add_party
from kikao.casework.incidents.actions import open_incident, record_involvement
from kikao.casework.incidents.schemas import NewClaim
from kikao.casework.monitoring.actions import (
    add_site_event,
    assess_need,
    correct_site_event,
    remind_of_expiry,
    strike_site_event,
)
from kikao.casework.monitoring.enums import Criterion
from kikao.casework.monitoring.models import DeploymentNeed, SiteEvent
from kikao.casework.monitoring.queries import need, needs, proposed_scores, site, site_event, slipping
from kikao.casework.monitoring.reckoning.days import months_after
from kikao.casework.monitoring.schemas import ScoreGiven, SiteEventGiven
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.registry.places.models import Place
from tests.casework.monitoring.going import MARKER, Going

pytestmark = pytest.mark.django_db
INSPECTED = SiteEventGiven("INSPECT")


def entered(going: Going, **said: object) -> UUID:
    return add_site_event(
        going.by(),
        place_id=going.place(),
        event=replace(INSPECTED, **said),  # type: ignore[arg-type]
    )


def scores(**said: int) -> list[ScoreGiven]:
    return [ScoreGiven(one.value, said.get(one.name, 1), f"Somebody. {MARKER}") for one in Criterion]


def test_armed_men_wall_their_own_body_alone(going: Going) -> None:
    one = entered(going, kind="ARMED", organisation_id=going.cast.bodies["division"], number=9, words=MARKER)
    assert site_event(going.by(), one).words == MARKER
    assert site_event(going.by("didier"), one).words is None
    with pytest.raises(Unknown):
        site_event(going.by("damas"), one)
    assert site(going.by("damas"), going.place()).events == ()
    assert [line.id for line in site(going.by("gilbert"), going.place()).presence] == [one]


def test_an_unknown_uniform_walls_every_security_body(going: Going) -> None:
    one = entered(going, kind="ARMED", unnamed="UNIFORM")
    for name in ("damas", "didier", "dora"):
        with pytest.raises(Unknown):
            site_event(going.by(name), one)
    assert site_event(going.by("baraka"), one).accuses
    with pytest.raises(Invalid):
        entered(going, kind="ARMED")


def test_an_event_of_a_case_follows_its_walls_now_and_later(going: Going) -> None:
    case_id = going.case()
    one = entered(going, case_id=case_id)
    assert site_event(going.by("didier"), one).case_id == case_id
    add_party(going.by(), case_id=case_id, organisation_id=going.cast.bodies["pmh"], role="ALLEGED_AUTHOR")
    with pytest.raises(Unknown):
        site_event(going.by("didier"), one)


def test_a_colour_runs_out_by_the_rules_is_shown_and_reminded_once(going: Going) -> None:
    old, day = today() - timedelta(days=85), today() - timedelta(days=85)
    entered(going, kind="QUALIFY", qualification="QUAL-Y", happened=Moment.on(old))
    shown = site(going.by(), going.place()).colour
    assert shown is not None
    assert (shown.expires_on, shown.expired) == (months_after(day, 3), months_after(day, 3) < today())
    assert [part.kind for part in slipping(going.by())] == ["SITE"]
    assert (remind_of_expiry(going.cast.system), remind_of_expiry(going.cast.system)) == (1, 0)
    assert going.notices("anne") == ["CHECKDUE"]
    entered(going, kind="QUALIFY", qualification="QUAL-G")
    assert slipping(going.by()) == ()
    for wrong in ({"kind": "QUALIFY"}, {"kind": "INSPECT", "qualification": "QUAL-G"}):
        with pytest.raises(Invalid):
            entered(going, **wrong)


def test_a_suspension_holds_until_it_is_lifted_and_who_came_until_they_leave(going: Going) -> None:
    body = going.cast.bodies["pmh"]
    entered(going, kind="SUSPEND", happened=Moment.on(today() - timedelta(days=9)))
    entered(going, kind="DEPLOY", organisation_id=body, happened=Moment.on(today() - timedelta(days=9)))
    held = site(going.by("didier"), going.place())
    assert held.suspended is not None
    assert len(held.presence) == 1
    entered(going, kind="LIFT")
    entered(going, kind="WITHDRAW", organisation_id=body)
    held = site(going.by(), going.place())
    assert (held.suspended, held.presence, len(held.events)) == (None, (), 4)


def test_a_wrong_entry_is_struck_out_beside_the_right_one(going: Going) -> None:
    wrong = entered(going, number=3)
    right = correct_site_event(going.by(), event_id=wrong, reason=MARKER, event=replace(INSPECTED, number=4))
    lines = {line.id: line for line in site(going.by(), going.place()).events}
    assert (lines[wrong].strike, lines[right].is_correction, lines[right].number) == (MARKER, True, 4)
    with pytest.raises(Stop):
        strike_site_event(going.by(), event_id=wrong, reason="Again.")
    with pytest.raises(NotAllowed):
        strike_site_event(going.by("gilbert"), event_id=right, reason="No.")
    assert SiteEvent.objects.count() == 2


def test_the_register_proposes_what_it_counts(going: Going) -> None:
    place = going.place()
    Place.objects.filter(id=place).update(workers=600, workers_year=2024)
    for title in ("One", "Two", "Three"):
        open_incident(
            going.by(),
            title=title,
            nature="FACT",
            categories=["HR-CHILD"],
            place_id=place,
            happened=Moment.on(today()),
            claims=[NewClaim("We saw it.", "PERSON")],
        )
    entered(going, kind="ARMED", unnamed="UNIFORM")
    paper, parties = going.draft(going.case(), "banro", "sofedi", place_id=place)
    going.clause(paper, parties[0], kind=ClauseKind.DEPLOYMENT)
    found = {one.criterion: (one.counted, one.score) for one in proposed_scores(going.by(), place)}
    assert found == {
        "ARMED": (3, 3),
        "INCIDENTS": (3, 2),
        "DISTANCE": (None, None),
        "WORKERS": (600, 2),
        "PRODUCTION": (None, None),
        "ATRISK": (3, 3),
        "AGREEMENTS": (0, 0),
    }


def test_an_assessment_carries_the_walls_of_what_was_counted_now_and_later(going: Going) -> None:
    place = going.place()
    one = open_incident(
        going.by(),
        title="Shots",
        nature="FACT",
        categories=["SF-PRES"],
        place_id=place,
        happened=Moment.on(today()),
        claims=[NewClaim("We saw it.", "PERSON")],
    )
    made = assess_need(going.by(), place_id=place, scores=scores())
    assert [line.id for line in needs(going.by("didier")).items] == [made]
    record_involvement(
        going.by(), incident_id=one, part="ALLEGED_AUTHOR", organisation_id=going.cast.bodies["pmh"]
    )
    assert needs(going.by("didier")).items == ()
    with pytest.raises(Unknown):
        need(going.by("didier"), made)
    assert [line.total for line in needs(going.by("gilbert")).items] == [7]


def test_sources_are_sealed_and_the_earlier_assessment_stays(going: Going) -> None:
    first = assess_need(going.by(), place_id=going.place(), scores=scores())
    second = assess_need(going.by(), place_id=going.place(), scores=scores(ARMED=3, DISTANCE=3))
    assert [(line.id, line.total) for line in needs(going.by()).items] == [(second, 11)]
    assert MARKER in str(need(going.by(), first).scores[0].source)
    assert {one.source for one in need(going.by("gilbert"), first).scores} == {None}
    assert DeploymentNeed.objects.count() == 2


def test_what_the_register_did_not_count_needs_a_source(going: Going) -> None:
    bare = [ScoreGiven(one.value, 2) for one in Criterion]
    with pytest.raises(Invalid) as refusal:
        assess_need(going.by(), place_id=going.place(), scores=bare)
    assert "ARMED_source" in refusal.value.fields
    for wrong in (bare[:3], [*bare[:6], ScoreGiven("AGREEMENTS", 4)]):
        with pytest.raises(Invalid):
            assess_need(going.by(), place_id=going.place(), scores=wrong)
    with pytest.raises(NotAllowed):
        assess_need(going.by("gilbert"), place_id=going.place(), scores=scores())

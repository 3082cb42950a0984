"""Somebody goes back: what was found, what happened at the site, how much it needs the mining police."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from kikao.casework.agreements.actions import add_clause, add_instrument_party, register_instrument
from kikao.casework.agreements.schemas import Promise
from kikao.casework.forms.enums import FormKind
from kikao.casework.forms.models import Form
from kikao.casework.monitoring.actions import (
    add_site_event,
    assess_need,
    correct_result,
    correct_site_event,
    miss_check,
    plan_check,
    plan_checks,
    record_check,
)
from kikao.casework.monitoring.enums import Criterion
from kikao.casework.monitoring.models import Check
from kikao.casework.monitoring.schemas import ScoreGiven, SiteEventGiven
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.registry.places.queries import place_choices
from tests.casework.intake.conftest import Monitor

if TYPE_CHECKING:
    from tests.kit.chain import Chain

SHEET = "chain-check"
MARKS = (
    "lookabout",
    "lookfound",
    "lookwrong",
    "lookmissed",
    "pactwords",
    "pacttitle",
    "siteevent",
    "sitestruck",
    "needsource",
)


def play(chain: "Chain") -> None:
    """Go back to an agreement of the case and to its site."""
    by, names = chain.by(), chain.ids
    _agree(chain)
    names["check"] = plan_check(
        by, kind="SITUATION", case_id=chain.case_id, due_on=today(), about=chain.say("lookabout")
    )
    miss_check(by, check_id=names["check"], reason=chain.say("lookmissed"))
    wrong = record_check(
        by, check_id=names["check"], proof="CLAIMED", finding="SAME", words=chain.say("lookfound")
    )
    names["result"] = correct_result(
        by,
        result_id=wrong,
        reason=chain.say("lookwrong"),
        proof="CLAIMED",
        finding="RECUR",
        observed=Moment.on(today()),
    )
    _stay_at_the_site(chain)


def _agree(chain: "Chain") -> None:
    by, names = chain.by(), chain.ids
    pact = names["pact"] = register_instrument(
        by,
        kind="COMAG",
        title=chain.say("pacttitle"),
        state="SIGNED",
        happened_on=today() - timedelta(days=40),
        case_id=chain.case_id,
    )
    party = add_instrument_party(by, instrument_id=pact, organisation_id=chain.cast.bodies["saemape"])
    clause = add_clause(by, instrument_id=pact, promise=Promise("JOINT", chain.say("pactwords"), party))
    plan_checks(by, instrument_id=pact)
    first = Check.objects.filter(clause_id=clause).order_by("due_on").values_list("id", flat=True)[0]
    record_check(by, check_id=first, proof="VERIFIED", finding="IMPR", standing="DONE")
    phone = Monitor(chain.cast)
    if not Form.objects.filter(form_id=SHEET).exists():
        phone.publish(SHEET, FormKind.CHECK)
    told = {"clause": "1", "finding": "DONE"}
    phone.send(phone.fill(SHEET, instance=f"uuid:check-{chain.mark}", **told), bearer=False)


def _stay_at_the_site(chain: "Chain") -> None:
    by, names = chain.by(), chain.ids
    place_id = names["site"] = UUID(place_choices(by)[0 if chain.accused else 2][0])
    body = chain.cast.bodies[chain.accused] if chain.accused else None
    given = SiteEventGiven(
        kind="ARMED" if body else "INSPECT",
        organisation_id=body,
        case_id=chain.case_id,
        words=chain.say("siteevent"),
    )
    wrong = add_site_event(by, place_id=place_id, event=given)
    names["event"] = correct_site_event(by, event_id=wrong, reason=chain.say("sitestruck"), event=given)
    scores = [ScoreGiven(one.value, 1, chain.say("needsource")) for one in Criterion]
    names["need"] = assess_need(by, place_id=place_id, scores=scores)

"""Agreements of the chain's case: one drawn up, signed, kept and denounced, one that others made and that was flagged."""

from typing import TYPE_CHECKING

from kikao.casework.agreements.actions import (
    add_clause,
    add_instrument_party,
    answer_rights,
    claim_clause,
    confirm_rights,
    credit_helper,
    denounce_instrument,
    draft_instrument,
    flag_conflict,
    lift_conflict,
    move_instrument,
    record_signature,
    register_instrument,
    show_text,
    sign_instrument,
    succeed_party,
    take_back_text,
    write_instrument_text,
)
from kikao.casework.agreements.enums import RightsQuestion
from kikao.casework.agreements.schemas import Promise
from kikao.foundation.base.clock import today

if TYPE_CHECKING:
    from tests.kit.chain import Chain

SAID = "title party helper source clause sign text plain back move absent hand witness claim rights lifted end heir"
MARKS = tuple(f"pact{mark}" for mark in SAID.split())
WELL = {one.value: True for one in RightsQuestion}


def play(chain: "Chain") -> None:
    """Draw an agreement up, show it to the seat of the mines ministry, sign it, see it denounced."""
    _draw_up(chain)
    _show(chain)
    _sign(chain)
    _end(chain)
    _made_by_others(chain)


def _draw_up(chain: "Chain") -> None:
    by, names = chain.by(), chain.ids
    made = draft_instrument(by, case_id=chain.case_id, kind="MOU", title=chain.say("pacttitle"))
    names["instrument"] = made
    names["instrument_party"] = add_instrument_party(
        by, instrument_id=made, organisation_id=names["organisation"], function=chain.say("pactparty")
    )
    names["other_party"] = add_instrument_party(
        by,
        instrument_id=made,
        organisation_id=chain.cast.bodies["mines"],
        seat_id=chain.cast.seats["gilbert"],
    )
    credit_helper(
        by,
        instrument_id=made,
        organisation_id=chain.cast.bodies["cps"],
        part="CONVENOR",
        contribution=chain.say("pacthelper"),
        said_by=chain.say("pactsource"),
    )
    promise = Promise(
        "JOINT",
        chain.say("pactclause"),
        names["instrument_party"],
        due_on=today(),
        indicator=chain.say("pactsign"),
    )
    names["clause"] = add_clause(by, instrument_id=made, promise=promise)
    move_instrument(by, instrument_id=made, new="OFFERED", words=chain.say("pactmove"))


def _show(chain: "Chain") -> None:
    by, made, names = chain.by(), chain.ids["instrument"], chain.ids
    plain = {"language": "en", "purpose": "PLAIN", "words": chain.say("pactplain")}
    read = names["instrument_text"] = write_instrument_text(by, instrument_id=made, **plain)
    text = names["text to sign"] = write_instrument_text(
        by, instrument_id=made, language="fr", words=chain.say("pacttext")
    )
    names["shown"] = show_text(by, text_id=text, party_id=names["other_party"])
    earlier = show_text(by, text_id=read, party_id=names["other_party"])
    take_back_text(by, shown_id=earlier, reason=chain.say("pactback"))


def _sign(chain: "Chain") -> None:
    by, made, names = chain.by(), chain.ids["instrument"], chain.ids
    answer_rights(by, instrument_id=made, answers=WELL, words={"OTHERS": chain.say("pactrights")})
    confirm_rights(chain.by("alice"), instrument_id=made)
    hand = {"instrument_id": made, "function": chain.say("pacthand")}
    mark = {"manner": "MARK", "witness": chain.say("pactwitness")}
    record_signature(by, party_id=names["instrument_party"], **mark, **hand)
    absent = {"manner": "ABSENT", "reason": chain.say("pactabsent")}
    record_signature(by, party_id=names["other_party"], **absent, **hand)
    sign_instrument(by, instrument_id=made, text_ids=[names["text to sign"]])
    claim_clause(by, clause_id=names["clause"], reason=chain.say("pactclaim"))
    flag = names["conflict"] = flag_conflict(by, clause_id=names["clause"], question="LABOUR")
    lift_conflict(chain.by("alice"), conflict_id=flag, reason=chain.say("pactlifted"))


def _end(chain: "Chain") -> None:
    by, made, names = chain.by(), chain.ids["instrument"], chain.ids
    heir = succeed_party(
        by,
        party_id=names["instrument_party"],
        organisation_id=chain.cast.bodies["sofedi"],
        took_over=False,
        since_on=today(),
        reason=chain.say("pactheir"),
    )
    said = {"ended_on": today(), "reason": chain.say("pactend")}
    denounce_instrument(by, instrument_id=made, party_id=heir, **said)


def _made_by_others(chain: "Chain") -> None:
    by, names = chain.by(), chain.ids
    made = names["registered"] = register_instrument(
        by,
        kind="COMAG",
        title=f"Other {chain.say('pacttitle')}",
        state="SIGNED",
        happened_on=today(),
        case_id=chain.case_id,
    )
    party = add_instrument_party(by, instrument_id=made, organisation_id=names["organisation"])
    promise = Promise("DEV", f"Other {chain.say('pactclause')}", party)
    names["standing clause"] = add_clause(by, instrument_id=made, promise=promise)

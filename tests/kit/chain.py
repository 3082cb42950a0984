"""A case played from the report to what changed, through the acts: once open to the whole table, once behind a wall.

Every text that somebody writes carries a mark of its own, so that a test can say which one leaked, and where.
"""

from dataclasses import dataclass, field
from uuid import UUID

from kikao.casework.cases.actions import (
    add_forum,
    attach_case_files,
    check_summary,
    link_cases,
    note_risk,
    record_refusal,
    release_file,
    table_case,
)
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.incidents.actions import (
    check_title,
    cite_norm,
    confirm_severity,
    contrast_claims,
    decide_mapping,
    open_incident,
    record_claim,
    record_count,
    record_involvement,
    record_reply,
    verify_incident,
)
from kikao.casework.incidents.queries import incident
from kikao.casework.meetings.actions import (
    add_addendum,
    add_guest,
    adopt_minutes,
    approve_release,
    call_sitting,
    decide_urgently,
    draft_minutes,
    hold_sitting,
    note_item,
    plan_sitting,
    propose_release,
    put_on_agenda,
    record_decision,
    reply_to_release,
)
from kikao.casework.meetings.schemas import DissentGiven
from kikao.casework.outcomes.actions import (
    close_case,
    record_outcome,
    record_satisfaction,
    reopen_case,
    verify_outcome,
)
from kikao.casework.reports.actions import answer_by_receipt, ask_source, receive_report, send_report
from kikao.casework.reports.queries import words_of
from kikao.casework.reports.schemas import Accusation, Known, Told
from kikao.casework.tasks.actions import (
    assign_task,
    confirm_task,
    issue_recommendation,
    join_force,
    move_recommendation,
    report_back,
)
from kikao.casework.texts.actions import write_text
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.files.coming import of_pieces
from kikao.foundation.files.queries import files_of
from kikao.foundation.sealing.actions import ask_export, ask_identity
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.foundation.sealing.words import new_receipt
from kikao.registry.norms.queries import norms
from kikao.registry.people.actions import add_organisation
from kikao.registry.places.queries import place_choices
from tests.kit.arrivals import sent_apart
from tests.kit.cast import Cast
from tests.kit.chained import PARTS

TABLE = ("anne", "alice", "esperance", "emile", "baraka", "chantal", "didier", "damas", "dora", "gilbert")
ROOM = ("anne", "alice", "esperance", "emile", "baraka", "chantal", "gilbert")
"""Everybody at the table, and those of them whom no accusation of the mining police walls."""

SAID = "report where identity answer submission texted incident claim source locator second reply title summary forum refusal risk"
WRITTEN = (
    "venue guest note reason dissent addendum released asked answered task result done recommendation move"
)
ENDED = "outcome verified satisfaction closing reopened urgent party"
MARKS = (*f"{SAID} {WRITTEN} {ENDED}".split(), *(mark for part in PARTS for mark in part.MARKS))
"""Every place in a chain where somebody writes words."""


@dataclass
class Chain:
    """One case with all that hangs on it; `mark` stands in each of its texts."""

    cast: Cast
    mark: str
    accused: str = ""
    ids: dict[str, UUID] = field(default_factory=dict)

    def say(self, what: str) -> str:
        """Return words for one place, with the chain's mark in them."""
        return f"{what.capitalize()} {self.marked(what)}"

    def marked(self, what: str) -> str:
        """Return the mark that only this place carries."""
        return f"{self.mark}{what.upper()}"

    def by(self, name: str = "anne") -> Actor:
        """Return somebody acting now."""
        return self.cast.actor(name)

    @property
    def case_id(self) -> UUID:
        """Return the case."""
        return self.ids["case"]


def found_party(cast: Cast, chain: Chain) -> UUID:
    """Enter the chain's own party in the directory, where everybody may read it."""
    said = {"actor_type": "COOP", "pillar": "PRIV", "name": f"Coopérative {chain.marked('party')}"}
    chain.ids["organisation"] = add_organisation(cast.actor("anne"), **said)
    return chain.ids["organisation"]


def play(chain: Chain) -> Chain:
    """Play everything, from the report to the case closed and opened again."""
    _tell(chain)
    _establish(chain)
    _table(chain)
    _sit(chain)
    _follow_up(chain)
    _end(chain)
    for part in PARTS:
        part.play(chain)
    _ask(chain)
    return chain


def _ask(chain: Chain) -> None:
    """Ask for the identity behind the report, and to take the words of the case along."""
    by, names = chain.by(), chain.ids
    names["subject"] = names["report"]
    names["opening"] = ask_identity(by, subject_id=names["report"], reason=chain.say("asking"))
    names["export"] = ask_export(by, subject_id=names["case"], records=20, reason=chain.say("taking"))


def _tell(chain: Chain) -> None:
    kind = "MINING_POLICE" if chain.accused else "OTHER"
    receipt = receipt_keys_of(chain.cast.group_id, new_receipt())
    chain.ids["report"] = send_report(
        chain.cast.source,
        told=Told(
            words=chain.say("report"),
            place_words=chain.say("where"),
            identity=chain.say("identity"),
            accused=(Accusation(kind),),
            known=Known(category="HR-LIFE", severity="SEV1"),
        ),
        receipt=receipt,
        also=("FACTS", "AUTH"),
    )
    words_of(chain.by(), chain.ids["report"])
    ask_source(chain.by(), report_id=chain.ids["report"], words="When was it?")
    answer_by_receipt(chain.cast.source, receipt=receipt, words=chain.say("answer"))
    chain.ids["submission"] = sent_apart(chain.cast, chain.mark, chain.say("submission"))
    _text(chain)


def _text(chain: Chain) -> None:
    """Tell by text message, and write back a message that waits for the number."""
    told = Told(
        words=chain.say("texted"),
        identity=f"SMS: +243812345678 {chain.marked('texted')}",
        accused=(Accusation("MINING_POLICE" if chain.accused else "OTHER"),),
    )
    report_id = receive_report(chain.cast.source, told=told, channel="SMS")
    chain.ids["text"] = write_text(chain.by(), report_id=report_id, words=chain.say("texted"))


def _establish(chain: Chain) -> None:
    by = chain.by()
    place_id = chain.ids["place"] = UUID(place_choices(by)[0][0])
    one = chain.ids["incident"] = open_incident(
        by,
        title=chain.say("incident"),
        nature="FACT",
        categories=["HR-LIFE"],
        place_id=place_id,
        happened=Moment.parse("03/2024"),
        report_ids=[chain.ids["report"]],
    )
    _claim(chain, one)
    if chain.accused:
        record_involvement(
            by, incident_id=one, part="ALLEGED_AUTHOR", organisation_id=chain.cast.bodies[chain.accused]
        )
    group = record_involvement(
        by, incident_id=one, part="VICTIM_GROUP", organisation_id=chain.ids["organisation"]
    )
    record_count(by, incident_id=one, harm="WOUNDED", number=1, sex="M", involvement_id=group)
    cite_norm(by, incident_id=one, norm_id=norms(by).items[0].id)
    decide_mapping(by, mapping_id=incident(by, one).mappings[0].id, state="CONFIRMED")
    confirm_severity(by, incident_id=one, version=incident(by, one).line.version, severity="SEV1")
    version = incident(by, one).line.version
    verify_incident(by, incident_id=one, version=version, verification="V2", reason="Two sources.")
    check_title(chain.by("alice"), incident_id=one, version=version + 1)


def _claim(chain: Chain, one: UUID) -> None:
    by, names = chain.by(), chain.ids
    names["claim"] = record_claim(
        by,
        incident_id=one,
        wording=chain.say("claim"),
        source_kind="PRESS",
        source_title=chain.say("source"),
        locator=chain.say("locator"),
    )
    other = record_claim(by, incident_id=one, wording=chain.say("second"), source_kind="PERSON")
    contrast_claims(by, claim_id=names["claim"], other_id=other)
    record_reply(
        by,
        incident_id=one,
        organisation_id=chain.cast.bodies[chain.accused or "mines"],
        attribution="DENIES",
        wording=chain.say("reply"),
        claim_id=names["claim"],
    )


def _table(chain: Chain) -> None:
    by = chain.by()
    case_id = chain.ids["case"] = table_case(
        by,
        title=chain.say("title"),
        summary=chain.say("summary"),
        incident_ids=[chain.ids["incident"]],
        requester_type="COMM",
        parties=[
            PartyGiven(chain.ids["organisation"], "PARTY"),
            PartyGiven(chain.cast.bodies["pnc"], "ADDRESSEE"),
        ],
    )
    check_summary(chain.by("alice"), case_id=case_id, version=1)
    add_forum(
        by,
        case_id=case_id,
        kind="COURT",
        organisation_id=chain.cast.bodies["court"],
        result=chain.say("forum"),
    )
    record_refusal(by, case_id=case_id, words=chain.say("refusal"), organisation_id=chain.ids["organisation"])
    note_risk(by, case_id=case_id, words=chain.say("risk"))
    if chain.accused:
        _file(chain)


def _file(chain: Chain) -> None:
    """Keep a paper with the case and mark it safe, so that those behind the wall look for it in vain."""
    by, case_id = chain.by(), chain.case_id
    paper = of_pieces([chain.say("file").encode()], f"{chain.marked('file')}.pdf", "application/pdf")
    attach_case_files(by, case_id=case_id, files=[paper])
    chain.ids["file"] = files_of(by, [case_id]).items[0].id
    chain.ids["file_release"] = release_file(
        by, case_id=case_id, file_id=chain.ids["file"], reason=chain.say("file")
    )


def _sit(chain: Chain) -> None:
    by, names = chain.by(), chain.ids
    seats = [chain.cast.seats[name] for name in (ROOM if chain.accused else TABLE)]
    sitting = names["sitting"] = plan_sitting(
        by,
        kind="CLOSED" if chain.accused else "MONTHLY",
        planned_on=today(),
        venue=chain.say("venue"),
        host_id=chain.cast.bodies["ogp"],
        closed=bool(chain.accused),
        invited=seats if chain.accused else (),
    )
    item = names["item"] = put_on_agenda(by, sitting_id=sitting, kind="NEW_CASE", case_id=names["case"])
    add_guest(by, sitting_id=sitting, words=chain.say("guest"), item_ids=[item])
    call_sitting(by, sitting_id=sitting)
    hold_sitting(by, sitting_id=sitting, held_on=today(), present=seats)
    note_item(by, item_id=item, note=chain.say("note"))
    names["decision"] = record_decision(
        by,
        item_id=item,
        code="D1",
        reason=chain.say("reason"),
        dissents=[DissentGiven("CSO", chain.say("dissent"))],
    )
    _release(chain)
    draft_minutes(by, sitting_id=sitting)
    adopt_minutes(by, sitting_id=sitting)
    add_addendum(by, sitting_id=sitting, words=chain.say("addendum"))


def _release(chain: Chain) -> None:
    """Release a text to the seat of the mines ministry, which nothing walls."""
    release = chain.ids["release"] = propose_release(
        chain.by(),
        decision_id=chain.ids["decision"],
        seat_id=chain.cast.seats["gilbert"],
        what=chain.say("released"),
        asked=chain.say("asked"),
    )
    approve_release(chain.by("alice"), release_id=release)
    reply_to_release(chain.by("gilbert"), release_id=release, words=chain.say("answered"))


def _follow_up(chain: Chain) -> None:
    by, names = chain.by(), chain.ids
    chantal = chain.cast.accounts["chantal"]
    join_force(by, case_id=names["case"], account_id=chantal, role="LEAD")
    task = names["task"] = assign_task(
        by,
        case_id=names["case"],
        title=chain.say("task"),
        action_type="FF",
        owner_id=chantal,
        due_on=today(),
        decision_id=names["decision"],
    )
    report_back(
        chain.by("chantal"), task_id=task, words=chain.say("done"), result=chain.say("result"), finished=True
    )
    confirm_task(chain.by("alice"), task_id=task)
    asked = names["recommendation"] = issue_recommendation(
        by,
        case_id=names["case"],
        addressee_id=chain.cast.bodies["mines"],
        words=chain.say("recommendation"),
    )
    move_recommendation(by, recommendation_id=asked, new="R1", words=chain.say("move"))


def _end(chain: Chain) -> None:
    by, names = chain.by(), chain.ids
    said = {"change": "IMPR", "words": chain.say("outcome"), "said_by": "The community"}
    outcome = names["outcome"] = record_outcome(by, case_id=names["case"], **said)
    verify_outcome(chain.by("alice"), outcome_id=outcome, how=chain.say("verified"))
    record_satisfaction(
        by,
        case_id=names["case"],
        organisation_id=names["organisation"],
        score=4,
        words=chain.say("satisfaction"),
    )
    close_case(by, case_id=names["case"], reason="IMPL", words=chain.say("closing"))
    reopen_case(chain.by("alice"), case_id=names["case"], why=chain.say("reopened"))
    names["later task"] = assign_task(
        by,
        case_id=names["case"],
        title=chain.say("task"),
        action_type="MON",
        owner_id=chain.cast.accounts["chantal"],
        due_next_meeting=True,
    )


def play_beside(chain: Chain, open_case: UUID) -> None:
    """Tie the chain to a case that everybody sees, and decide on another one urgently."""
    by = chain.by()
    link_cases(by, case_id=open_case, other_id=chain.case_id, kind="RELATED")
    second = chain.ids["urgent"] = table_case(
        by,
        title=f"Again {chain.say('title')}",
        summary=chain.say("summary"),
        request_nature="FORCES",
        requester_type="COMM",
        parties=[PartyGiven(chain.cast.bodies[chain.accused], "ALLEGED_AUTHOR")],
    )
    check_summary(chain.by("alice"), case_id=second, version=1)
    link_cases(by, case_id=second, other_id=chain.case_id, kind="RELATED")
    decide_urgently(
        by,
        case_id=second,
        code="D1",
        reason=chain.say("urgent"),
        consulted=[chain.cast.seats[name] for name in ("chantal", "gilbert", "baraka", "esperance")],
    )

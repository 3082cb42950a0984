"""Everything that is sealed of an agreement, planted by programs: refusals, absences, claims, rights, lifted flags."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.kit.planting import Planter

QUESTIONS = (
    "WAIVER RECOURSE AMNESTY ARMED FORCES LABOUR WOMEN REPRISAL CHOICE PROTEST TAXES OTHERS".split()  # noqa: SIM905
)


def plant(planter: "Planter", case_id: str) -> None:
    """Draw an agreement of the case up and have one that others made, with what each of them seals."""
    anne, body = planter.anne, planter.body
    drafted = anne.post("/agreements", case_id=case_id, kind="MOU", title="Passage along the road")["id"]
    party = anne.post(f"/agreements/{drafted}/parties", organisation_id=body)["id"]
    answers = dict.fromkeys(QUESTIONS, True) | {"WOMEN": False}
    words = {"WOMEN": planter.say("agreement.rights")}
    anne.post(f"/agreements/{drafted}/rights", answers=answers, words=words)
    anne.post(f"/agreements/{drafted}/moves", new="REFUSED", words=planter.say("agreement.move"))
    absent = {"manner": "ABSENT", "reason": planter.say("agreement.absence")}
    anne.post(f"/agreements/{drafted}/hands", party_id=party, function="Delegate", **absent)

    signed = {"state": "SIGNED", "happened_on": "2019-02-09"}
    made = anne.post("/agreements/registered", kind="COMAG", title="School", case_id=case_id, **signed)["id"]
    party = anne.post(f"/agreements/{made}/parties", organisation_id=body)["id"]
    promise = {"kind": "DEV", "words": "Builds a school.", "obligor_id": party, "amount": "1200.50"}
    clause = anne.post(f"/agreements/{made}/clauses", **promise)["id"]
    anne.post(f"/agreements/clauses/{clause}/claim", reason=planter.say("agreement.clause_reason"))
    flag = anne.post(f"/agreements/clauses/{clause}/conflicts", question="CHOICE")["id"]
    lifting = f"/office/agreements/clauses/{clause}/lift/{flag}/"
    planter.office.fill(lifting, {"reason": planter.say("agreement.conflict")})

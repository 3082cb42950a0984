"""Kalimbi as it was told, by a program: what the press and the study say, on the days that they give."""

from dataclasses import dataclass, field
from datetime import date

from tests.journeys.telling.caller import Caller
from tests.journeys.telling.days import Days
from tests.journeys.telling.matter import rules, titled
from tests.journeys.telling.phone import Accord

TITLE = "Kalimbi (Nyabibwe) : trois coopératives"
SUMMARY = (
    "Trois coopératives se disputent le droit d'exploiter après les règles de 2018 ; deux d'entre elles sont endettées "
    "envers les concessionnaires. Des violences ont fait suspendre la production."
)
AGAIN = "Kalimbi : coopératives et permis d'exploitation"
SUMMARY_AGAIN = (
    "Les coopératives s'élèvent contre une société et contre un permis ; seule la presse le rapporte."
)
COOPS = ("comika", "combecka", "comilak")
STUDY, PRESS = "Étude DCAF et OGP, 2021", "radiomaendeleo.info, 02/2019"
SIDES = (*COOPS, "holders")
REOPENED = date(2019, 2, 9)
INSTALMENTS = [date(2019, month, 9) for month in (3, 6, 9, 12)]


@dataclass
class Kalimbi(Caller):
    """The story, and what it is found by."""

    incident: str = ""
    room: str = ""
    deed: str = ""
    sitting: str = ""
    again: dict[int, str] = field(default_factory=dict)
    later: str = ""


def play(days: Days) -> Kalimbi:
    """Play all of it."""
    story = Kalimbi(days)
    _enter(story)
    _table(story)
    _talk(story)
    _promise_joint_use(story)
    _promise_to_pay(story)
    _go_back(story)
    _break(story)
    _march(story)
    return story


def _enter(story: Kalimbi) -> None:
    days = story.days
    rules(days)
    for key in COOPS:
        days.enter(key, key.upper(), "COOP", "PRIV")
    days.enter("holders", "Concessionnaires fonciers de Kalimbi", "CONC", "PRIV")
    days.enter("guards", "Gardes-creuseurs de Nyabibwe", "COMM", "CSO")
    days.enter("shamika", "Shamika T3", "LSM", "PRIV", is_company=True)
    story.place = days.place("Kalimbi (Nyabibwe)")


def _table(story: Kalimbi) -> None:
    """Clashes are told; the ministry suspends; the group takes the matter up."""
    days = story.days.on(date(2019, 1, 12))
    story.incident = story.do(
        "anne",
        "/incidents",
        title="Affrontements entre coopératives et suspension du site",
        nature="FACT",
        categories=["CF-COOP", "CF-DEBT", "SC-SUSP"],
        happened="01/2019",
        place_id=story.place,
        claims=[
            {
                "wording": "Les violences ont conduit à suspendre la production.",
                "source_kind": "STUDY",
                "source_title": STUDY,
            }
        ],
    )
    titled(days, story.incident)
    roles = {**dict.fromkeys(COOPS, "PARTY"), "holders": "CREDITOR"}
    parties = [{"organisation_id": str(days.bodies[key]), "role": role} for key, role in roles.items()]
    mines = {"organisation_id": str(days.cast.bodies["mines"]), "role": "SUSPENDING_AUTHORITY"}
    facts = {"title": TITLE, "summary": SUMMARY, "place_id": story.place, "severity": "SEV2"}
    story.case = story.do("anne", "/cases", incident_ids=[story.incident], parties=[*parties, mines], **facts)
    story.do("alice", f"/cases/{story.case}/check", 200, version=1)
    _at_the_site(story, "SUSPEND", "12/01/2019", days.cast.bodies["mines"])
    days.on(date(2019, 1, 14))
    sitting = story.do("anne", "/meetings", kind="MONTHLY", planned_on=str(days.today), venue="Bukavu")
    item = story.do("anne", f"/meetings/{sitting}/items", kind="NEW_CASE", case_id=story.case)
    present = [str(seat) for seat in days.cast.seats.values()]
    there = [seat for seat in present if seat != str(days.cast.seats["frank"])]
    story.do("anne", f"/meetings/{sitting}/held", 200, held_on=str(days.today), present=there)
    story.do(
        "anne",
        f"/meetings/items/{item}/decision",
        code="D1",
        reason="Conflit entre parties d'un site validé.",
    )


def _at_the_site(story: Kalimbi, kind: str, happened: str, body: object) -> None:
    said = {"kind": kind, "happened": happened, "organisation_id": str(body), "case_id": story.case}
    story.do("anne", f"/monitoring/sites/{story.place}/events", **said)


def _talk(story: Kalimbi) -> None:
    """Four sides, as many chairs for each; one of them says why it did not pay, and what it offers."""
    days = story.days.on(date(2019, 1, 28))
    sides = [
        {"name": key.upper(), "chairs": 3, "bodies": [{"organisation_id": str(days.bodies[key])}]}
        for key in COOPS
    ]
    holders = {"organisation_id": str(days.bodies["holders"])}
    sides.append({"name": "Concessionnaires", "chairs": 3, "bodies": [holders]})
    lead = [str(days.cast.accounts["chantal"])]
    facts = {"title": "Exploitation commune et dette", "sides": sides, "mediator_ids": lead}
    story.room = story.do("anne", "/mediation", case_id=story.case, **facts)
    asked = {
        "about": "Exploiter ensemble, et payer ce qui est dû",
        "languages": "Kihavu, français",
        "venue": "Nyabibwe",
    }
    session = story.do("anne", f"/mediation/{story.room}/sessions", planned_on=str(days.today), **asked)
    held = story.ask("anne", f"/mediation/{story.room}")["sides"]
    came = [{"side_id": one["id"], "there": True, "chairs_used": 3, "women": 1, "men": 2} for one in held]
    story.do("chantal", f"/mediation/sessions/{session}/held", 200, version=1, presences=came)
    said = f"/mediation/{story.room}/records"
    debtor = held[0]["id"]
    story.do("chantal", said, side_id=debtor, kind="POSITION", words="La dette n'a pas pu être payée.")
    story.do("chantal", said, side_id=debtor, kind="OFFER", words="Payer par tranches selon les moyens.")


def _promise_joint_use(story: Kalimbi) -> None:
    """Three cooperatives agree to mine together."""
    story.days.on(date(2019, 2, 4))
    title = "Protocole d'accord d'exploitation commune"
    made = story.draw_up("MOU", title, COOPS, room_id=story.room)
    story.promise(made, "JOINT", "Les trois coopératives exploitent ensemble.", "comilak", "comika")
    story.credit(made, story.days.cast.bodies["ogp"], "A réuni les coopératives.", STUDY)
    story.sign(made)


def _promise_to_pay(story: Kalimbi) -> None:
    """Four parties sign the deed; the study credits one with it and the press another; the site opens again."""
    days = story.days.on(REOPENED)
    made = story.deed = story.draw_up("DCOM", "Acte d'engagement de Kalimbi", SIDES, room_id=story.room)
    parts = [{"due_on": str(day), "amount": "2500.00"} for day in INSTALMENTS]
    debt = {"rhythm": "ONCE", "amount": "10000.00", "instalments": parts}
    story.promise(made, "INST", "La dette est payée par tranches.", "comika", "holders", **debt)
    story.promise(made, "NOVIO", "La paix sociale est gardée.", "comilak")
    story.promise(made, "SANCT", "Sanction pouvant aller jusqu'au retrait de l'agrément.", "combecka")
    story.credit(made, days.cast.bodies["ogp"], "A réuni les parties.", STUDY)
    story.credit(made, days.cast.bodies["cps"], "Réunion extraordinaire.", PRESS)
    story.sign(made)
    talks = f"/mediation/{story.room}"
    version = story.ask("anne", talks)["version"]
    story.do(
        "anne", f"{talks}/end", 200, version=version, outcome="AGREED", reason="Les quatre côtés signent."
    )
    _at_the_site(story, "LIFT", "09/02/2019", days.cast.bodies["cps"])
    story.do("anne", f"/cases/{story.case}/move", 200, new="C5")


def _go_back(story: Kalimbi) -> None:
    """A month later a cooperative says that it pays, and the guards of the diggers confirm that there is peace."""
    days = story.days.on(date(2019, 3, 11))
    planned = story.checks(story.deed)
    kept = {"finding": "IMPR", "standing": "DONE"}
    first = planned[1, "2019-03-09"]
    story.do("anne", f"/monitoring/checks/{first}/results", proof="CLAIMED", **kept)
    guards = {"proof": "CONFIRMED", "sources": 3, "source_body_id": str(days.bodies["guards"])}
    story.do("anne", f"/monitoring/checks/{planned[2, '2019-03-09']}/results", **guards, **kept)
    clause = story.ask("anne", f"/agreements/{story.deed}")["clauses"][0]["id"]
    paid = {"position": 1, "paid_on": str(days.today), "reason": "La coopérative montre le reçu."}
    story.do("anne", f"/agreements/clauses/{clause}/claim", 200, **paid)


def _break(story: Kalimbi) -> None:
    """Somebody with a phone and no network finds the peace broken; sent later, it stands on the next agenda by itself."""
    days = story.days.on(date(2019, 6, 12))
    reference = story.ask("anne", f"/agreements/{story.deed}")["line"]["reference"]
    phone = Accord(days)
    filled = phone.fill(reference, "Kalimbi", days.today, {1: "CLAIM", 2: "BREACH"})
    days.on(date(2019, 6, 14))
    story.sitting = story.do("anne", "/meetings", kind="MONTHLY", planned_on="2019-06-24", venue="Bukavu")
    phone.send(filled)
    waiting = story.ask("anne", "/monitoring/findings")["items"]
    story.do("anne", f"/monitoring/sheets/{waiting[0]['submission_id']}/take", 200)
    days.on(date(2019, 8, 12))
    later = story.checks(story.deed)[2, "2019-08-09"]
    kept = {"finding": "IMPR", "standing": "DONE", "proof": "VERIFIED"}
    story.do(
        "alice", f"/monitoring/checks/{later}/results", **kept, words="La mission n'a vu que du travail."
    )


def _march(story: Kalimbi) -> None:
    """Three and four years later people march at the same site; somebody judges that, and somebody else judges better."""
    story.days.on(date(2022, 8, 2))
    _again(story, 2022, "Marche contre une société accusée d'empiéter sur la zone 496", "29/07/2022")
    flag = _flag(story, 2022)
    story.do(
        "anne",
        f"/outcomes/flags/{flag}/judge",
        200,
        verdict="NEW",
        reason="Une société, pas une coopérative.",
    )
    story.days.on(date(2023, 9, 18))
    _again(story, 2023, "Marche et mémorandum contre un permis accordé sur la zone 496", "13/09/2023")
    why = "Les carrés n'ont jamais été délimités : c'est la même cause."
    story.do("alice", f"/outcomes/flags/{flag}/reverse", 200, verdict="RETURN", reason=why)
    story.do(
        "anne", f"/outcomes/flags/{_flag(story, 2023)}/judge", 200, verdict="NEW", reason="Un autre permis."
    )
    marches = [story.again[year] for year in (2022, 2023)]
    facts = {"title": AGAIN, "summary": SUMMARY_AGAIN, "place_id": story.place, "severity": "SEV2"}
    story.later = story.do("anne", "/cases", incident_ids=marches, **facts)
    story.do("alice", f"/cases/{story.later}/check", 200, version=1)
    story.do("anne", f"/outcomes/{story.later}/relapse", 200, of_case_id=story.case)


def _again(story: Kalimbi, year: int, title: str, happened: str) -> None:
    claim = {"wording": title, "source_kind": "PRESS", "source_title": "congowitness.org, actualite.cd"}
    one = story.again[year] = story.do(
        "anne",
        "/incidents",
        title=title,
        nature="FACT",
        categories=["CF-ASLS"],
        happened=happened,
        place_id=story.place,
        claims=[claim],
    )
    titled(story.days, one)
    if year == 2022:
        author = {"part": "ALLEGED_AUTHOR", "organisation_id": str(story.days.bodies["shamika"])}
        story.do("anne", f"/incidents/{one}/involvements", **author)
    story.do("anne", f"/outcomes/look/{one}", 200)


def _flag(story: Kalimbi, year: int) -> str:
    """Return the flag beside the deed."""
    return next(
        str(one["id"]) for one in story.flags(story.again[year]) if one["instrument_id"] == story.deed
    )

"""Bitale as it was told, by pages alone; nobody wrote down the days, so the play gives it some of its own."""

from dataclasses import dataclass
from datetime import date

from kikao.casework.agreements.enums import RightsQuestion
from tests.journeys.telling.days import Days
from tests.journeys.telling.matter import (
    OFFICE,
    back,
    case_page,
    checked,
    decided,
    id_in,
    mission,
    moved,
    released,
    rules,
    told,
)

TITLE = "Bitale : coopératives et présence de militaires"
SUMMARY = (
    "Deux groupes d'exploitants se disputent une zone artisanale. L'un d'eux aurait fait venir des éléments de l'armée ; "
    "l'exploitation a été suspendue et le tribunal n'a pas tranché. La coopérative reconnue demande une médiation."
)
ASKED = (
    "Le groupe a été informé de la présence, autour d'un site artisanal du territoire de Kalehe, d'éléments qui se "
    "présentent comme des militaires. La loi réserve la sécurité des sites à la police des mines."
)


CLAUSES = (1, 2, 3)


@dataclass
class Bitale:
    """The story, and what its pages are found by."""

    days: Days
    case: str = ""
    place: str = ""
    decision: str = ""
    release: str = ""
    recommendation: str = ""
    visit: str = ""
    room: str = ""
    agreement: str = ""


def play(days: Days) -> Bitale:
    """Play all of it."""
    story = Bitale(days)
    _enter(story)
    _ask(story)
    _decide(story)
    _look(story)
    _withdraw(story)
    _talk(story)
    _sign(story)
    _go_back(story)
    _end(story)
    return story


def _enter(story: Bitale) -> None:
    days = story.days
    rules(days)
    days.enter("coop", "Coopérative minière reconnue de Bitale", "COOP", "PRIV")
    days.enter("diggers", "Exploitants locaux de Bitale", "COOP", "CSO")
    days.enter("province", "Autorités provinciales", "TERR", "GOV")
    days.enter("cls", "Comité local de suivi de Kalehe", "COMITE", "GOV")
    story.place = days.place("Kainga")


def _ask(story: Bitale) -> None:
    """The cooperative asks; two people describe it; who is in it is written down."""
    days, anne, place = story.days, story.days.desk("anne"), story.place
    story.case = id_in(
        anne.fill(
            f"{OFFICE}/cases/table/?request",
            title=TITLE,
            summary=SUMMARY,
            request_nature="MEDIATION",
            requester_type="COOP",
            requester_id=days.bodies["coop"],
            place_id=place,
            severity="SEV1",
        )
    )
    checked(days, story.case)
    incident = told(
        days,
        title="Affrontements pour le site et présence présumée de militaires",
        categories=["CF-COOP", "SF-PRES", "HR-TORT"],
        happened="02/2019",
        place_id=place,
        wording="Une coopérative aurait fait venir des militaires ; les habitants ont résisté.",
        source_title="DCAF et OGP, étude de cas SHRIM : Bitale, 2021",
    )
    involved = {
        "part": "ALLEGED_AUTHOR",
        "organisation_id": days.cast.bodies["fardc"],
        "act": "ILLEGAL_PRESENCE",
    }
    anne.fill(f"{OFFICE}/incidents/{incident}/involved/", **involved)
    page = case_page(story.case)
    anne.fill(f"{page}incidents/", incident_id=incident)
    parties = (
        (days.bodies["diggers"], "ADVERSE_PARTY"),
        (days.cast.bodies["fardc"], "ALLEGED_AUTHOR"),
        (days.cast.bodies["division"], "ADDRESSEE"),
        (days.bodies["province"], "SUSPENDING_AUTHORITY"),
    )
    for body, role in parties:
        anne.fill(f"{page}parties/", organisation_id=body, role=role)
    court = {"kind": "COURT", "organisation_id": days.cast.bodies["court"]}
    anne.fill(f"{page}forums/", **court, result="Le tribunal n'a pas tranché le différend.", heard="01/2019")
    at_the_site(story, "ARMED", "02/2019", organisation_id=days.cast.bodies["fardc"], accuses=True, number=12)
    at_the_site(story, "SUSPEND", "20/02/2019", organisation_id=days.bodies["province"])


def at_the_site(story: Bitale, kind: str, happened: str, **said: object) -> None:
    """Enter on the site's own timeline what happened there."""
    page = f"{OFFICE}/monitoring/sites/{story.place}/enter/"
    story.days.desk("anne").fill(page, kind=kind, happened=happened, case_id=story.case, **said)


def _decide(story: Bitale) -> None:
    """A closed sitting accepts the case; the army's seat learns a text written for it alone, and what is asked of it."""
    days = story.days.on(date(2019, 3, 11))
    story.decision = decided(days, story.case, "Dans le mandat : force armée sur un site artisanal.")
    story.release = released(
        days,
        story.decision,
        days.cast.seats["damas"],
        ASKED,
        where="Sud-Kivu/Kalehe",
        asked="Vérifier, retirer si confirmé, rendre compte.",
    )
    story.recommendation = id_in(
        days.desk("anne").fill(
            f"{OFFICE}/tasks/recommendations/new/{story.case}/",
            addressee_id=days.cast.bodies["division"],
            words="Vérifier la présence alléguée et ordonner le retrait immédiat si elle est confirmée.",
            decision_id=story.decision,
            release_id=story.release,
        )
    )


def _look(story: Bitale) -> None:
    """A mission goes and sees."""
    days = story.days.on(date(2019, 3, 20))
    moved(days, story.case, "C2")
    page = mission(
        days,
        story.case,
        "Établir les faits sur le site et dans la cité",
        "FF",
        story.place,
        ("chantal", "emile"),
        date(2019, 3, 22),
    )
    back(days, page, date(2019, 3, 22))


def _withdraw(story: Bitale) -> None:
    """The command says that it withdraws; a mission goes along and sees it."""
    days = story.days.on(date(2019, 4, 2))
    page = f"{OFFICE}/tasks/recommendations/{story.recommendation}/move/"
    days.desk("anne").fill(page, new="R2")
    days.on(date(2019, 4, 5))
    trip = mission(
        days,
        story.case,
        "Accompagner le retrait jusqu'à Bukavu",
        "ACC",
        story.place,
        ("chantal", "emile"),
        date(2019, 4, 6),
    )
    back(days, trip, date(2019, 4, 6))
    days.desk("anne").fill(page, new="R4")
    seen = "La mission a vu partir les militaires et les a accompagnés jusqu'à Bukavu."
    days.desk("alice").fill(page, new="R5", words=seen)
    at_the_site(story, "WITHDRAW", "06/04/2019", organisation_id=days.cast.bodies["fardc"])


def _talk(story: Bitale) -> None:
    """Two sides on equal chairs say what they ask and offer, and agree."""
    days = story.days.on(date(2019, 4, 12))
    anne = days.desk("anne")
    moved(days, story.case, "C3")
    page = anne.fill(
        f"{OFFICE}/mediation/open/{story.case}/",
        title="Droit d'exploiter et indemnité",
        sides="Coopérative reconnue\nExploitants locaux",
        chairs=3,
        mediator_ids=[days.cast.accounts["chantal"]],
    )
    story.room = id_in(page)
    for number, body in enumerate(("coop", "diggers")):
        side = anne.links(page, "/bodies/")[number]
        anne.fill(side, organisation_id=days.bodies[body])
    days.on(date(2019, 4, 16))
    anne, chantal = days.desk("anne"), days.desk("chantal")
    session = anne.fill(
        f"{page}sessions/",
        planned_on=days.today,
        place_id=days.place("Bitale"),
        about="Qui exploite, et ce que les autres ont investi",
        languages="Mashi, français",
    )
    came = {"there": True, "chairs": 3, "women": 1, "men": 2}
    there = {f"{name}_{number}": value for number in (0, 1) for name, value in came.items()}
    chantal.fill(f"{session}held/", **there, words="Les deux côtés ont parlé.")
    record = f"{page}records/write/"
    chantal.fill(
        record, side_id="Exploitants locaux", kind="DEMAND", words="Être indemnisés de ce qu'ils ont investi."
    )
    chantal.fill(record, side_id="Coopérative reconnue", kind="OFFER", words="Payer en trois fois.")
    anne.fill(f"{page}end/", outcome="AGREED", reason="Les deux côtés acceptent.")


def _sign(story: Bitale) -> None:
    """What they agreed becomes a deed with three clauses: read for rights by two, signed, read aloud."""
    days = story.days.on(date(2019, 4, 25))
    anne = days.desk("anne")
    page = anne.fill(
        f"{OFFICE}/agreements/new/{story.case}/",
        kind="DCON",
        title="Acte de conciliation de Bitale",
        room_id=story.room,
        place_id=story.place,
    )
    story.agreement = id_in(page)
    for body, speaker in (("coop", "Président"), ("diggers", "Représentante")):
        anne.fill(f"{page}parties/", organisation_id=days.bodies[body], function=speaker)
    anne.fill(
        f"{page}helpers/",
        organisation_id=days.cast.bodies["ogp"],
        part="CONVENOR",
        contribution="A réuni les parties.",
        said_by="Étude DCAF et OGP, 2021",
    )
    _promise(story, page)
    words = anne.page(f"{page}texts/?draft=fr").xpath("//main//textarea[@name='words']")[0].value
    text = id_in(anne.fill(f"{page}texts/", language="fr", words=words))
    anne.fill(f"{page}rights/", **{one.value: "yes" for one in RightsQuestion})
    days.desk("alice").fill(f"{page}rights/confirm/")
    anne.fill(f"{page}hands/", party_id="Coopérative", function="Président", manner="SIGNED")
    marked = {"manner": "THUMB", "witness": "Chef de groupement"}
    anne.fill(f"{page}hands/", party_id="Exploitants", function="Représentante", **marked)
    anne.fill(f"{page}sign/", text_ids=[text])
    aloud = {"place_id": days.place("Bitale"), "read_on": days.today, "language": "sw"}
    anne.fill(f"{page}readings/", **aloud, women=40, men=62)
    moved(days, story.case, "C4")


def _promise(story: Bitale, page: str) -> None:
    """Write down what each promises the other."""
    days, anne = story.days, story.days.desk("anne")
    anne.fill(
        f"{page}clauses/",
        kind="RIGHT",
        words="La coopérative reconnue exploite le site sans être empêchée.",
        obligor_id="Exploitants",
        beneficiary_id="Coopérative",
        rhythm="ALWAYS",
    )
    anne.fill(
        f"{page}clauses/",
        kind="COMP",
        words="La coopérative indemnise les exploitants de ce qu'ils ont investi.",
        obligor_id="Coopérative",
        beneficiary_id="Exploitants",
        rhythm="MONTHLY",
        due_on=date(2019, 5, 25),
        amount="4 500,00",
        currency="USD",
        number=3,
    )
    anne.fill(
        f"{page}clauses/",
        kind="NOVIO",
        words="Personne ne fait plus venir d'hommes armés.",
        obligor_id="Coopérative",
        rhythm="ALWAYS",
    )
    assert days.today == date(2019, 4, 25)


def _go_back(story: Bitale) -> None:
    """The site opens again; one clause is claimed, then confirmed on the spot, then seen; the others are seen at once."""
    days = story.days.on(date(2019, 5, 2))
    at_the_site(story, "LIFT", "02/05/2019", organisation_id=days.bodies["province"])
    days.on(date(2019, 5, 27))
    moved(days, story.case, "C5")
    for clause in CLAUSES:
        found(story, "chantal", clause, date(2019, 5, 25), proof="CLAIMED")
    days.on(date(2019, 7, 29))
    local = {"proof": "CONFIRMED", "source_body_id": days.bodies["cls"], "sources": 4}
    for clause in CLAUSES:
        found(story, "chantal", clause, date(2019, 7, 25), **local)
    days.on(date(2019, 10, 25))
    trip = mission(
        days,
        story.case,
        "Retourner voir l'accord",
        "MON",
        story.place,
        ("emile", "esperance"),
        date(2019, 10, 26),
    )
    back(days, trip, date(2019, 10, 26))
    for clause in CLAUSES:
        found(story, "emile", clause, date(2019, 10, 25), proof="VERIFIED", mission_id="Retourner voir")


def found(story: Bitale, name: str, clause: int, due_on: date, **said: object) -> None:
    """Send somebody to look at a clause; they write down that it is kept."""
    days, page = story.days, f"{OFFICE}/monitoring/checks/?state=PLANNED"
    check = days.desk("anne").line(page, f"· {clause} · Kainga", f"{due_on:%d/%m/%Y}")
    days.desk("anne").fill(f"{check}assign/", assigned_id=days.cast.accounts[name])
    days.desk(name).fill(f"{check}record/", finding="IMPR", standing="DONE", **said)


def _end(story: Bitale) -> None:
    """Somebody says what changed, another goes to see."""
    days = story.days.on(date(2019, 10, 28))
    page = days.desk("anne").fill(
        f"{OFFICE}/outcomes/{story.case}/record/",
        change="IMPR",
        words="Militaires retirés, indemnité reçue, exploitation reprise, incidents en baisse.",
        said_by="Étude de cas SHRIM, 2021",
    )
    verify = days.desk("alice").link(page, "/verify/")
    days.desk("alice").fill(verify, how="La mission d'octobre a vu le site travailler et l'indemnité payée.")

"""From the first session to what a visit saw kept."""

from datetime import date

from kikao.casework.agreements.enums import RightsQuestion
from tests.journeys.telling.matter import (
    OFFICE,
    back,
    id_in,
    mission,
    moved,
)
from tests.journeys.telling.plays.bitale.story import CLAUSES, Bitale, at_the_site


def talk(story: Bitale) -> None:
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


def sign(story: Bitale) -> None:
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


def go_back(story: Bitale) -> None:
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


def end(story: Bitale) -> None:
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

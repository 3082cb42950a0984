"""From the request to the soldiers who left."""

from datetime import date

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
from tests.journeys.telling.plays.bitale.story import ASKED, SUMMARY, TITLE, Bitale, at_the_site


def enter(story: Bitale) -> None:
    """Enter in the directory whoever is in it."""
    days = story.days
    rules(days)
    days.enter("coop", "Coopérative minière reconnue de Bitale", "COOP", "PRIV")
    days.enter("diggers", "Exploitants locaux de Bitale", "COOP", "CSO")
    days.enter("province", "Autorités provinciales", "TERR", "GOV")
    days.enter("cls", "Comité local de suivi de Kalehe", "COMITE", "GOV")
    story.place = days.place("Kainga")


def ask(story: Bitale) -> None:
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


def decide(story: Bitale) -> None:
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


def look(story: Bitale) -> None:
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


def withdraw(story: Bitale) -> None:
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

"""What is known of Bitale while it is played."""

from dataclasses import dataclass

from tests.journeys.telling.days import Days
from tests.journeys.telling.matter import OFFICE

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


def at_the_site(story: Bitale, kind: str, happened: str, **said: object) -> None:
    """Enter on the site's own timeline what happened there."""
    page = f"{OFFICE}/monitoring/sites/{story.place}/enter/"
    story.days.desk("anne").fill(page, kind=kind, happened=happened, case_id=story.case, **said)

"""Twangiza as it was told, by pages and by programs: whom it accuses sits in the group, and it came back."""

from dataclasses import dataclass, field
from datetime import date

from tests.journeys.telling.caller import Caller
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
    titled,
)

TITLE = "Mine industrielle et communauté de Luhwindja"
SUMMARY = (
    "Des habitants entrés sur la concession ou venus protester auraient subi des tirs, des arrestations et des sévices de "
    "la police qui garde la mine ; des familles déplacées disent ne pas avoir été indemnisées comme convenu."
)
SHOT = "Un habitant blessé par balle sur la concession"
SHEPHERD = "Un berger arrêté et présumé torturé"
MARCHES = "Arrestations et force présumée excessive lors de marches"
FAMILIES = "Familles déplacées qui disent ne pas être indemnisées"
DEATH = "Un jeune homme tué par un policier gardant la mine, selon la presse"
TOOLKIT = "DCAF, CICR et Geneva Center for Business and Human Rights, aperçu de la boîte à outils"
WRITTEN = "Des habitants signalent un usage de la force autour d'une mine du territoire de Mwenga."
COMMANDER = "Le commandant de l'unité"


@dataclass
class Twangiza(Caller):
    """The story, and what it is found by."""

    report: str = ""
    incidents: dict[str, str] = field(default_factory=dict)
    decision: str = ""
    release: str = ""
    referral: str = ""
    mission: str = ""
    order: str = ""
    carried: str = ""
    community: str = ""
    deployment: str = ""
    measure: str = ""
    flag: str = ""
    refused: dict[str, str] = field(default_factory=dict)
    """What the group was told when something was not allowed."""


def play(days: Days) -> Twangiza:
    """Play all of it."""
    story = Twangiza(days)
    _enter(story)
    _tell(story)
    _decide(story)
    _refer(story)
    _release(story)
    _go(story)
    _hold(story)
    _agree(story)
    _change_hands(story)
    _close(story)
    _again(story)
    return story


def _enter(story: Twangiza) -> None:
    days = story.days
    rules(days)
    days.enter("community", "Communauté de Luhwindja", "COMM", "CSO")
    days.enter("heirs", "Nouveaux propriétaires de la mine", "LSM", "PRIV", is_company=True)
    days.enter("auditorat", "Auditorat militaire de Bukavu", "JUST", "GOV")
    days.bodies |= {"company": days.cast.bodies["twangiza"], "pmh": days.cast.bodies["pmh"]}
    story.place = days.place("Twangiza, mine")


def _tell(story: Twangiza) -> None:
    """Somebody tells it at the desk and agrees to little; four incidents become one case."""
    days, anne = story.days.on(date(2020, 9, 7)), story.days.desk("anne")
    taken = anne.fill(
        f"{OFFICE}/reports/take/",
        channel="WALKIN",
        words="La police de la mine a tiré sur un habitant ; un berger a été battu.",
        accused=["MINING_POLICE"],
        consents=["STORE", "SECUSE"],
        manner="ORAL",
        language="fr",
        read_back=True,
    )
    story.report = id_in(taken)
    accused = {SHOT: ("HR-LIFE", "pmh"), SHEPHERD: ("HR-TORT", "pmh"), MARCHES: ("HR-FORCE", "pmh")}
    for title, (category, body) in (accused | {FAMILIES: ("LD-COMP", "company")}).items():
        story.incidents[title] = _happened(story, title, category, body, "2020")
    story.do("anne", f"/incidents/{story.incidents[SHOT]}/reports", report_id=story.report)
    chosen = "&".join(f"incident={one}" for one in story.incidents.values())
    facts = {"title": TITLE, "summary": SUMMARY, "place_id": story.place, "severity": "SEV1"}
    story.case = id_in(anne.fill(f"{OFFICE}/cases/table/?{chosen}", **facts, requester_type="COMM"))
    for body, role in (("community", "VICTIM_GROUP"), ("pmh", "ADDRESSEE")):
        anne.fill(f"{case_page(story.case)}parties/", organisation_id=days.bodies[body], role=role)
    checked(days, story.case)


def _happened(story: Twangiza, title: str, category: str, body: str, when: str) -> str:
    claim = {"wording": title, "source_kind": "STUDY", "source_title": TOOLKIT}
    facts = {"title": title, "nature": "FACT", "categories": [category], "happened": when}
    one = story.do("anne", "/incidents", **facts, place_id=story.place, claims=[claim])
    titled(story.days, one)
    author = {"part": "ALLEGED_AUTHOR", "organisation_id": str(story.days.bodies[body])}
    story.do("anne", f"/incidents/{one}/involvements", **author)
    return one


def _decide(story: Twangiza) -> None:
    """No plenary may hear it, for the mining police sits there; a closed sitting does."""
    days = story.days.on(date(2020, 9, 14))
    plenary = story.do("anne", "/meetings", kind="MONTHLY", planned_on="2020-09-21", venue="Bukavu")
    item = {"kind": "NEW_CASE", "case_id": story.case}
    said = days.program("anne").post(f"/meetings/{plenary}/items", status=409, **item)
    story.refused["plenary"] = said["code"]
    story.decision = decided(days, story.case, "Force alléguée contre des habitants ; dans le mandat.")


def _release(story: Twangiza) -> None:
    """One text goes to the seat of the mining police, with what is asked of it."""
    days = story.days.on(date(2020, 9, 22))
    seat = days.cast.seats["didier"]
    story.release = released(
        days, story.decision, seat, WRITTEN, where="Mwenga", asked="Dire au groupe ce qui est fait."
    )
    asked = {
        "addressee_id": days.bodies["pmh"],
        "words": "Saisir la hiérarchie et prendre les mesures qui s'imposent.",
    }
    page = f"{OFFICE}/tasks/recommendations/new/{story.case}/"
    days.desk("anne").fill(page, **asked, release_id=story.release)


def _refer(story: Twangiza) -> None:
    """The source agreed to no authority: nothing is passed on, until it does."""
    days = story.days.on(date(2020, 9, 21))
    anne, page = days.desk("anne"), f"{OFFICE}/referrals/new/{story.case}/"
    said = {
        "target": "AUD",
        "organisation_id": days.bodies["auditorat"],
        "words": "Tirs et sévices allégués en 2020.",
    }
    story.refused["referral"] = anne.refused(page, **said)
    agreed = {"given": ["STORE", "SECUSE", "AUTH"], "manner": "ORAL", "language": "fr"}
    anne.fill(f"{OFFICE}/reports/{story.report}/consent/", **agreed)
    story.referral = id_in(anne.fill(page, **said))


def _go(story: Twangiza) -> None:
    """The prosecutor takes it up; a mission goes, and the mining police travels beside it with its own text and no more."""
    came = {"new": "TAKENUP", "words": "Le greffe a ouvert un dossier."}
    story.days.on(date(2020, 10, 5)).desk("anne").fill(f"{OFFICE}/referrals/{story.referral}/answer/", **came)
    days = story.days.on(date(2020, 10, 12))
    moved(days, story.case, "C2")
    team, last = ("chantal", "emile"), date(2020, 10, 14)
    story.mission = mission(days, story.case, "Rencontrer toutes les parties", "MON", story.place, team, last)
    order = {"release_id": story.release, "kind": "INTERLOC", "when": "10/2020"}
    days.desk("anne").fill(f"{story.mission}travellers/new/", **order)
    story.order = days.desk("didier").line(f"{OFFICE}/missions/orders/", "Interlocutor")
    story.carried = days.desk("didier").text(story.order)
    back(days, story.mission, last)


def _hold(story: Twangiza) -> None:
    """The commander is removed, two officers are arrested and transferred; where he goes next is watched."""
    days = story.days.on(date(2020, 11, 16))
    body = {"organisation_id": str(days.bodies["pmh"]), "taken": "11/2020"}
    page = f"/outcomes/{story.case}/measures"
    story.measure = story.do("anne", page, measure="REMOVAL", who=COMMANDER, **body)
    for measure in ("ARREST", "TRANSFER"):
        story.do("anne", page, measure=measure, who="Deux agents", **body)
    seen = {"how": "Le commandant n'est plus sur le site, dit la hiérarchie par écrit."}
    story.do("alice", f"/outcomes/measures/{story.measure}/verify", 200, **seen)
    watched = {"where": "Un autre poste du Sud-Kivu", "watch_until": "2021-11-16"}
    story.do("anne", f"/outcomes/measures/{story.measure}/postings", **watched)


def _agree(story: Twangiza) -> None:
    """One arrangement is mediated by the group; two papers were made by others."""
    days = story.days.on(date(2020, 12, 1))
    moved(days, story.case, "C4")
    made = story.draw_up("SECARR", "Arrangement de sécurité", ("community", "company"))
    words = "La communauté peut protester en paix si elle respecte les conditions convenues."
    story.promise(made, "PROTEST", words, "company", "community")
    story.credit(made, days.cast.bodies["ogp"], "A mené la médiation.", "Étude DCAF et OGP, 2021")
    story.sign(made)
    old = {"happened_on": "2012-01-01", "precision": "YEAR"}
    made = story.community = story.register(
        "COMAG", "Accord avec la communauté", ("company", "community"), **old
    )
    story.promise(made, "COMP", "Les familles déplacées sont indemnisées.", "company", "community")
    made = story.deployment = story.register("SECARR", "Accord de déploiement", ("company", "pmh"), **old)
    story.promise(made, "DEPL", "La police des mines est déployée pour garder la mine.", "pmh", "company")
    for paper in (story.community, story.deployment):
        story.do("anne", f"/monitoring/agreements/{paper}/plan", 200)


def _change_hands(story: Twangiza) -> None:
    """The mine is sold; whoever bought it says nothing of what was promised; a visit finds the families unpaid."""
    days = story.days.on(date(2021, 1, 11))
    party = story.parties[story.community]["company"]
    days.desk("anne").fill(
        f"{OFFICE}/agreements/parties/{party}/succeed/",
        organisation_id=days.bodies["heirs"],
        since_on=date(2020, 12, 31),
        took_over="0",
        reason="La mine a changé de mains ; l'acte de vente n'en dit rien.",
    )
    (check,) = story.checks(story.community).values()
    broken = {"finding": "WORSE", "standing": "BREACH", "proof": "VERIFIED"}
    story.do("alice", f"/monitoring/checks/{check}/results", **broken, words="Aucune famille n'a été payée.")


def _close(story: Twangiza) -> None:
    """It cannot be closed as if all were done; it is closed for what was done, and the page says despite what."""
    days = story.days.on(date(2021, 2, 22))
    anne, case = days.desk("anne"), story.case
    changed = "Commandant écarté, deux agents arrêtés et mutés, espace de protestation."
    anne.fill(f"{OFFICE}/outcomes/{case}/record/", change="IMPR", words=changed, said_by="Étude, 2021")
    follow_up = anne.link(f"{OFFICE}/cases/{case}/", "/office/tasks/0")
    anne.fill(f"{follow_up}drop/", reason="Le nouveau propriétaire ne répond pas.")
    page = f"{OFFICE}/outcomes/{case}/close/"
    story.refused["closing"] = anne.refused(page, reason="MEAS", words="Mesures prises.")
    despite = "L'indemnité reste due ; le nouveau propriétaire ne s'y dit pas tenu."
    anne.fill(page, reason="MEAS", words="Mesures prises.", despite=despite)


def _again(story: Twangiza) -> None:
    """Four years later a young man is killed at the same mine; the case is opened again."""
    days = story.days.on(date(2024, 12, 20))
    story.incidents[DEATH] = _happened(story, DEATH, "HR-LIFE", "pmh", "17/12/2024")
    story.do("anne", f"/outcomes/look/{story.incidents[DEATH]}", 200)
    story.flag = next(
        one["id"] for one in story.flags(story.incidents[DEATH]) if one["case_id"] == story.case
    )
    why = "Même mine, même force, même acte : la cause est revenue."
    days.desk("anne").fill(f"{OFFICE}/outcomes/flags/{story.flag}/judge/", verdict="RETURN", reason=why)
    days.desk("anne").fill(
        f"{OFFICE}/outcomes/{story.case}/reopen/", why="Un nouveau décès, le deuxième selon le Mwami."
    )
    days.desk("anne").fill(f"{case_page(story.case)}incidents/", incident_id=story.incidents[DEATH])

"""What every story has: a matter brought to the group, a closed sitting that decides, a mission that comes back."""

import re
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kikao.casework.meetings.actions import set_group_rules
from tests.journeys.telling.days import Days

OFFICE = "/office"
ROOM = ("anne", "chantal", "gilbert", "esperance", "emile")
"""Who sits in closed sittings: nobody of a body that any of the stories accuses."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def id_in(path: str, which: int = -1) -> str:
    """Return the id that stands in an address, the last unless said otherwise."""
    return _ID.findall(path)[which]


def case_page(case: str) -> str:
    """Return the address of the page of a case."""
    return f"{OFFICE}/cases/{case}/"


def rules(story: Days) -> None:
    """Let three seats of one pillar decide in a closed sitting."""
    with story.now():
        set_group_rules(story.cast.actor("anne"), quorum=3, pillar_minimum=1, urgent_members=3)


def told(story: Days, **said: object) -> str:
    """Open an incident by page, on a claim, and return its id."""
    facts = {"nature": "FACT", "source_kind": "STUDY", **said}
    incident = id_in(story.desk("anne").fill(f"{OFFICE}/incidents/open/", **facts))
    titled(story, incident)
    return incident


def titled(story: Days, incident: str) -> None:
    """Have a second secretary look at the title of an incident, which members read from then on."""
    story.desk("alice").press(f"{OFFICE}/incidents/{incident}/", "/title/")


def checked(story: Days, case: str) -> None:
    """Have a second secretary look for what could give a source away."""
    story.desk("alice").fill(f"{case_page(case)}check/")


def decided(story: Days, case: str, reason: str) -> str:
    """Hold a closed sitting on a case, accept it, adopt the minutes; return the decision."""
    anne = story.desk("anne")
    seats = [str(story.cast.seats[name]) for name in ROOM]
    sitting = anne.fill(
        f"{OFFICE}/meetings/closed/", planned_on=story.today, venue="Bukavu", invited=seats, quorum=3
    )
    anne.fill(f"{sitting}items/", kind="NEW_CASE", case_id=case)
    anne.press(sitting, "/call/")
    anne.fill(f"{sitting}held/", held_on=story.today, **{f"seat_{seat}": "SEAT" for seat in seats})
    decide = anne.link(sitting, "/decide/")
    anne.fill(decide, code="D1", reason=reason)
    anne.press(sitting, "/minutes/draft/")
    anne.fill(f"{sitting}minutes/adopt/")
    return id_in(anne.link(sitting, "/releases/propose/"))


def released(story: Days, decision: str, seat: UUID, what: str, **said: object) -> str:
    """Write a separate text for a seat; another secretary lets it go; return it."""
    page = f"{OFFICE}/releases/propose/{decision}/"
    made = id_in(story.desk("anne").fill(page, seat_id=seat, what=what, **said))
    story.desk("alice").fill(f"{OFFICE}/releases/{made}/approve/")
    return made


def moved(story: Days, case: str, new: str, reason: str = "") -> None:
    """Move a case by its page."""
    story.desk("anne").fill(f"{case_page(case)}move/", new=new, reason=reason)


def mission(
    story: Days, case: str, title: str, purpose: str, place: str, team: Sequence[str], last: date
) -> str:
    """Plan a mission by pages, put a team together, weigh its risks, have another person clear it; return its page."""
    anne = story.desk("anne")
    plan = {"purpose": purpose, "title": title, "case_id": case, "place_id": place}
    page = anne.fill(f"{OFFICE}/missions/new/", starts_on=story.today, ends_on=last, **plan)
    for name, role in zip(team, ("LEADER", *["MEMBER"] * len(team)), strict=False):
        anne.fill(f"{page}team/join/", account_id=story.cast.accounts[name], role=role)
    story.desk(team[0]).fill(
        f"{page}risk/",
        level="MEDIUM",
        threats="Des hommes armés peuvent tenir la route.",
        measures="Le chef de poste est prévenu ; la route de Kalehe est prise de jour.",
        valid_until_on=last,
    )
    story.desk("alice").press(page, "/clear/")
    return page


def back(story: Days, page: str, last: date) -> None:
    """Let a mission leave today and come back on its last day, its place reached."""
    anne, first = story.desk("anne"), story.today
    anne.press(page, "/depart/")
    anne.fill(anne.link(page, "/stops/"), reached_on=first)
    story.on(last).desk("anne").press(page, "/return/")

"""A sitting from its agenda to adopted minutes, through the pages."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from kikao.casework.cases.queries import case
from kikao.casework.meetings.queries import decisions_of_case, sitting, unratified
from kikao.foundation.base.clock import LUBUMBASHI, now, today
from tests.casework.meetings.table import MARKER, UNWALLED, Table
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db

LIST = "/office/meetings/"


@pytest.fixture
def anne(client: Client, table: Table) -> Client:
    """Return the secretary's browser."""
    return let_in(client, table.cast, "anne")


def there(table: Table, *names: str) -> dict[str, str]:
    """Return the form of who was there: all seats absent but these."""
    sent = {f"seat_{seat}": "ABSENT" for name, seat in table.cast.seats.items() if name != "frank"}
    return sent | {f"seat_{seat}": "SEAT" for seat in table.seats(names)}


def test_from_the_agenda_to_adopted_minutes(anne: Client, table: Table) -> None:  # noqa: PLR0915 - a journey
    plenary = table.plenary()
    here = f"{LIST}{plenary}/"
    table.case("One")
    table.case("Two")
    assert anne.post(f"{here}propose/").status_code == 302
    first, second = sitting(table.by(), plenary).items
    assert anne.post(f"{here}items/", {"kind": "OTHER", "words": "Work plan"}).status_code == 302
    assert anne.post(f"{here}items/{second.id}/up/").status_code == 302
    assert anne.post(f"{here}items/{second.id}/down/").status_code == 302
    assert anne.post(f"{here}items/{second.id}/up/").status_code == 302
    assert [item.id for item in sitting(table.by(), plenary).items][:2] == [second.id, first.id]
    assert anne.post(f"{here}items/{first.id}/off/").status_code == 302
    assert anne.post(f"{here}items/{second.id}/note/", {"note": "The chief was heard."}).status_code == 302
    assert anne.post(f"{here}guests/", {"words": "A judge", "item_ids": [str(second.id)]}).status_code == 302
    assert anne.post(f"{here}heads/", {"group": "Women diggers", "number": "12"}).status_code == 302

    form = anne.get(f"{here}held/")
    assert "Government" in form.content.decode()
    guest = form.context["form"].guests[0].id
    sent = there(table, *UNWALLED, "didier") | {"held_on": f"{today():%d/%m/%Y}", f"guest_{guest}": "on"}
    sent[f"seat_{table.cast.seats['irene']}"] = "ALTERNATE"
    assert anne.post(f"{here}held/", sent).status_code == 302
    page = sitting(table.by("didier"), plenary)
    assert (page.quorum.present, page.quorum.met) == (9, True)
    assert ("A judge", True) in [(one.who, one.present) for one in page.attendances]

    corrected = there(table, *UNWALLED, "didier", "dora")
    assert anne.get(f"{here}attendance/").status_code == 200
    assert anne.post(f"{here}attendance/", corrected).status_code == 302
    assert sitting(table.by("didier"), plenary).quorum.present == 9

    decide = f"{here}items/{second.id}/decide/"
    empty = anne.post(decide, {"code": "D1", "reason": ""})
    assert empty.status_code == 422
    assert "The chief was heard." in empty.content.decode()
    said = {
        "code": "D1",
        "reason": "Within the mandate",
        "view_PRIV": "Too early",
        "view_seat": str(table.cast.seats["gilbert"]),
        "view_words": "We object",
    }
    assert anne.post(decide, said).status_code == 302
    (line,) = decisions_of_case(table.by("chantal"), table.cases[1])
    assert {(one.pillar, one.seat, one.words) for one in line.dissents} == {
        ("PRIV", "", "Too early"),
        ("GOV", "Ministry of Mines", "We object"),
    }
    assert "decided already" not in anne.get(here).content.decode()

    other = sitting(table.by(), plenary).items[1].id
    assert anne.post(f"{here}items/{other}/decide/", {"reason": "Adopted"}).status_code == 302

    assert "No minutes yet" in anne.get(f"{here}minutes/").content.decode()
    assert anne.post(f"{here}minutes/draft/").status_code == 302
    edit = anne.get(f"{here}minutes/edit/").context["form"].initial
    new = {"body": edit["body"] + "\nRead aloud.", "version": edit["version"]}
    assert anne.post(f"{here}minutes/edit/", new).status_code == 302
    assert anne.post(f"{here}minutes/edit/", new).status_code == 422
    twice = anne.post(f"{here}minutes/draft/", follow=True).content.decode()
    assert "There is a draft already." in twice
    sure = anne.get(f"{here}minutes/adopt/")
    assert "Nobody can change them any more" in sure.content.decode()
    version = sure.context["form"].initial["version"]
    assert anne.post(f"{here}minutes/adopt/", {"version": version}).status_code == 302
    assert anne.post(f"{here}minutes/addendum/", {"words": "The 4th."}).status_code == 302
    minutes = sitting(table.by("didier"), plenary).minutes
    assert minutes
    shown = let_in(Client(), table.cast, "didier").get(f"{here}minutes/").content.decode()
    for words in (minutes.hash, "Read aloud.", "The 4th.", "Work plan"):
        assert words in shown


def test_put_names_a_case_by_its_reference_and_says_when_somebody_is_walled(
    anne: Client, table: Table
) -> None:
    plenary = table.plenary()
    here = f"{LIST}{plenary}/items/"
    good, bad = (case(table.by(), case_id).line.reference for case_id in (table.case(), table.secret()))
    assert anne.post(here, {"kind": "FOLLOW_UP", "reference": good.lower()}).status_code == 302
    refused = anne.post(here, {"kind": "FOLLOW_UP", "reference": bad})
    assert refused.status_code == 422
    assert "closed sitting" in refused.content.decode()
    nothing = anne.post(here, {"kind": "FOLLOW_UP", "reference": "SK-1900-XXXXXX"})
    assert "reference" in nothing.context["form"].errors
    assert [item.case_id for item in sitting(table.by(), plenary).items] == [table.cases[0]]


def test_an_item_of_another_sitting_is_not_here(anne: Client, table: Table) -> None:
    plenary, other = table.plenary(), table.plenary()
    item = table.put(other, table.case())
    for page in ("up", "down", "off"):
        assert anne.post(f"{LIST}{plenary}/items/{item}/{page}/").status_code == 404
    for page in ("note", "decide", "link", "close"):
        assert anne.get(f"{LIST}{plenary}/items/{item}/{page}/").status_code == 404
        assert anne.get(f"{LIST}{plenary}/items/{uuid4()}/{page}/").status_code == 404


def test_what_was_raised_aloud_is_recorded_with_who_heard_it(anne: Client, table: Table) -> None:
    plenary = table.plenary()
    table.hold(plenary, [*UNWALLED, "didier"])
    here = f"{LIST}{plenary}/"
    form = anne.get(f"{here}raised/").context["form"]
    assert len(form.initial["heard_by"]) == 8
    sent = {
        "words": f"Shots {MARKER}",
        "reserved": "1",
        "heard_by": [str(seat) for seat in table.seats(["anne", "chantal"])],
    }
    assert anne.post(f"{here}raised/", sent).status_code == 302
    assert MARKER not in let_in(Client(), table.cast, "didier").get(here).content.decode()
    assert MARKER in let_in(Client(), table.cast, "chantal").get(here).content.decode()
    item = sitting(table.by(), plenary).items[0].id
    assert anne.get(f"{here}items/{item}/link/").status_code == 200
    case_id = table.secret()
    assert anne.post(f"{here}items/{item}/link/", {"case_id": str(case_id)}).status_code == 302
    assert sitting(table.by("chantal"), plenary).items[0].case_id == case_id


def test_who_stood_aside_is_asked_only_in_a_closed_sitting(anne: Client, table: Table) -> None:
    shut = table.closed()
    item = table.put(shut, table.secret())
    table.hold(shut, UNWALLED)
    plenary = table.plenary()
    other = table.put(plenary, table.case())
    table.hold(plenary)
    page = f"{LIST}{shut}/items/{item}/decide/"
    assert "Seat that stood aside" in anne.get(page).content.decode()
    assert "Seat that stood aside" not in anne.get(f"{LIST}{plenary}/items/{other}/decide/").content.decode()
    said = {
        "code": "D1",
        "reason": "Serious",
        "aside_1": str(table.cast.seats["baraka"]),
        "aside_why_1": "A contract",
    }
    assert anne.post(page, said).status_code == 302
    assert "Banro: A contract" in anne.get(f"{LIST}{shut}/").content.decode()


def test_decide_urgently_and_let_a_sitting_judge_it(  # noqa: PLR0915 - a journey
    anne: Client, table: Table
) -> None:
    case_id: UUID = table.secret()
    page = anne.get(f"{LIST}urgent/", {"case_id": str(case_id)})
    assert page.status_code == 302
    form = anne.get(page.headers["Location"])
    assert "PMH focal point" in form.content.decode()
    offered = [value for value, _label in form.context["form"].fields["consulted"].choices]
    assert str(table.cast.seats["didier"]) not in offered
    at = now().astimezone(LUBUMBASHI)
    sent = {
        "code": "D1",
        "reason": "Danger",
        "consulted": [str(seat) for seat in table.seats(["chantal", "gilbert", "baraka"])],
        "begun_on": f"{at:%d/%m/%Y}",
        "begun_at": f"{at:%H:%M}",
    }
    few = anne.post(f"{LIST}urgent/{case_id}/", sent | {"consulted": sent["consulted"][:1]})
    assert "consulted" in few.context["form"].errors
    assert anne.post(f"{LIST}urgent/{case_id}/", sent).status_code == 302
    assert MARKER in anne.get(f"{LIST}urgent/").content.decode()
    assert "Not yet ratified" in anne.get(LIST).content.decode()
    didier = let_in(Client(), table.cast, "didier")
    assert "atified" not in didier.get(LIST).content.decode()

    shut = table.closed()
    item = table.put(shut, case_id)
    table.hold(shut, UNWALLED)
    (urgent,) = unratified(table.by())
    ratify = f"{LIST}{shut}/items/{item}/ratify/{urgent.id}/"
    assert ratify in anne.get(f"{LIST}{shut}/").content.decode()
    assert anne.get(ratify).status_code == 200
    assert anne.post(ratify, {"outcome": "CHANGED", "reason": "Why"}).status_code == 422
    assert anne.post(ratify, {"outcome": "RATIFIED", "reason": "Yes"}).status_code == 302
    assert unratified(table.by()) == ()


def test_a_past_sitting_is_entered_on_one_page(anne: Client, table: Table) -> None:
    case_id, walled = table.case(), table.secret()
    page = f"{LIST}past/"
    sent = there(table, *UNWALLED, "didier") | {
        "kind": "MONTHLY",
        "held_on": "14/12/2018",
        "venue": "Bukavu",
        "guests": "Head of the territory\n",
        "groups_counted": "Women diggers: 12",
        "rows": "2",
        "item0_case_id": str(case_id),
        "item0_code": "D1",
        "item0_reason": "Within the mandate",
        "item1_words": "Work plan",
    }
    more = anne.post(page, sent | {"more": "1"})
    assert more.status_code == 200
    assert len(more.context["form"].numbers) == 6
    assert "Within the mandate" in more.content.decode()
    wrong = anne.post(page, sent | {"groups_counted": "Women"})
    assert "groups_counted" in wrong.context["form"].errors
    refused = anne.post(page, sent | {"item1_case_id": str(walled)})
    assert refused.status_code == 422
    assert "item1_case_id" in refused.context["form"].errors
    assert "Within the mandate" in refused.content.decode()
    made = anne.post(page, sent)
    assert made.status_code == 302
    shown = anne.get(made.headers["Location"]).content.decode()
    for words in (
        "14/12/2018",
        f"{today():%d/%m/%Y}",
        "Work plan",
        "Women diggers (12)",
        "Accepted as a case",
    ):
        assert words in shown


def test_a_past_sitting_joins_a_case_to_another(anne: Client, table: Table) -> None:
    case_id, other = table.case("One"), table.case("Two")
    sent = there(table, *UNWALLED) | {
        "kind": "MONTHLY",
        "held_on": "14/12/2018",
        "rows": "1",
        "item0_case_id": str(case_id),
        "item0_code": "D5",
        "item0_reason": "The same pit",
    }
    page = f"{LIST}past/"
    alone = anne.post(page, sent)
    assert "item0_joined_to" in alone.context["form"].errors
    wrong = anne.post(page, sent | {"item0_code": "D1", "item0_joined_to": str(other)})
    assert "item0_joined_to" in wrong.context["form"].errors
    assert anne.post(page, sent | {"item0_joined_to": str(other)}).status_code == 302
    (decided,) = decisions_of_case(table.by(), case_id)
    assert decided.code == "D5"
    assert other in {link.case_id for link in case(table.by(), case_id).links}


def test_a_closed_paper_is_known_to_who_was_there(anne: Client, table: Table) -> None:
    sent = there(table, *UNWALLED) | {
        "kind": "CLOSED",
        "held_on": "14/12/2018",
        "rows": "1",
        "item0_case_id": str(table.secret()),
        "item0_code": "D1",
        "item0_reason": "Serious",
    }
    made = anne.post(f"{LIST}past/", sent).headers["Location"]
    assert let_in(Client(), table.cast, "chantal").get(made).status_code == 200
    assert let_in(Client(), table.cast, "didier").get(made).status_code == 404


def test_what_has_no_minutes_or_no_case_has_no_such_page(anne: Client, table: Table) -> None:
    plenary = table.plenary()
    words = f"{LIST}{plenary}/items/"
    anne.post(words, {"kind": "OTHER", "words": "Work plan"})
    item = sitting(table.by(), plenary).items[0].id
    assert anne.get(f"{words}{item}/close/").status_code == 404
    for page in ("minutes", "minutes/edit", "minutes/adopt", "minutes/addendum"):
        assert anne.get(f"{LIST}{plenary}/{page}/").status_code == 404
    assert anne.get(f"{LIST}closed/", {"case": "no id"}).status_code == 404
    table.hold(plenary)
    assert let_in(Client(), table.cast, "chantal").get(f"{LIST}{plenary}/minutes/").status_code == 404

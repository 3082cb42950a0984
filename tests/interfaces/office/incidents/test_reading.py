"""The list, the page of one incident and its words: what is shown, to whom, and nothing else."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from kikao.casework.cases.actions import table_case
from kikao.casework.incidents.actions import merge_incidents, record_count, record_involvement, record_reply
from kikao.casework.incidents.models import Incident
from kikao.foundation.audit.models import TrailEntry
from tests.casework.incidents.conftest import MARKER, Desk
from tests.casework.incidents.told import tell
from tests.interfaces.office.incidents.conftest import Browser

pytestmark = pytest.mark.django_db

EVERYBODY = (
    "anne",
    "alice",
    "chantal",
    "baraka",
    "didier",
    "damas",
    "gilbert",
    "esperance",
    "judith",
    "klaas",
    "frank",
)


def at(name: str, *args: object) -> str:
    return reverse(f"office:incidents-{name}", args=args)


def accuse(desk: Desk, incident_id: UUID) -> None:
    record_involvement(
        desk.by(), incident_id=incident_id, part="ALLEGED_AUTHOR", organisation_id=desk.cast.bodies["pmh"]
    )


def test_the_list_shows_the_secretariat_its_incidents(
    desk: Desk, browser: Browser, incident_id: UUID
) -> None:
    page = browser("anne").get(at("list"))

    assert page.status_code == 200
    assert "Shots at the barrier" in page.content.decode()
    assert at("incident", incident_id) in page.content.decode()


@pytest.mark.parametrize("name", ["chantal", "didier", "frank"])
def test_the_list_shows_nobody_else_anything(browser: Browser, incident_id: UUID, name: str) -> None:
    page = browser(name).get(at("list"))

    assert page.status_code == 200
    assert "Shots at the barrier" not in page.content.decode()


def test_the_list_keeps_its_filters_and_says_when_nothing_fits(browser: Browser, incident_id: UUID) -> None:
    anne = browser("anne")

    assert (
        "Shots at the barrier"
        in anne.get(at("list"), {"q": "barrier", "category": "HR-LIFE"}).content.decode()
    )
    empty = anne.get(at("list"), {"q": "nothing of the kind"}).content.decode()
    assert "Shots at the barrier" not in empty
    assert 'href="?"' in empty


def test_one_incident_shows_the_whole_plain_layer_and_no_sealed_word(
    desk: Desk, browser: Browser, incident_id: UUID
) -> None:
    accuse(desk, incident_id)
    record_count(desk.by(), incident_id=incident_id, harm="KILLED", number=1)
    record_reply(
        desk.by(), incident_id=incident_id, organisation_id=desk.cast.bodies["pmh"], attribution="DENIES"
    )

    shown = (
        browser("anne").get(at("incident", incident_id), headers={"accept-language": "en"}).content.decode()
    )

    assert MARKER not in shown
    assert "Radio Maendeleo" in shown
    name = "Police des Mines et des Hydrocarbures"
    assert shown.count(name) == shown.count(f"<b>{name}</b>") + shown.count(f">{name}</a>")
    assert shown.count('class="alleged"') == shown.count(name)


def test_the_word_alleged_is_in_no_column(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    accuse(desk, incident_id)

    english = (
        browser("anne").get(at("incident", incident_id), headers={"accept-language": "en"}).content.decode()
    )
    assert "alleged <b>Police des Mines" in english
    assert "alleged" not in repr(list(Incident.objects.values())).lower()


def test_the_words_open_for_the_secretariat_and_the_reading_stands_in_the_trail(
    browser: Browser, incident_id: UUID
) -> None:
    before = TrailEntry.objects.filter(outcome="READ").count()

    assert MARKER in browser("anne").get(at("words", incident_id)).content.decode()
    assert TrailEntry.objects.filter(outcome="READ").count() == before + 1


@pytest.mark.parametrize("name", sorted(set(EVERYBODY) - {"anne", "alice"}))
@pytest.mark.parametrize(
    "part", ["incident", "words", "facts", "involve", "verify", "merge", "claim", "report"]
)
def test_a_hidden_incident_answers_like_one_that_is_not_there(
    browser: Browser, incident_id: UUID, name: str, part: str
) -> None:
    visitor = browser(name)
    hidden, missing = visitor.get(at(part, incident_id)), visitor.get(at(part, uuid4()))

    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_behind_a_case_members_see_the_plain_layer_and_the_accused_nothing(
    desk: Desk, browser: Browser
) -> None:
    opened = desk.open(report_ids=[tell(desk, "OTHER")])
    accuse(desk, opened)
    table_case(desk.by(), title="Shots", incident_ids=[opened])

    for name in ("chantal", "baraka", "gilbert", "judith"):
        page = browser(name).get(at("incident", opened))
        words = browser(name).get(at("words", opened))
        assert (page.status_code, words.status_code) == (200, 200)
        shown = page.content.decode() + words.content.decode()
        assert MARKER not in shown
        assert "SK-R-" not in shown
        assert at("facts", opened) not in shown
    for name in ("didier", "klaas", "frank"):
        assert browser(name).get(at("incident", opened)).status_code == 404
        assert browser(name).get(at("words", opened)).status_code == 404


def test_a_merged_incident_says_where_it_went(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    into = desk.open(title="Gunfire")
    merge_incidents(desk.by(), incident_id=incident_id, into_id=into, version=1)

    gone = browser("anne").get(at("incident", incident_id)).content.decode()
    assert at("incident", into) in gone
    assert at("separate", incident_id) in gone
    assert at("facts", incident_id) not in gone
    assert at("incident", incident_id) in browser("anne").get(at("incident", into)).content.decode()


def test_the_page_is_light(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    for _n in range(20):
        record_involvement(desk.by(), incident_id=incident_id, part="VICTIM_GROUP", stranger="UNKNOWN")
    page = browser("anne").get(at("incident", incident_id))

    assert len(page.content) < 100_000
    assert b"<script>" not in page.content
    assert b"style=" not in page.content

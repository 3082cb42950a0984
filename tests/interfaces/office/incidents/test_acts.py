"""Every act has a page: it is shown, done, refused with words, and sent once."""

from uuid import UUID

import pytest
from django.urls import reverse

from kikao.casework.incidents.actions import merge_incidents, record_claim, record_count, record_involvement
from kikao.casework.incidents.models import (
    Claim,
    Contradiction,
    Count,
    Incident,
    IncidentNorm,
    IncidentReport,
    Involvement,
    Mapping,
    Reply,
    VerificationChange,
)
from kikao.foundation.sealing.vault import readers_of, revoke
from kikao.registry.norms.queries import norms
from tests.casework.incidents.conftest import MARKER, Desk
from tests.casework.incidents.told import tell
from tests.interfaces.office.incidents.conftest import Browser

pytestmark = pytest.mark.django_db

FACTS = {"title": "Shots at Kalimbi", "nature": "FACT", "happened_year": "2024"}
CLAIM = {"wording": MARKER, "source_kind": "PRESS", "source_title": "Radio Okapi", "once": "a"}


def at(name: str, *args: object) -> str:
    return reverse(f"office:incidents-{name}", args=args)


def test_open_from_a_publication(desk: Desk, browser: Browser) -> None:
    anne = browser("anne")
    assert anne.get(at("open")).status_code == 200

    answer = anne.post(
        at("open"), {**FACTS, **CLAIM, "categories": ["HR-LIFE"], "place_id": str(desk.place_id)}
    )

    row = Incident.objects.get()
    assert answer.headers["location"] == at("incident", row.id)
    assert (row.title, str(row.happened), row.place_id) == ("Shots at Kalimbi", "2024", desk.place_id)
    assert Claim.objects.count() == 1


def test_open_from_reports(desk: Desk, browser: Browser) -> None:
    told = [tell(desk), tell(desk)]
    anne = browser("anne")
    address = at("open") + "?" + "&".join(f"report={one}" for one in told)
    assert b'value="HR-LIFE"' in anne.get(address).content

    answer = anne.post(address, {**FACTS, "categories": ["HR-LIFE"]})

    assert answer.status_code == 302
    assert IncidentReport.objects.count() == 2
    assert anne.get(at("open"), {"report": "nonsense"}).status_code == 404


def test_open_says_what_is_missing_and_keeps_what_was_typed(browser: Browser, desk: Desk) -> None:
    answer = browser("anne").post(at("open"), {**FACTS, **CLAIM, "title": "", "categories": ["HR-LIFE"]})

    assert answer.status_code == 422
    assert MARKER in answer.content.decode()
    assert not Incident.objects.exists()


def test_a_form_sent_twice_is_done_once(browser: Browser, desk: Desk) -> None:
    said = {**FACTS, **CLAIM, "categories": ["HR-LIFE"]}
    anne = browser("anne")

    first, second = anne.post(at("open"), said), anne.post(at("open"), said)

    assert first.headers["location"] == second.headers["location"]
    assert Incident.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("facts", {**FACTS, "version": 1}),
        ("categories", {"categories": ["SF-TAX"], "version": 1}),
        ("severity", {"severity": "SEV2", "version": 1}),
        ("verify", {"verification": "V1", "reason": MARKER, "version": 1}),
    ],
)
def test_a_change_is_kept_and_the_second_editor_is_told(
    browser: Browser, incident_id: UUID, name: str, said: dict[str, object]
) -> None:
    anne, alice = browser("anne"), browser("alice")
    assert anne.get(at(name, incident_id)).status_code == 200

    assert anne.post(at(name, incident_id), said).status_code == 302
    after = Incident.objects.values().get()
    late = alice.post(at(name, incident_id), said)

    assert late.status_code == 422
    assert Incident.objects.values().get() == after
    assert after["version"] == 2


def test_who_did_what_to_whom(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    anne = browser("anne")
    assert anne.get(at("involve", incident_id)).status_code == 200
    anne.post(
        at("involve", incident_id), {"part": "VICTIM_GROUP", "stranger": "UNKNOWN", "actor_type": "COMM"}
    )
    victims = Involvement.objects.get()
    said = {"part": "ALLEGED_AUTHOR", "stranger": "UNIFORM", "act": "KILLING", "toward_id": str(victims.id)}
    assert anne.post(at("involve", incident_id), said).status_code == 302
    author = Involvement.objects.get(part="ALLEGED_AUTHOR")

    wrong = anne.post(at("involve", incident_id), {"part": "ALLEGED_AUTHOR"})
    assert wrong.status_code == 422

    page = anne.get(at("identify", incident_id, author.id))
    assert page.status_code == 200
    anne.post(
        at("identify", incident_id, author.id),
        {"organisation_id": str(desk.cast.bodies["pmh"]), "version": author.version},
    )
    author.refresh_from_db()
    assert author.organisation_id == desk.cast.bodies["pmh"]

    assert anne.get(at("withdraw", incident_id, author.id)).status_code == 200
    anne.post(at("withdraw", incident_id, author.id), {"version": author.version})
    author.refresh_from_db()
    assert author.withdrawn_on is not None
    assert anne.get(at("identify", incident_id, author.id)).status_code == 404


def test_who_walls_themselves_goes_back_to_the_list(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    anne = browser("anne")
    said = {"part": "ALLEGED_AUTHOR", "organisation_id": str(desk.cast.bodies["ogp"])}

    answer = anne.post(at("involve", incident_id), said)

    assert answer.headers["location"] == at("list")
    assert anne.get(at("incident", incident_id)).status_code == 404


def test_counts(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    anne = browser("anne")
    assert anne.get(at("count", incident_id)).status_code == 200
    anne.post(
        at("count", incident_id),
        {"harm": "KILLED", "number": "2", "sex": "M", "age_band": "CHILD", "about": "on"},
    )
    count = Count.objects.get()
    assert (count.number, count.about) == (2, True)

    assert anne.get(at("count-remove", incident_id, count.id)).status_code == 405
    anne.post(at("count-remove", incident_id, count.id))
    assert not Count.objects.exists()


def test_claims_and_how_they_stand_to_each_other(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    anne = browser("anne")
    assert anne.get(at("claim", incident_id)).status_code == 200
    assert anne.post(at("claim", incident_id), {**CLAIM, "claimed_year": "2024"}).status_code == 302
    first, second = Claim.objects.order_by("position")
    assert str(second.happened) == "2024"

    assert anne.get(at("contrast", incident_id, first.id)).status_code == 200
    anne.post(at("contrast", incident_id, first.id), {"other_id": str(second.id)})
    assert Contradiction.objects.count() == 1
    way = at("reconcile", incident_id, first.id) + f"?other={second.id}"
    assert f'action="{way}"' in anne.get(at("words", incident_id)).content.decode()
    anne.post(way)
    assert not Contradiction.objects.exists()
    assert anne.post(at("reconcile", incident_id, first.id)).status_code == 404

    assert anne.get(at("claim-verify", incident_id, second.id)).status_code == 200
    anne.post(at("claim-verify", incident_id, second.id), {"verification": "V2", "version": 1})
    assert VerificationChange.objects.get().claim_id == second.id


def test_a_person_is_never_named_as_source(browser: Browser, incident_id: UUID) -> None:
    answer = browser("anne").post(
        at("claim", incident_id), {**CLAIM, "source_kind": "PERSON", "source_title": "SECRET-NAME"}
    )

    assert answer.status_code == 422
    assert Claim.objects.count() == 1


def test_a_reply(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    anne = browser("anne")
    assert anne.get(at("reply", incident_id)).status_code == 200
    said = {"organisation_id": str(desk.cast.bodies["pmh"]), "attribution": "DENIES", "wording": MARKER}

    assert anne.post(at("reply", incident_id), said).status_code == 302
    assert Reply.objects.get().wording_item_id is not None


def test_standards_and_norms(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    anne = browser("anne")
    proposed = Mapping.objects.get(code="VP-P4")
    anne.post(at("mapping", incident_id, proposed.id), {"state": "REJECTED"})
    proposed.refresh_from_db()
    assert proposed.state == "REJECTED"
    again = anne.post(at("mapping", incident_id, proposed.id), {"state": "REJECTED"}, follow=True)
    assert "VP-P4" in again.content.decode()

    assert anne.get(at("standards", incident_id)).status_code == 200
    anne.post(at("standards", incident_id), {"mapping": "OECD:A2-4"})
    assert Mapping.objects.get(code="A2-4").state == "CONFIRMED"

    norm = norms(desk.by()).items[0]
    assert anne.get(at("norm", incident_id)).status_code == 200
    anne.post(at("norm", incident_id), {"norm_id": str(norm.id)})
    assert norm.title in anne.get(at("incident", incident_id)).content.decode().replace("&#x27;", "'")
    anne.post(at("norm-drop", incident_id, norm.id))
    assert not IncidentNorm.objects.exists()


def test_reports_come_and_go(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    told = tell(desk)
    anne = browser("anne")
    assert str(told) in anne.get(at("report", incident_id)).content.decode()
    anne.post(at("report", incident_id), {"report_id": str(told)})
    link = IncidentReport.objects.get()

    anne.post(at("report-remove", incident_id, link.id))
    assert not IncidentReport.objects.exists()


def test_merging_asks_first_and_can_be_taken_back(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    into = desk.open(title="Gunfire")
    anne = browser("anne")
    assert str(into) in anne.get(at("merge", incident_id)).content.decode()
    assert anne.post(at("merge", incident_id), {"into_id": "", "version": 1}).status_code == 422

    done = anne.post(at("merge", incident_id), {"into_id": str(into), "version": 1})
    assert done.headers["location"] == at("incident", into)
    assert anne.get(at("separate", incident_id)).status_code == 200
    back = anne.post(at("separate", incident_id), {"version": 2})
    assert back.headers["location"] == at("incident", incident_id)
    assert Incident.objects.filter(state="OPEN").count() == 2


def test_the_other_editor_of_a_merge_is_told(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    into = desk.open(title="Gunfire")
    merge_incidents(desk.by("alice"), incident_id=incident_id, into_id=into, version=1)

    answer = browser("anne").post(at("merge", incident_id), {"into_id": str(into), "version": 1})
    assert answer.status_code == 422


def test_sharing_the_key(desk: Desk, browser: Browser, incident_id: UUID) -> None:
    revoke(incident_id, [desk.cast.accounts["alice"]])

    browser("anne").post(at("share", incident_id))
    assert desk.cast.accounts["alice"] in readers_of(incident_id)


@pytest.mark.parametrize("name", ["chantal", "didier", "frank"])
def test_no_act_is_open_to_anybody_else(desk: Desk, browser: Browser, incident_id: UUID, name: str) -> None:
    record_claim(desk.by(), incident_id=incident_id, wording="x", source_kind="MISSION")
    count = record_count(desk.by(), incident_id=incident_id, harm="KILLED", number=1)
    who = record_involvement(desk.by(), incident_id=incident_id, part="ALLEGED_AUTHOR", stranger="UNKNOWN")
    visitor = browser(name)

    for address in (
        at("open"),
        at("facts", incident_id),
        at("involve", incident_id),
        at("withdraw", incident_id, who),
        at("count-remove", incident_id, count),
        at("share", incident_id),
    ):
        answer = visitor.post(address, {**FACTS, **CLAIM, "categories": ["HR-LIFE"], "version": 1})
        assert answer.status_code in (403, 404, 422)
    assert Incident.objects.count() == 1
    assert Incident.objects.get().version == 1
    assert Count.objects.exists()

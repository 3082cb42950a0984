"""A page for each act: open to the secretariat, closed to others, and what was refused is said in the form."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from kikao.casework.cases.actions import accept_case, add_party, attach_incident, edit_case
from kikao.casework.cases.models import Case, Party, PriorForum, Refusal
from kikao.registry.people.actions import declare_interest
from tests.casework.cases.conftest import EVERYBODY, MARKER, Desk
from tests.interfaces.office.cases.conftest import Browser, at
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db

FORMS = ("edit", "check", "facts", "move", "attach", "link", "party", "forum", "refusal", "risk")


def hidden(client: Client, url: str) -> dict[str, object]:
    """Return what a form already holds."""
    form = client.get(url).context["form"]
    return {name: "" if value is None else value for name, value in form.initial.items()}


def test_every_form_is_for_the_secretariat_that_sees_the_case(desk: Desk) -> None:
    case_id, walled = desk.table(checked=False), desk.hidden()
    for name in FORMS:
        expect(
            desk.cast,
            at(name, case_id),
            open_to="anne alice",
            closed_to="chantal didier judith klaas",
            hidden_from="frank nobody",
        )
        expect(desk.cast, at(name, walled), open_to="alice", hidden_from="anne frank")
        expect(desk.cast, at(name, uuid4()), hidden_from="anne alice")
    expect(desk.cast, at("table"), open_to="anne frank", closed_to="chantal klaas", hidden_from="nobody")


def test_a_case_is_tabled_from_chosen_incidents_with_the_parties_they_name(
    desk: Desk, browser: Browser
) -> None:
    incident, anne = desk.incident(), browser("anne")
    desk.accuse(incident, body="pmh")
    assert str(incident) in anne.get(at("table")).content.decode()
    url = f"{at('table')}?incident={incident}"
    form = anne.get(url).context["form"]
    assert form.initial["parties"] == [f"{desk.cast.bodies['pmh']}:ALLEGED_AUTHOR"]
    sent = {"title": "Shots", "parties": form.initial["parties"], "level": "LOC", "requester_type": "COMM"}
    sent["requester_id"] = str(desk.cast.bodies["sofedi"])
    answer = anne.post(url, sent)
    (case,) = Case.objects.all()
    assert answer.headers["Location"] == at("case", case.id)
    assert case.case_incidents.get().incident_id == incident
    assert set(Party.objects.values_list("role", flat=True)) == {"ALLEGED_AUTHOR", "REQUESTER"}
    assert desk.seers(case.id) == EVERYBODY - {"didier"}


def test_a_case_is_tabled_from_a_request_once_however_often_it_is_sent(desk: Desk, browser: Browser) -> None:
    anne = browser("anne")
    url = f"{at('table')}?request=1"
    sent = {
        "title": "Training for guards",
        "request_nature": "TRAINING",
        "level": "PROV",
        "tabled_on": "03/02/2020",
        "once": "token-1",
    }
    first, second = anne.post(url, sent), anne.post(url, sent)
    (case,) = Case.objects.all()
    assert first.headers["Location"] == second.headers["Location"] == at("case", case.id)
    assert str(case.tabled_on) == "2020-02-03"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "a\x00b"},
        {"request_nature": "NONSENSE"},
        {"tabled_on": "31/02/2020"},
        {"tabled_on": "01/01/2190"},
        {"place_id": "no id"},
        {"requester_type": "NONSENSE"},
        {"level": ""},
    ],
)
def test_a_request_that_cannot_be_kept_is_said_in_the_form(browser: Browser, wrong: dict[str, str]) -> None:
    sent = {"title": "Training", "request_nature": "TRAINING", "level": "PROV", **wrong}
    answer = browser("anne").post(f"{at('table')}?request=1", sent)
    assert answer.status_code == 422
    assert next(iter(wrong)) in answer.context["form"].errors
    assert not Case.objects.exists()


def test_a_case_from_an_incident_that_is_hidden_or_not_there_is_not_found(
    desk: Desk, browser: Browser
) -> None:
    incident = desk.incident()
    for client, asked in ((browser("frank"), incident), (browser("anne"), uuid4()), (browser("anne"), "x")):
        assert client.get(f"{at('table')}?incident={asked}").status_code == 404


def test_a_secretary_who_walls_herself_comes_back_to_the_register(desk: Desk, browser: Browser) -> None:
    body = desk.cast.bodies["ige"]
    declare_interest(desk.by("anne"), account_id=desk.cast.accounts["anne"], organisation_id=body)
    case_id = desk.table()
    answer = browser("anne").post(at("party", case_id), {"organisation_id": str(body), "role": "SPONSOR"})
    assert answer.headers["Location"] == at("list")
    assert browser("anne").get(at("case", case_id)).status_code == 404


def test_the_words_are_written_by_one_and_checked_by_another(desk: Desk, browser: Browser) -> None:
    case_id = desk.table(checked=False)
    anne, alice = browser("anne"), browser("alice")
    sent = hidden(anne, at("edit", case_id)) | {"title": "Toll at the barrier", "summary": "Miners pay."}
    assert anne.post(at("edit", case_id), sent).status_code == 302
    check = hidden(alice, at("check", case_id))
    assert anne.post(at("check", case_id), check).status_code == 403
    assert alice.post(at("check", case_id), check).status_code == 302
    assert "Toll at the barrier" in browser("chantal").get(at("case", case_id)).content.decode()


def test_of_two_editors_the_second_is_told_and_nothing_is_overwritten(
    desk: Desk, browser: Browser, case_id: UUID
) -> None:
    alice = browser("alice")
    for name in ("edit", "facts", "move"):
        accepted = Case.objects.filter(id=case_id, status="C0").exists() and name == "move"
        if accepted:
            accept_case(desk.by(), case_id=case_id)
        sent = hidden(alice, at(name, case_id)) | {"title": "Alice's", "new": "C2", "request_nature": "LAND"}
        edit_case(
            desk.by("anne"),
            case_id=case_id,
            version=Case.objects.get(id=case_id).version,
            title="Anne's",
            summary="",
        )
        before = Case.objects.filter(id=case_id).values().get()
        answer = alice.post(at(name, case_id), sent)
        assert answer.status_code == 422
        assert answer.context["form"].non_field_errors()
        assert Case.objects.filter(id=case_id).values().get() == before


def test_a_case_moves_and_is_parked_only_with_a_reason(desk: Desk, browser: Browser, case_id: UUID) -> None:
    accept_case(desk.by(), case_id=case_id)
    anne, url = browser("anne"), at("move", case_id)
    form = anne.get(f"{url}?to=C7").context["form"]
    assert form.initial["new"] == "C7"
    assert {code for code, _words in form.fields["new"].choices} == {"C2", "C3", "C4", "C5", "C7", "C8"}
    sent = {"new": "C7", "version": form.initial["version"]}
    refused = anne.post(url, sent)
    assert refused.status_code == 422
    assert "reason" in refused.context["form"].errors
    assert anne.post(url, sent | {"reason": "Stalemate", "real_on": "01/02/2020"}).status_code == 302
    assert "Stalemate" in browser("chantal").get(at("case", case_id)).content.decode()


def test_parties_are_added_and_taken_back(desk: Desk, browser: Browser, case_id: UUID) -> None:
    anne, sent = browser("anne"), {"organisation_id": str(desk.cast.bodies["pmh"]), "role": "ALLEGED_AUTHOR"}
    assert anne.post(at("party", case_id), sent).status_code == 302
    assert anne.post(at("party", case_id), sent).status_code == 422
    assert desk.seers(case_id) == EVERYBODY - {"didier"}
    party = Party.objects.get()
    url = at("party-remove", case_id, party.id)
    expect(desk.cast, url, open_to="anne", closed_to="chantal", hidden_from="frank")
    assert anne.post(url).status_code == 302
    assert desk.seers(case_id) == EVERYBODY
    assert anne.get(url).status_code == 404


def test_forums_refusals_and_risks_are_kept(desk: Desk, browser: Browser, case_id: UUID) -> None:
    anne, court = browser("anne"), str(desk.cast.bodies["court"])
    forum = {"kind": "COURT", "organisation_id": court, "result": "Not settled", "heard_year": "2019"}
    assert anne.post(at("forum", case_id), forum).status_code == 302
    assert str(PriorForum.objects.get().heard) == "2019"
    refusal = {"words": "No talks", "refused_day": "3", "refused_month": "4", "refused_year": "2020"}
    assert anne.post(at("refusal", case_id), refusal).status_code == 302
    assert Refusal.objects.get().refused_precision == "EXACT"
    assert anne.post(at("refusal", case_id), refusal | {"refused_day": "31"}).status_code == 422
    assert anne.post(at("risk", case_id), {"words": "Crossing pits"}).status_code == 302
    risk = desk.page(case_id).risks[0]
    assert anne.post(at("risk-lapse", case_id, risk.id)).status_code == 302
    assert anne.post(at("risk-lapse", case_id, risk.id)).status_code == 404
    assert anne.get(at("risk-lapse", case_id, risk.id)).status_code == 405


def test_incidents_and_cases_are_joined(desk: Desk, browser: Browser, case_id: UUID) -> None:
    anne, other, incident = browser("anne"), desk.table(title="Another"), desk.incident()
    assert anne.post(at("attach", case_id), {"incident_id": str(incident)}).status_code == 302
    assert desk.page(case_id).incident_ids == (incident,)
    assert anne.post(at("detach", case_id, incident)).status_code == 302
    assert desk.page(case_id).incident_ids == ()
    assert anne.post(at("detach", case_id, incident)).status_code == 404
    sent = {"kind": "RELAPSE", "other_id": str(other)}
    assert anne.post(at("link", case_id), sent).status_code == 302
    assert anne.post(at("link", case_id), sent).status_code == 422
    assert "Another" in anne.get(at("case", case_id)).content.decode()


def test_the_facts_are_corrected(desk: Desk, browser: Browser, case_id: UUID) -> None:
    anne = browser("anne")
    sent = hidden(anne, at("facts", case_id)) | {"place_id": str(desk.kalimbi), "severity": "SEV1"}
    assert anne.post(at("facts", case_id), sent).status_code == 302
    line = desk.page(case_id, "chantal").line
    assert (line.place, line.severity, line.title) == ("Kalimbi (Nyabibwe)", "SEV1", MARKER)


@pytest.mark.parametrize("name", ["chantal", "didier"])
def test_a_member_changes_nothing(desk: Desk, browser: Browser, case_id: UUID, name: str) -> None:
    incident, client = desk.incident(), browser(name)
    attach_incident(desk.by(), case_id=case_id, incident_id=incident)
    party = add_party(desk.by(), case_id=case_id, organisation_id=desk.cast.bodies["mines"], role="PARTY")
    before = Case.objects.filter(id=case_id).values().get()
    for url in [at(form, case_id) for form in FORMS] + [
        at("table") + "?request=1",
        at("detach", case_id, incident),
        at("party-remove", case_id, party),
        at("risk-lapse", case_id, uuid4()),
    ]:
        assert client.post(url, {"version": "1", "title": "x"}).status_code == 403
    assert Case.objects.filter(id=case_id).values().get() == before
    assert Party.objects.filter(id=party).exists()

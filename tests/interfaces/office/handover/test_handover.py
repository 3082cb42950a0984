"""A case goes to another group and comes from one, on the pages."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kikao.casework.handover.models import Arrival, Card, Handover
from kikao.casework.handover.queries import own_card
from kikao.casework.incidents.actions import record_claim
from kikao.registry.people.models import Seat
from tests.casework.handover.groups import Groups
from tests.kit.otherside import OtherSide
from tests.kit.pages import expect, visit

pytestmark = pytest.mark.django_db
ROOT = "/office/handover/"


def post(browser: Client, path: str, **typed: object) -> object:
    """Send a form as the page gives it."""
    context = browser.get(path).context
    hidden = {name: value for name, value in context["form"].initial.items() if name in ("version", "seen")}
    answer = browser.post(path, {"once": context["once"], **hidden, **typed})
    assert answer.status_code == 302, answer.content.decode()
    return answer


def test_who_opens_the_pages(groups: Groups) -> None:
    one, cast = groups.propose(), groups.cast
    expect(cast, f"{ROOT}{one}/", open_to="anne alice eve", hidden_from="chantal didier frank nobody")
    expect(cast, f"{ROOT}{one}/approve/", open_to="alice eve", closed_to="chantal klaas", hidden_from="frank")
    expect(cast, f"{ROOT}{uuid4()}/", hidden_from="anne")
    expect(cast, ROOT, open_to="anne eve", closed_to="chantal didier judith luc")
    expect(cast, f"{ROOT}arrivals/", open_to="anne frank", closed_to="eve chantal didier")
    expect(cast, f"{ROOT}cards/", open_to="anne eve", closed_to="chantal")
    expect(cast, f"{ROOT}new/{groups.ids['case']}/", open_to="anne", closed_to="chantal", hidden_from="frank")


def test_a_case_goes_over_and_the_receipt_comes_back_on_the_pages(groups: Groups) -> None:
    anne, alice, frank = (visit(groups.cast, name) for name in ("anne", "alice", "frank"))
    said = {"card_id": groups.ids["card"], "basis": "CONSENT", "purpose": "They know the site."}
    post(anne, f"{ROOT}new/{groups.ids['case']}/", **said, with_claims="on")
    row = Handover.objects.get()
    here = f"{ROOT}{row.id}/"
    page = alice.get(here).content.decode()
    assert "They know the site." in page
    assert "Said by a person" in page
    post(alice, f"{here}approve/")
    post(anne, f"{here}make/")
    file = anne.get(f"{here}file/")
    raw = b"".join(file.streaming_content)
    assert file.headers["Content-Disposition"] == f'attachment; filename="{row.reference}.kikao"'
    post(frank, f"{ROOT}arrivals/take/", attached=SimpleUploadedFile("case.kikao", raw))
    came = f"{ROOT}arrivals/{Arrival.objects.get().id}/"
    assert "MARK-SUMMARY" in frank.get(came).content.decode()
    post(frank, f"{came}decline/", reason="OUTSIDE", words="")
    receipt = frank.get(f"{came}receipt/").content
    post(anne, f"{here}receipt/", attached=SimpleUploadedFile("r.kikao-receipt", receipt))
    assert "Declined there" in anne.get(here).content.decode()
    assert "Declined there" in anne.get(ROOT).content.decode()


def test_the_pages_say_in_words_what_changed_and_have_it_agreed_to_again(groups: Groups) -> None:
    here = f"{ROOT}{groups.propose()}/"
    anne, alice = visit(groups.cast, "anne"), visit(groups.cast, "alice")
    looked_at = alice.get(f"{here}approve/")
    assert "Claims in their own words: 2 go along." in looked_at.content.decode()
    said = {"incident_id": groups.ids["incident"], "wording": "MARK-LATER", "source_title": "A paper"}
    record_claim(groups.by(), **said, source_kind="PRESS")
    stale = {**looked_at.context["form"].initial, "once": looked_at.context["once"]}
    refused = alice.post(f"{here}approve/", stale)
    assert refused.status_code == 422
    assert "What would go is not what you looked at" in refused.content.decode()
    assert "Changed since it was proposed" in alice.get(here).content.decode()
    post(alice, f"{here}approve/")
    assert "Changed since" not in anne.get(here).content.decode()
    record_claim(groups.by(), **said, source_kind="PRESS")
    page = anne.get(here).content.decode()
    assert "Changed since it was agreed to" in page
    assert "Claims in their own words: 1 new or different since then." in page
    assert f"{here}make/" not in page
    refused = anne.post(f"{here}make/", {"version": 2})
    assert refused.status_code == 422
    assert "have a second person look at it" in refused.content.decode()
    post(alice, f"{here}approve/")
    post(anne, f"{here}make/")


def test_a_refused_file_says_why_and_what_to_do(groups: Groups) -> None:
    frank = visit(groups.cast, "frank")
    take = f"{ROOT}arrivals/take/"
    answer = frank.post(take, {"attached": SimpleUploadedFile("a.zip", b"PK\x03\x04" + bytes(2000))})
    assert answer.status_code == 422
    assert "This is not a file of a hand-over." in answer.content.decode()
    assert not Arrival.objects.exists()


def test_a_case_is_accepted_with_the_organisations_of_ours(groups: Groups) -> None:
    frank, other = visit(groups.cast, "frank"), OtherSide()
    groups.trust(other, "frank", "fiona")
    ours = groups.there("PNC", actor_type="PNC", security_body=True)
    card = own_card(groups.by("frank"))
    assert card
    raw = other.file_for(card.card, words="A barrier was shot at", accused="Mining police")
    post(frank, f"{ROOT}arrivals/take/", attached=SimpleUploadedFile("case.kikao", raw))
    came = f"{ROOT}arrivals/{Arrival.objects.get().id}/"
    refused = frank.post(f"{came}accept/", {"title": "A barrier", "version": 1})
    assert refused.status_code == 422
    post(frank, f"{came}accept/", title="A barrier", above_0=ours)
    row = Arrival.objects.get()
    assert row.case_id
    assert "Handed over by another group" in frank.get(f"/office/cases/{row.case_id}/").content.decode()


def test_who_takes_in_what_accuses_their_own_is_led_away_from_it(groups: Groups) -> None:
    frank, other = visit(groups.cast, "frank"), OtherSide()
    groups.trust(other, "frank", "fiona")
    body = groups.there("Mining police", security_body=True)
    card = own_card(groups.by("frank"))
    assert card
    raw = other.file_for(card.card, words="MARK-THEIRS", accused="Mining police")
    Seat.objects.filter(id=groups.cast.seats["frank"]).update(organisation_id=body)
    done = post(frank, f"{ROOT}arrivals/take/", attached=SimpleUploadedFile("case.kikao", raw))
    assert done.headers["Location"] == f"{ROOT}arrivals/"  # type: ignore[attr-defined]
    assert "IT-H-2026" not in frank.get(f"{ROOT}arrivals/").content.decode()
    assert frank.get(f"{ROOT}arrivals/{Arrival.objects.get().id}/").status_code == 404


def test_a_card_is_entered_and_compared_without_being_shown(groups: Groups) -> None:
    anne, eve, other = visit(groups.cast, "anne"), visit(groups.cast, "eve"), OtherSide("Ituri <b>")
    file = SimpleUploadedFile("card.kikao-card", other.card.encode())
    post(anne, f"{ROOT}cards/new/", text="", attached=file)
    card = Card.objects.get(name="Ituri <b>")
    for page in (f"{ROOT}cards/", f"{ROOT}cards/{card.id}/compare/"):
        shown = eve.get(page).content.decode()
        assert other.fingerprint not in shown
        assert "Ituri &lt;b&gt;" in shown
    post(eve, f"{ROOT}cards/{card.id}/compare/", words=other.fingerprint)
    assert other.fingerprint in anne.get(f"{ROOT}cards/").content.decode()
    ours = own_card(groups.by())
    assert ours
    page = anne.get(f"{ROOT}cards/ours/").content.decode()
    assert ours.fingerprint in page
    assert "<svg" in page
    assert anne.get(f"{ROOT}cards/ours/card/").content.decode() == ours.card
    post(anne, f"{ROOT}cards/{card.id}/end/")
    assert Card.objects.get(id=card.id).state == "ENDED"

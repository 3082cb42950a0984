"""The money of a mission on its pages: members see what it cost, the desk and the team each entry."""

from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kikao.casework.missions.models import Budget, MoneyEntry
from kikao.foundation.base.clock import today
from kikao.foundation.files.models import EvidenceFile
from tests.casework.missions.money.purse import MARKER, Purse, money
from tests.interfaces.office.money.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
DAY = f"{today():%d/%m/%Y}"
FORMS = ("budget", "receipt", "help", "help/discreet", "change")
OFFICE_FORMS = ("advance", "settle")


@pytest.fixture
def one(purse: Purse) -> UUID:
    """Return a mission for a case in which the police stand accused."""
    return purse.paid(purse.secret())


def at(mission_id: UUID, what: str = "") -> str:
    return f"/office/money/missions/{mission_id}/{what and what + '/'}"


def test_who_opens_what(purse: Purse, one: UUID) -> None:
    entry, budget = purse.help(one, "5 USD"), purse.budget(one, TRAN="1 USD")
    apart = "didier dora frank nobody"
    expect(purse.cast, at(one), open_to="anne chantal esperance gilbert judith", hidden_from=apart)
    for form in FORMS:
        expect(
            purse.cast, at(one, form), open_to="anne chantal", closed_to="gilbert judith", hidden_from=apart
        )
    for form in OFFICE_FORMS:
        expect(purse.cast, at(one, form), open_to="anne", closed_to="chantal gilbert", hidden_from="frank")
    expect(purse.cast, at(one, "list"), open_to="anne chantal", closed_to="gilbert", hidden_from=apart)
    page = f"/office/money/entries/{entry}/"
    for path in (page, f"{page}strike/"):
        expect(purse.cast, path, open_to="anne chantal", hidden_from=f"gilbert judith {apart}")
    page = f"/office/money/budgets/{budget}/"
    expect(purse.cast, page, open_to="anne chantal gilbert", hidden_from=apart)
    expect(purse.cast, f"{page}approve/", open_to="alice", closed_to="gilbert", hidden_from="frank")


def test_a_hidden_mission_answers_like_one_that_is_not_there(
    purse: Purse, browser: Browser, one: UUID
) -> None:
    entry, budget, reader = purse.help(one, "5 USD"), purse.budget(one, TRAN="1 USD"), browser("didier")
    for kind, held in (("missions", one), ("entries", entry), ("budgets", budget)):
        hidden = reader.get(f"/office/money/{kind}/{held}/")
        missing = reader.get(f"/office/money/{kind}/{uuid4()}/")
        assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_a_budget_is_typed_in_its_boxes_and_approved_by_another(
    purse: Purse, browser: Browser, one: UUID
) -> None:
    chantal, alice = browser("chantal"), browser("alice")
    wrong = chantal.post(at(one, "budget"), {"TRAN__USD": "1.200"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["TRAN__USD"])
    assert chantal.post(at(one, "budget"), {"TRAN__USD": ""}).status_code == 422
    said = {"TRAN__USD": "1 200,50", "TRAN__CDF": "28505"}
    assert chantal.post(at(one, "budget"), said).headers["Location"] == at(one)
    held = Budget.objects.get()
    page = alice.get(at(one)).content.decode()
    assert f"/office/money/budgets/{held.id}/approve/" in page
    assert "No budget is approved" in page
    assert alice.post(f"/office/money/budgets/{held.id}/approve/", {"sure": "1"}).headers["Location"] == at(
        one
    )
    after = browser("gilbert").get(at(one)).content.decode()
    assert "No budget is approved" not in after
    assert str(money("1210,50 USD")) in after
    assert chantal.get(at(one, "budget")).context["form"]["TRAN__USD"].initial == "1200.50"


def test_money_is_entered_on_the_pages(purse: Purse, browser: Browser, one: UUID) -> None:
    anne, chantal = browser("anne"), browser("chantal")
    team, day = str(purse.cast.accounts["chantal"]), {"day_on": DAY}
    dollars = {"currency": "USD", "holder_id": team, **day}
    assert anne.post(at(one, "advance"), {"amount": "300", "signed": "on", **dollars}).status_code == 302
    photo = SimpleUploadedFile(f"{MARKER}.pdf", b"%PDF-1.4", "application/pdf")
    once = chantal.get(at(one, "receipt")).context["once"]
    receipt = {"line": "FUEL", "amount": "40,35", "words": "Petrol", "once": once, **dollars}
    assert chantal.post(at(one, "receipt"), {**receipt, "attached": photo}).headers["Location"] == at(one)
    photo.seek(0)
    assert chantal.post(at(one, "receipt"), receipt).status_code == 302
    assert MoneyEntry.objects.filter(kind="RECEIPT").count() == 1
    assert EvidenceFile.objects.get().hangs_on == MoneyEntry.objects.get(kind="RECEIPT").id
    helped = {"name": f"Mwamini {MARKER}", "place_id": str(purse.place), "amount": "5", **dollars}
    assert chantal.post(at(one, "help"), helped).status_code == 302
    discreet = {"amount": "7", "witness_id": str(purse.cast.accounts["esperance"]), **dollars}
    assert chantal.post(at(one, "help/discreet"), discreet).status_code == 302
    change = {"given": "100", "given_currency": "USD", "got": "285 050", "got_currency": "CDF"}
    assert chantal.post(at(one, "change"), {**change, "holder_id": team, **day}).status_code == 302
    settle = {"kind": "RETURNED", "amount": "147,66", **dollars}
    over = anne.post(at(one, "settle"), settle)
    assert (over.status_code, bool(over.context["form"].non_field_errors())) == (422, True)
    assert anne.post(at(one, "settle"), {**settle, "amount": "147,65"}).status_code == 302
    page = anne.get(at(one)).content.decode()
    assert "settled" in page
    assert str(money("285 050 CDF")) in page


def test_members_read_what_it_cost_and_no_entry(purse: Purse, browser: Browser, one: UUID) -> None:
    purse.help(one, "5 USD")
    purse.receipt(one, "6 USD", words=f"Hire {MARKER}")
    page = browser("gilbert").get(at(one)).content.decode()
    assert str(money("11 USD")) in page
    assert MARKER not in page
    assert "In whose hands" not in page
    assert "/office/money/entries/" not in page


def test_a_wrong_entry_is_struck_out_and_stays_on_the_page(purse: Purse, browser: Browser, one: UUID) -> None:
    entry, chantal = purse.receipt(one, "99 USD"), browser("chantal")
    path = f"/office/money/entries/{entry}/"
    assert chantal.post(f"{path}strike/", {"reason": ""}).status_code == 422
    assert chantal.post(f"{path}strike/", {"reason": "Entered twice"}).headers["Location"] == at(one)
    page = chantal.get(path).content.decode()
    assert "Entered twice" in page
    assert "strike/" not in page
    assert "struck out" in chantal.get(at(one)).content.decode()


def test_a_photograph_that_came_late_is_kept_with_its_entry(
    purse: Purse, browser: Browser, one: UUID
) -> None:
    entry, chantal = purse.receipt(one, "9 USD"), browser("chantal")
    path = f"/office/money/entries/{entry}/"
    photo = SimpleUploadedFile("late.pdf", b"%PDF-1.4", "application/pdf")
    assert chantal.post(path, {"attached": photo}).headers["Location"] == path
    file = EvidenceFile.objects.get()
    assert f"/office/files/{file.id}/" in chantal.get(path).content.decode()
    assert at(one) in chantal.get(f"/office/files/{file.id}/").content.decode()


def test_the_list_to_sign_has_names_sums_and_room_and_no_name_of_the_discreet(
    purse: Purse, browser: Browser, one: UUID
) -> None:
    purse.help(one, "5 USD")
    purse.discreet(one, "7 USD")
    page = browser("chantal").get(at(one, "list")).content.decode()
    assert page.count(f"Mwamini {MARKER}") == 1
    assert str(money("12 USD")) in page
    assert page.count("<tr><td>&nbsp;") == 12

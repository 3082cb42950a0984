"""What the secretariat does with reports on the pages."""

import re

import pytest
from django.test import Client

from kikao.casework.reports.actions import ask_source, withdraw_consent
from kikao.casework.reports.enums import AccusedKind, Pile, ReportState
from kikao.casework.reports.models import Consent, Report, ReportAccused
from kikao.casework.reports.queries import thread_of, words_of
from kikao.casework.reports.schemas import Accusation
from kikao.foundation.sealing.vault import readers_of, receipt_keys_of, revoke
from tests.casework.reports.conftest import Desk, row
from tests.kit.door import let_in

QUEUE = "/office/reports/"
TOLD = {
    "channel": "CALL",
    "words": "Two men stopped us.",
    "language": "sw",
    "source_kind": "0101",
    "accused": ["OTHER"],
    "consents": ["STORE", "SECUSE"],
    "manner": "ORAL",
}


@pytest.fixture
def anne(client: Client, desk: Desk) -> Client:
    """Return the browser of a secretary."""
    return let_in(client, desk.cast, "anne")


def test_taking_a_report_leads_to_it(anne: Client, desk: Desk) -> None:
    assert anne.get(f"{QUEUE}take/").status_code == 200
    answer = anne.post(
        f"{QUEUE}take/", {**TOLD, "once": "a" * 43, "identity": "a teacher", "arrived_on": "02/05/2024"}
    )
    kept = Report.objects.get()
    assert answer.headers["Location"] == f"{QUEUE}{kept.id}/"
    assert (kept.channel, kept.source_kind, str(kept.arrived_on)) == ("CALL", "0101", "2024-05-02")
    assert kept.identity_item_id is not None
    assert words_of(desk.by(), kept.id).narrative == "Two men stopped us."


def test_sending_the_same_form_twice_keeps_one_report_and_one_receipt(anne: Client, desk: Desk) -> None:
    form = {**TOLD, "once": "a" * 43, "give_receipt": "on"}
    pages = [anne.post(f"{QUEUE}take/", form).content.decode() for _turn in range(2)]
    words = [" ".join(re.findall(r'<strong class="ref">(\w{4})</strong>', page)) for page in pages]
    assert words[0] == words[1]
    assert Report.objects.count() == 1
    keys = receipt_keys_of(desk.cast.group_id, words[0])
    assert thread_of(desk.cast.source, keys).messages == ()
    anne.post(f"{QUEUE}take/", {**form, "place_words": "the second barrier"})
    assert Report.objects.count() == 2


def test_accusing_an_organisation_by_name_may_take_the_writers_own_sight(anne: Client, desk: Desk) -> None:
    from kikao.registry.people.actions import declare_interest

    body = desk.cast.bodies["banro"]
    declare_interest(desk.by("anne"), organisation_id=body)
    answer = anne.post(f"{QUEUE}take/", {**TOLD, "once": "a" * 43, "organisations": [str(body)]})
    assert answer.headers["Location"] == QUEUE
    assert readers_of(Report.objects.get().id) == {desk.cast.accounts["alice"]}


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": ""},
        {"words": "x" * 20_001},
        {"words": "a\x00b"},
        {"channel": "PIGEON"},
        {"consents": ["STORE"]},
        {"consents": ["EVERYTHING"]},
        {"arrived_on": "31/02/2024"},
        {"happened_day": "30", "happened_month": "2", "happened_year": "2024"},
        {"happened_year": "2199"},
        {"manner": ""},
        {"facts_only": "on", "identity": "the editor"},
        {"place_id": "not an id"},
    ],
)
def test_what_cannot_be_kept_is_said_in_the_form(anne: Client, wrong: dict[str, object]) -> None:
    answer = anne.post(f"{QUEUE}take/", {**TOLD, "once": "a" * 43, "place_words": "near the depot", **wrong})
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert "near the depot" in answer.content.decode()
    assert not Report.objects.exists()


def test_the_first_reading_is_kept_and_the_second_writer_is_told(anne: Client, desk: Desk) -> None:
    report_id = desk.send(category="CF-DEBT", source_kind="0102")
    page = anne.get(f"{QUEUE}{report_id}/screen/")
    assert page.context["form"].initial["category"] == "CF-DEBT"
    found = {"plausible": "on", "source_kind": "0102", "language": "fr", "category": "CF-PIT", "version": "1"}
    assert anne.post(f"{QUEUE}{report_id}/screen/", found).status_code == 302
    assert (row(report_id).category, row(report_id).screening) == ("CF-PIT", "V1")
    again = anne.post(f"{QUEUE}{report_id}/screen/", {**found, "category": "OTH"})
    assert again.status_code == 422
    assert row(report_id).category == "CF-PIT"


def test_setting_aside_and_bringing_back(anne: Client, desk: Desk) -> None:
    report_id = desk.send()
    assert anne.post(f"{QUEUE}{report_id}/set-aside/", {"note": "because"}).status_code == 422
    anne.post(f"{QUEUE}{report_id}/set-aside/", {"reason": "OUTSIDE", "note": "For the court."})
    assert row(report_id).state == ReportState.SET_ASIDE
    assert anne.get(f"{QUEUE}{report_id}/").status_code == 200
    again = anne.post(f"{QUEUE}{report_id}/set-aside/", {"reason": "SPAM"})
    assert again.status_code == 422
    anne.post(f"{QUEUE}{report_id}/bring-back/")
    assert row(report_id).state == ReportState.WAITING
    refused = anne.post(f"{QUEUE}{report_id}/bring-back/", follow=True)
    assert row(report_id).state == ReportState.WAITING
    assert refused.status_code == 200


def test_admitting_from_the_flood(anne: Client, desk: Desk) -> None:
    report_id = desk.send(flood=True)
    assert f"{QUEUE}{report_id}/admit/" in anne.get(f"{QUEUE}{report_id}/").content.decode()
    anne.post(f"{QUEUE}{report_id}/admit/")
    assert row(report_id).pile == Pile.MAIN


def test_naming_and_clearing_the_accused(anne: Client, desk: Desk) -> None:
    report_id = desk.send(accused=(Accusation(AccusedKind.POLICE),))
    first = ReportAccused.objects.get()
    assert anne.post(f"{QUEUE}{report_id}/accused/", {"kind": "ORGANISATION"}).status_code == 422
    anne.post(
        f"{QUEUE}{report_id}/accused/", {"kind": "ORGANISATION", "organisation_id": desk.cast.bodies["banro"]}
    )
    assert ReportAccused.objects.count() == 2
    anne.post(f"{QUEUE}{report_id}/accused/{first.id}/clear/")
    assert [line.organisation_id for line in ReportAccused.objects.all()] == [desk.cast.bodies["banro"]]


def test_asking_and_noting(anne: Client, desk: Desk) -> None:
    report_id = desk.send()
    assert anne.get(f"{QUEUE}{report_id}/ask/").status_code == 200
    anne.post(f"{QUEUE}{report_id}/ask/", {"kind": "MESSAGE", "words": "When was it?", "awaited": "on"})
    assert row(report_id).state == ReportState.ASKED
    assert "When was it?" in anne.get(f"{QUEUE}{report_id}/words/").content.decode()
    by_hand = desk.record()
    refused = anne.post(f"{QUEUE}{by_hand}/ask/", {"kind": "MESSAGE", "words": "When?"})
    assert refused.status_code == 422


def test_recording_consent_and_acting_on_a_withdrawal(anne: Client, desk: Desk) -> None:
    report_id = desk.send()
    assert anne.get(f"{QUEUE}{report_id}/consent/").context["form"].initial["given"] == ["STORE", "SECUSE"]
    given = {"given": ["STORE", "SECUSE", "FACTS"], "manner": "ORAL", "language": "sw"}
    anne.post(f"{QUEUE}{report_id}/consent/", given)
    assert Consent.objects.filter(report_id=report_id, current=True, given=True).count() == 3
    withdraw_consent(desk.cast.source, receipt=desk.receipt(report_id))
    anne.post(f"{QUEUE}{report_id}/withdrawal/")
    assert row(report_id).state == ReportState.SET_ASIDE


def test_sharing_with_a_secretary_who_has_no_key_to_it(anne: Client, desk: Desk) -> None:
    report_id = desk.send()
    alice = desk.cast.accounts["alice"]
    revoke(report_id, [alice])
    anne.post(f"{QUEUE}{report_id}/share/")
    assert alice in readers_of(report_id)


@pytest.mark.parametrize(
    "part", ["bring-back/", "admit/", "share/", "withdrawal/", "screen/", "set-aside/", "accused/"]
)
def test_nobody_else_acts(client: Client, desk: Desk, part: str) -> None:
    report_id = desk.send()
    before = row(report_id).version
    for name, status in (("chantal", {403, 404}), ("esperance", {403, 422}), ("frank", {404})):
        let_in(client, desk.cast, name)
        answer = client.post(f"{QUEUE}{report_id}/{part}", {"kind": "OTHER", "reason": "SPAM"})
        assert answer.status_code in status, (name, answer.status_code)
    assert row(report_id).version == before


def test_the_thread_reaches_the_source(anne: Client, desk: Desk) -> None:
    report_id = desk.send()
    ask_source(desk.by("alice"), report_id=report_id, words="Are you safe?")
    assert [one.text for one in thread_of(desk.cast.source, desk.receipt(report_id)).messages] == [
        "Are you safe?"
    ]

"""A later message: written sealed, sent once two custodians opened the number, never kept with it; and the exercise."""

import html
import re
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from kikao.casework.forms.models import FieldToken
from kikao.casework.reports.models import Report
from kikao.casework.texts.actions import note_text_state, write_text
from kikao.casework.texts.enums import TextState
from kikao.casework.texts.models import OutgoingText
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.notices.models import Alert
from kikao.foundation.sealing.models import SealedItem
from tests.foundation.notices.conftest import Office
from tests.interfaces.sms.conftest import NUMBER, Gateway, gateway, office
from tests.kit.pages import expect, visit

__all__ = ["gateway", "office"]
pytestmark = pytest.mark.django_db

LIST = "/office/texts/"
WORDS = "Please ring the bell at the office"


@pytest.fixture
def report_id(gateway: Gateway, office: Office) -> UUID:
    """Return a report that came by text message, from somebody who is accused of nothing."""
    gateway.hand("REPORT they took our bags")
    office.taken.clear()
    return Report.objects.get().id


def opened(gateway: Gateway, report_id: UUID) -> tuple[Client, str]:
    """Have two custodians open the number to Anne; return her browser and the address of the identity."""
    anne, eve, emile = (visit(gateway.cast, name) for name in ("anne", "eve", "emile"))
    asked = anne.post(
        f"/office/openings/ask/{report_id}/", {"identity_id": report_id, "reason": "To be warned"}
    )
    there = asked.headers["Location"]
    for custodian in (eve, emile):
        assert custodian.post(f"{there}approve/", {"hours": 24}).status_code == 302
    return anne, there


def in_the_database(words: str) -> list[str]:
    return [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("kikao.") and words in str(list(model._base_manager.values()))
    ]


def test_a_message_leaves_with_the_number_that_two_custodians_opened(
    gateway: Gateway, office: Office, report_id: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    anne = visit(gateway.cast, "anne")
    write = f"{LIST}write/{report_id}/"
    assert write in anne.get(f"/office/reports/{report_id}/").content.decode()
    assert anne.post(write, {"words": "x" * 161}).status_code == 422
    assert anne.post(write, {"words": "😭"}).status_code == 422
    assert anne.post(write, {"words": WORDS}).status_code == 302
    row = OutgoingText.objects.get()
    assert (row.state, row.number, WORDS in str(row.__dict__)) == (TextState.QUEUED, None, False)
    assert WORDS in anne.get(f"{LIST}{row.id}/").content.decode()
    anne, there = opened(gateway, report_id)
    send = f"{LIST}{row.id}/send/{there.rstrip('/').rpartition('/')[2]}/"
    assert visit(gateway.cast, "alice").post(send).status_code == 404
    shown = anne.post(f"{there}identity/", {"sure": "1"}).content.decode()
    assert NUMBER in shown
    assert send in shown
    assert anne.post(send).status_code == 302
    (message,) = office.taken
    assert (message["to"], message["text"]) == (NUMBER, WORDS)
    row.refresh_from_db()
    assert (row.state, str(row.number)) == (TextState.SENT, message["id"])
    assert anne.post(send).status_code == 404
    delivered(gateway, row, message["id"])
    assert "Delivered" in anne.get(LIST).content.decode()
    assert in_the_database(NUMBER[1:]) == []
    assert NUMBER[1:] not in caplog.text


def delivered(gateway: Gateway, row: OutgoingText, number: str) -> None:
    """Have the gateway tell what became of a message, in the wrong order, and of one that nobody knows."""
    for state, then in (("delivered", TextState.DELIVERED), ("failed", TextState.DELIVERED)):
        told = gateway.client.post(f"/sms/{gateway.secret}/{state}", {"id": number})
        row.refresh_from_db()
        assert (told.status_code, row.state) == (200, then)
    assert gateway.client.get(f"/sms/{gateway.secret}/sent?id=77").status_code == 200
    assert gateway.client.get(f"/sms/{gateway.secret}/sent?id=7x").status_code == 400


def test_what_the_gateway_refused_can_be_sent_again_and_a_doubtful_one_too(
    gateway: Gateway, office: Office, report_id: UUID
) -> None:
    text_id = write_text(gateway.cast.actor("anne"), report_id=report_id, words=WORDS)
    anne, there = opened(gateway, report_id)
    send = f"{LIST}{text_id}/send/{there.rstrip('/').rpartition('/')[2]}/"
    states = []
    for status in (500, 504, 200):
        office.status = status
        anne.post(send)
        states.append(OutgoingText.objects.get().state)
    assert states == [TextState.FAILED, TextState.HANDED, TextState.SENT]
    assert len({said["id"] for said in office.taken}) == 1


def test_without_gateway_or_number_nothing_leaves(
    gateway: Gateway, office: Office, report_id: UUID, settings: Settings
) -> None:
    text_id = write_text(gateway.cast.actor("anne"), report_id=report_id, words=WORDS)
    settings.KIKAO_SMS = None
    anne, there = opened(gateway, report_id)
    send = f"{LIST}{text_id}/send/{there.rstrip('/').rpartition('/')[2]}/"
    said = anne.post(send, follow=True).content.decode()
    assert "No gateway for sending is set up" in html.unescape(said)
    Report.objects.update(channel="CALL")
    assert anne.get(f"{LIST}write/{report_id}/").status_code == 404
    assert OutgoingText.objects.get().state == TextState.QUEUED
    with pytest.raises(NotAllowed):
        write_text(gateway.cast.actor("eve"), report_id=report_id, words=WORDS)
    with pytest.raises(Unknown):
        note_text_state(gateway.cast.source, number=5, state=TextState.SENT)


def test_who_finds_the_pages_and_what_they_cost(gateway: Gateway, office: Office, report_id: UUID) -> None:
    anne = gateway.cast.actor("anne")
    text_id = write_text(anne, report_id=report_id, words=WORDS)
    expect(gateway.cast, f"{LIST}{text_id}/", open_to="anne eve", closed_to="baraka", hidden_from="frank")
    assert WORDS not in visit(gateway.cast, "eve").get(f"{LIST}{text_id}/").content.decode()
    expect(
        gateway.cast,
        LIST,
        open_to="anne eve",
        closed_to="baraka chantal judith klaas luc didier",
        hidden_from="nobody",
    )
    expect(gateway.cast, f"{LIST}try/", open_to="anne alice", closed_to="eve baraka")
    expect(gateway.cast, f"{LIST}gateway/", open_to="anne", closed_to="eve baraka")
    expect(
        gateway.cast, f"{LIST}write/{report_id}/", open_to="anne", hidden_from="frank", closed_to="eve didier"
    )
    browser = visit(gateway.cast, "anne")

    def costs() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.get(LIST)
        return len(asked)

    first = costs()
    for _one in range(2):
        write_text(anne, report_id=report_id, words=WORDS)
    assert costs() == first


def test_a_gateway_is_given_its_address_once(gateway: Gateway) -> None:
    anne = visit(gateway.cast, "anne")
    answer = anne.post(f"{LIST}gateway/", {"label": "Shelf", "once": "a" * 22})
    (there,) = re.findall(r"http\S+(/sms/[\w-]{43}/receive)", answer.content.decode())
    assert gateway.client.get(there, {"from": NUMBER, "text": "RIPOTI"}).status_code == 200
    token = there.split("/")[2]
    assert in_the_database(token) == []
    again = anne.post(f"{LIST}gateway/", {"label": "Shelf", "once": "a" * 22})
    assert again.status_code == 302
    assert FieldToken.objects.filter(label="Shelf").count() == 1


def test_an_exercise_keeps_nothing(gateway: Gateway) -> None:
    anne = visit(gateway.cast, "anne")
    before = SealedItem.objects.count()
    said, page = "[]", ""
    for text in ("hello", "RIPOTI", "Askari wametupiga", "Luhihi", "jana", "1", "NDIYO"):
        page = html.unescape(anne.post(f"{LIST}try/", {"text": text, "said": said}).content.decode())
        (said,) = re.findall(r'name="said" value="(\[.*?\])"', page)
    assert "alerted" in page
    assert "A report would be made of it" in page
    assert (Report.objects.count(), Alert.objects.count(), SealedItem.objects.count()) == (0, 0, before)
    assert anne.post(f"{LIST}try/", {"text": "x", "said": "{"}).status_code == 200
    assert "Luhihi" not in anne.post(f"{LIST}try/", {"said": said, "again": "1"}).content.decode()

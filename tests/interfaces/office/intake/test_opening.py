"""Having sealed arrivals opened from the pages, and taking in what a person read."""

import pytest
from django.test import Client

from kikao.casework.reports.models import Report
from kikao.registry.people.actions import declare_interest
from tests.casework.intake.conftest import coming, report_of, row
from tests.casework.intake.encrypting import Field
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db
LIST = "/office/intake/"


def test_one_arrival_is_opened_and_nothing_of_it_is_shown(client: Client, field: Field) -> None:
    held = field.send()
    let_in(client, field.monitor.cast, "anne")
    assert "Have it opened" in client.get(f"{LIST}{held.id}/").content.decode()
    asked = client.get(f"{LIST}{held.id}/open/")
    given = client.post(f"{LIST}{held.id}/open/", {"once": asked.context["once"]}, follow=True)
    page = given.content.decode()
    assert "It was opened." in page
    assert "ZQX" not in page
    assert f"/office/reports/{Report.objects.get().id}/" in page
    assert client.get(f"{LIST}{held.id}/open/").status_code == 302


def test_whom_it_accuses_is_led_back_to_the_list(client: Client, field: Field) -> None:
    cast = field.monitor.cast
    declare_interest(cast.actor("alice"), organisation_id=cast.bodies["cps"])
    held = field.send(field.fill(accused=str(cast.bodies["cps"])))
    let_in(client, cast, "alice")
    given = client.post(f"{LIST}{held.id}/open/", {"once": "a-token-of-this-form"})
    assert given.headers["Location"] == LIST
    assert client.get(f"{LIST}{held.id}/").status_code == 404
    assert client.get("/office/reports/").context["page"].items == ()


def test_a_few_are_opened_at_once_and_what_does_not_open_says_so(client: Client, field: Field) -> None:
    for _turn in range(6):
        field.send()
    let_in(client, field.monitor.cast, "anne")
    given = client.post(f"{LIST}open/", follow=True).content.decode()
    assert "5 arrivals were opened." in given
    assert Report.objects.count() == 5
    assert "1 arrival was opened." in client.post(f"{LIST}open/", follow=True).content.decode()


def test_what_came_plain_is_taken_in_by_a_form_of_the_group(client: Client, field: Field) -> None:
    monitor = field.monitor
    held = monitor.send(monitor.fill("no-such-form", what_happened="ZQX-PLAIN"), coming("a.jpg"))
    let_in(client, monitor.cast, "anne")
    asked = client.get(f"{LIST}{held.id}/take/").content.decode()
    version = str(monitor.forms["report"].id)
    assert version in asked
    refused = client.post(f"{LIST}{held.id}/take/", {"version_id": str(held.id)})
    assert refused.status_code == 422
    client.post(f"{LIST}{held.id}/take/", {"version_id": version})
    report = report_of(held)
    assert row(held).state == "SETTLED"
    assert "ZQX-PLAIN" in client.get(f"/office/reports/{report.id}/words/").content.decode()
    assert client.get(f"{LIST}{held.id}/take/").status_code == 302
    assert "Taken into a report" in client.get(f"{LIST}{held.id}/").content.decode()


def test_files_that_are_missing_are_said_on_the_form(client: Client, field: Field) -> None:
    arrived, files = field.finish(field.fill(), {"photo.jpg": b"x"})
    held = field.monitor.send(arrived, coming("submission.xml.enc", files["submission.xml.enc"]))
    let_in(client, field.monitor.cast, "anne")
    given = client.post(f"{LIST}{held.id}/open/", {"once": "a-token-of-this-form"})
    assert given.status_code == 422
    assert "Not all of its files have come yet" in given.content.decode()
    client.post(f"{LIST}{held.id}/open/", {"incomplete": "on"})
    assert Report.objects.count() == 1

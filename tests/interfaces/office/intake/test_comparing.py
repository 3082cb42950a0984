"""Two versions side by side on the page, and which counts."""

import pytest
from django.test import Client

from kikao.casework.reports.models import ThreadMessage
from tests.casework.intake.conftest import Monitor, row
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db
LIST = "/office/intake/"


def test_versions_stand_side_by_side_and_one_button_says_which_counts(
    client: Client, monitor: Monitor
) -> None:
    first = monitor.send(monitor.fill(instance="uuid:one", what_happened="ZQX-FIRST"))
    later = monitor.send(monitor.fill(instance="uuid:one", what_happened="ZQX-SECOND"))
    let_in(client, monitor.cast, "anne")
    page = client.get(f"{LIST}{later.id}/beside/").content.decode()
    assert "ZQX-FIRST" in page
    assert "ZQX-SECOND" in page
    assert page.count("differs</span>") + page.count(">differs<") >= 1
    assert client.get(f"{LIST}{first.id}/beside/").status_code == 404
    client.post(f"{LIST}{later.id}/beside/later/")
    assert ThreadMessage.objects.get().report_id == row(first).report_id
    assert "later/" not in client.get(f"{LIST}{later.id}/beside/").content.decode()
    given = client.post(f"{LIST}{later.id}/beside/first/", follow=True).content.decode()
    assert "This waits no longer" in given


def test_the_first_may_stand(client: Client, monitor: Monitor) -> None:
    monitor.send(monitor.fill(instance="uuid:one"))
    later = monitor.send(monitor.fill(instance="uuid:two", earlier="uuid:one"))
    let_in(client, monitor.cast, "anne")
    client.post(f"{LIST}{later.id}/beside/first/")
    assert row(later).settled_as == "FIRST"
    assert not ThreadMessage.objects.exists()

"""Two versions side by side on the page, and which counts."""

import pytest
from django.test import Client

from kikao.casework.forms.models import FormVersion
from kikao.casework.reports.models import ThreadMessage
from tests.casework.intake.conftest import Monitor, row
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db
LIST = "/office/intake/"
ASKED = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model/></h:head>
<h:body><select1 ref="/data/unmarked"><label>How bad was it?</label>
<item><label>Very bad</label><value>ZQX1</value></item><item><label>Less bad</label><value>ZQX2</value></item>
</select1></h:body></h:html>"""


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


def test_codes_are_read_in_the_words_of_the_form_and_of_the_lists(client: Client, monitor: Monitor) -> None:
    """Side by side, in the note that is made of it, and in triage under what else was sent."""
    FormVersion.objects.filter(id=monitor.forms["report"].id).update(xform=ASKED)
    first = monitor.send(monitor.fill(instance="uuid:one", unmarked="ZQX1", severity="SEV3"))
    later = monitor.send(monitor.fill(instance="uuid:one", unmarked="ZQX2", severity="SEV2"))
    let_in(client, monitor.cast, "anne")
    pages = [client.get(f"{LIST}{later.id}/beside/").content.decode()]
    assert "Less bad" in pages[0]
    client.post(f"{LIST}{later.id}/beside/later/")
    report_id = row(first).report_id
    pages += [
        client.get(f"/office/reports/{path}").content.decode()
        for path in (f"{report_id}/words/", f"triage/{report_id}/")
    ]
    assert all("How bad was it?" in page and "Very bad" in page for page in pages)
    assert not any(code in page for page in pages for code in ("ZQX1", "ZQX2"))
    assert "SEV2" not in pages[0]
    assert "Less bad" in pages[1], "the note of what the later version answers otherwise"

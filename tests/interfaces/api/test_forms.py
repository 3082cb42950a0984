"""Forms by the API: uploaded, marked, published."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from kikao.casework.forms.models import FormVersion
from kikao.interfaces.api.forms import XLSX
from tests.casework.forms.books import SMALL, book
from tests.kit.cast import Cast
from tests.kit.door import bearer

pytestmark = pytest.mark.django_db
HERE = "/api/v1/forms"


def test_a_form_is_uploaded_marked_published_and_retired(client: Client, cast: Cast) -> None:
    by = bearer(cast, "anne") | {"Idempotency-Key": "one"}
    sent = book(SMALL, "1")
    first, again = (client.post(f"{HERE}?kind=REPORT", sent, content_type=XLSX, headers=by) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    made = first.json()["id"]
    by = bearer(cast, "anne")
    version = client.get(f"{HERE}/versions/{made}", headers=by).json()
    assert (version["line"]["state"], version["missing"]) == ("DRAFT", [])
    weather = next(one for one in version["questions"] if one["name"] == "weather")
    marking = json.dumps({"mark": "I", "field": "IDENTITY"})
    place = f"{HERE}/questions/{weather['id']}"
    assert client.put(place, marking, content_type="application/json", headers=by).status_code == 200
    assert client.post(f"{HERE}/versions/{made}/publication", headers=by).json() == {"id": made}
    (line,) = client.get(HERE, headers=by).json()["items"]
    assert line["published"] == "1"
    assert len(client.get(f"{HERE}/{line['id']}", headers=by).json()["versions"]) == 1
    assert client.post(f"{HERE}/versions/{made}/retirement", headers=by).status_code == 200
    assert client.post(f"{HERE}/versions/{made}/publication", headers=by).status_code == 409


def test_what_is_no_form_and_who_keeps_none_are_refused(client: Client, cast: Cast) -> None:
    by = bearer(cast, "anne")
    answer = client.post(f"{HERE}?kind=REPORT", b"no form", content_type=XLSX, headers=by)
    assert (answer.status_code, answer.json()["code"]) == (422, "form.spreadsheet_unreadable")
    assert client.post(f"{HERE}?kind=POEM", b"", content_type=XLSX, headers=by).status_code == 422
    assert client.get(f"{HERE}/{uuid4()}", headers=by).status_code == 404
    member = bearer(cast, "chantal")
    answer = client.post(f"{HERE}?kind=REPORT", book(SMALL, "1"), content_type=XLSX, headers=member)
    assert answer.status_code == 403
    assert client.get(HERE, headers=member).json()["items"] == []
    assert not FormVersion.objects.exists()

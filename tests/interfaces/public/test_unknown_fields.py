"""Whatever a form sends that we do not know ends sealed or is refused; it is never a plain column."""

import io

import pytest
from django.apps import apps
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kikao.casework.reports.models import Report
from kikao.casework.reports.queries import words_of
from kikao.foundation.sealing.fields import undeclared
from tests.interfaces.public.conftest import PLAIN, Visitor
from tests.kit.cast import Cast
from tests.kit.door import let_in
from tests.kit.sizes import size

pytestmark = pytest.mark.django_db

MARK = "ZQXUNKNOWN7731"
NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
VALUES = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
HOSTILE = (
    "identity",
    "restricted",
    "severity",
    "state",
    "taken_by",
    "happened_day_x",
    "Words",
    "__all__",
)
EXAMPLES = size(25, 400)
APART = {"why": "SGBV", "words": "A doctor", "language": "en", "accused": "OTHER"}


def everything_plain() -> str:
    """Return every row of every table as one text."""
    out = io.StringIO()
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            out.write(repr(row))
    return out.getvalue()


def settled(cast: Cast, name: str, sent: str, before: int, status: int) -> None:
    """Look where the field went: into the sealed words of one new report, or nowhere because all was refused."""
    assert MARK not in everything_plain()
    assert undeclared() == []
    if Report.objects.count() == before:
        assert status == 422, f"{name!r}: neither kept nor refused"
        return
    assert status == 200
    last = Report.objects.order_by("id").last()
    kept = next(one for one in Report.objects.all() if one.more_item_id) if last else None
    assert kept is not None
    more = words_of(cast.actor("anne"), kept.id).more or ""
    assert MARK in more
    assert " ".join(sent.split()) in " ".join(more.split())
    Report.objects.filter(id=kept.id).update(more_item_id=None)


@pytest.mark.parametrize(("path", "typed"), [("/en/report", PLAIN), ("/en/report/apart", APART)])
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, value=VALUES)
@example(name="severity", value="SEV1")
@example(name="identity", value="a name")
@example(name="\x00", value="x")
def test_a_field_no_public_form_knows_is_sealed_or_refused(
    visitor: Visitor, cast: Cast, path: str, typed: dict[str, str], name: str, value: str
) -> None:
    sent = f"{value} {MARK}"
    before = Report.objects.count()
    answer = visitor.client.post(path, {**visitor.hidden(path), **typed, f"{name}_": sent})
    settled(cast, f"{name}_", sent, before, answer.status_code)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_names_of_our_own_columns_are_unknown_fields_too(visitor: Visitor, cast: Cast, name: str) -> None:
    before = Report.objects.count()
    answer = visitor.send(**{name: MARK})
    settled(cast, name, MARK, before, answer.status_code)


def test_the_pages_of_the_office_seal_what_they_do_not_know(
    client: Client, visitor: Visitor, cast: Cast
) -> None:
    let_in(client, cast, "anne")
    typed = {
        "channel": "CALL",
        "words": "Two men",
        "language": "fr",
        "source_kind": "99",
        "consents": ["STORE", "SECUSE"],
        "manner": "ORAL",
        "why": "CHILD",
        "accused": "OTHER",
        "once": "x" * 20,
    }
    for page in ("take", "take-apart"):
        before = Report.objects.count()
        answer = client.post(f"/office/reports/{page}/", {**typed, "ethnicity": MARK, "once": page * 5})
        assert answer.status_code == 302, answer.content.decode()[:2000]
        assert Report.objects.count() == before + 1
        settled(cast, "ethnicity", MARK, before, 200)

"""The forms that come with Kikao, as they are brought in."""

import pytest

from kikao.casework.forms.actions import ship_forms
from kikao.casework.forms.models import FormVersion
from kikao.casework.forms.queries import published, version
from kikao.casework.forms.shipped import SHIPPED
from kikao.foundation.access.actor import Actor

pytestmark = pytest.mark.django_db


def test_ship_forms_publishes_each_once_and_is_safe_to_repeat(secretary: Actor) -> None:
    ship_forms(secretary)
    ship_forms(secretary)
    listed = published(secretary)
    assert {one.form_id for one in listed} == {one.form_id for one in SHIPPED}
    assert FormVersion.objects.count() == len(SHIPPED)
    assert {one.title for one in listed} == {one.title for one in SHIPPED}
    for one in listed:
        page = version(secretary, one.version_id)
        assert page.missing == page.device_questions == ()
        assert one.form_id.endswith("tella") is not one.has_media or page.media == ()


def test_a_newer_shipped_version_waits_until_the_secretariat_publishes_it(secretary: Actor) -> None:
    ship_forms(secretary)
    held = FormVersion.objects.filter(form__form_id=SHIPPED[0].form_id)
    held.update(version="older")
    ship_forms(secretary)
    assert dict(held.values_list("version", "state")) == {
        "older": "PUBLISHED",
        held.exclude(version="older").get().version: "DRAFT",
    }

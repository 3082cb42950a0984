"""An alert that waits unopened is walled from the organisation of whoever holds the phone, and so is what is made of it."""

from dataclasses import replace

import pytest

from kikao.casework.forms.enums import FormKind
from kikao.casework.intake.actions import take_submission
from kikao.casework.intake.actions.opening import take_held
from kikao.casework.intake.models import Submission
from kikao.casework.intake.queries.apart import count_apart
from kikao.casework.intake.queries.opening import opened_apart
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.casework.reports.queries import words_of
from kikao.foundation.access import wall
from kikao.foundation.base.stops import Unknown
from kikao.foundation.files.coming import of_pieces
from kikao.foundation.sealing import vault
from kikao.registry.people.actions import declare_interest
from tests.casework.intake.conftest import Monitor, row
from tests.casework.intake.encrypting import Field, field

pytestmark = pytest.mark.django_db
__all__ = ["field"]


def through_cps(monitor: Monitor, arrived: Arrived, **files: bytes) -> Submission:
    """Send through a phone of an organisation whose seat has an interest declared by a secretary."""
    bearer = replace(monitor.bearer, organisation_id=monitor.cast.bodies["cps"])
    sent = tuple(of_pieces([content], name, "") for name, content in files.items())
    return row(take_submission(monitor.cast.source, bearer=bearer, arrived=arrived, files=sent))


@pytest.mark.parametrize(
    ("accused", "is_kept"),
    [("COMPANY_GUARDS", True), ("", True), ("OTHER COMPANY_GUARDS", True), ("OTHER", False)],
)
def test_an_encrypted_alert_is_walled_from_the_holders_organisation(
    field: Field, accused: str, is_kept: bool
) -> None:
    cast = field.monitor.cast
    field.publish("guard", FormKind.GUARD)
    declare_interest(cast.actor("alice"), organisation_id=cast.bodies["cps"])
    holder = wall.organisation_key(cast.bodies["cps"])
    arrived, files = field.finish(field.fill("guard", accused=accused), {}, "guard")
    held = through_cps(field.monitor, arrived, **files)
    assert wall.keys_on([held.id])[held.id] == {wall.UNIFORM, wall.COMPANY_GUARD, holder}
    assert vault.readers_of(held.id) == {cast.accounts["anne"]}
    assert count_apart(cast.actor("alice")) == (0, 0)
    settled = field.open(held)
    assert settled.report_id
    marks = wall.keys_on([settled.id, settled.report_id])
    assert [holder in one for one in marks.values()] == [is_kept, is_kept]
    readers = {cast.accounts["anne"]} | (set() if is_kept else {cast.accounts["alice"]})
    assert vault.readers_of(settled.report_id) == readers
    if is_kept:
        with pytest.raises(Unknown):
            words_of(cast.actor("alice"), settled.report_id)


@pytest.mark.parametrize(("read_by", "is_kept"), [("guard", True), ("", True), ("report", False)])
def test_what_no_form_explains_could_be_an_alert_too(field: Field, read_by: str, is_kept: bool) -> None:
    monitor, anne = field.monitor, field.monitor.cast.actor("anne")
    monitor.publish("guard", FormKind.GUARD)
    holder = wall.organisation_key(monitor.cast.bodies["cps"])
    held = through_cps(monitor, monitor.fill("stranger", accused="COMPANY_GUARDS"))
    assert holder in wall.keys_on([held.id])[held.id]
    version = monitor.forms[read_by].id if read_by else None
    found = opened_apart(anne, held.id, version_id=version)
    take_held(anne, submission_id=held.id, opened=found, version_id=version)
    report_id = row_of(held).report_id
    assert report_id
    assert (holder in wall.keys_on([report_id])[report_id]) is is_kept


def test_a_later_version_of_an_alert_walls_the_holders_organisation(monitor: Monitor) -> None:
    monitor.publish("guard", FormKind.GUARD)
    holder = wall.organisation_key(monitor.cast.bodies["cps"])
    first = through_cps(monitor, monitor.fill("guard", instance="uuid:1", accused="OTHER"))
    assert first.report_id
    assert holder not in wall.keys_on([first.report_id])[first.report_id]
    through_cps(monitor, monitor.fill("guard", instance="uuid:1", accused="COMPANY_GUARDS"))
    assert holder in wall.keys_on([first.report_id])[first.report_id]


def test_a_report_of_a_known_form_is_not_walled_from_the_holder(field: Field) -> None:
    arrived, files = field.finish(field.fill(), {})
    held = through_cps(field.monitor, arrived, **files)
    assert wall.keys_on([held.id])[held.id] == {wall.UNIFORM, wall.COMPANY_GUARD}


def row_of(held: Submission) -> Submission:
    """Return a submission as it stands now."""
    return Submission.objects.get(id=held.id)

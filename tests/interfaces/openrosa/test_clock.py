"""The clock of a machine jumps, back a year or forward ten: whatever was acknowledged is kept, once, and nothing is refused for it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from kikao.casework.intake.models import Submission
from kikao.casework.reports.models import Report
from kikao.foundation.audit import chain
from kikao.foundation.base.clock import LUBUMBASHI
from kikao.foundation.base.xforms import Instance
from kikao.foundation.files.models import EvidenceFile
from kikao.interfaces.openrosa import body, views, words
from tests.interfaces.openrosa.conftest import Phone, pictures, told

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@pytest.mark.parametrize("jump", [-YEAR, 10 * YEAR], ids=["back a year", "forward ten"])
def test_a_form_and_its_files_come_before_and_after_the_clock_jumps(phone: Phone, jump: timedelta) -> None:
    form, (one, two) = told(photo="1.jpg", other="2.jpg"), pictures("1.jpg", "2.jpg")
    before = timezone.now()
    with time_machine.travel(before, tick=True) as clock:
        assert phone.send(form, one).status_code == 201
        clock.move_to(before + jump)
        for files in ((one,), (two,), (one, two)):
            given = phone.send(form, *files)
            assert given.status_code == 201, given.content
        assert (
            phone.send(told("uuid:2", **{"told/happened_on": before.date().isoformat()})).status_code == 201
        )
        clock.move_to(before)
        for again in (form, told("uuid:2", **{"told/happened_on": before.date().isoformat()})):
            assert phone.send(again).status_code == 201
        assert phone.get("formList").status_code == 200
    assert (Submission.objects.count(), Report.objects.count(), EvidenceFile.objects.count()) == (2, 2, 2)
    assert [row.missing for row in Submission.objects.all()] == [0, 0]
    later = (before + jump).astimezone(LUBUMBASHI).date()
    days = {before.astimezone(LUBUMBASHI).date(), later}
    assert set(Submission.objects.values_list("arrived_on", flat=True)) == days
    assert not list(chain.faults())


@pytest.mark.parametrize("jump", [-YEAR, 10 * YEAR], ids=["back a year", "forward ten"])
def test_the_clock_jumps_while_a_form_is_on_its_way(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, jump: timedelta
) -> None:
    form, files = told(photo="1.jpg"), list(pictures("1.jpg"))
    before = timezone.now()
    with time_machine.travel(before, tick=True) as clock:
        jumps = iter([before + jump])
        read = views._read

        def jump_and_read(sending: body.Sending) -> Instance:
            clock.move_to(next(jumps, before))
            return read(sending)

        monkeypatch.setattr(views, "_read", jump_and_read)
        given = phone.send(form, *files)
        assert given.status_code == 201, given.content
        assert words.RECEIVED in given.content.decode()
        assert abs(timezone.now() - before - jump) < timedelta(minutes=5)
        assert phone.send(form, *files).status_code == 201
    assert (Submission.objects.count(), Report.objects.count(), EvidenceFile.objects.count()) == (1, 1, 1)
    assert Submission.objects.get().missing == 0

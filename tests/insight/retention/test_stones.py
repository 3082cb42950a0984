"""An erased report leaves a stone of what a phone had sent: it is known again, and nothing of it is left."""

from kikao.casework.forms.enums import FormKind
from kikao.casework.intake.enums import SubmissionState
from kikao.casework.intake.models import Attachment, GuardAlert, Submission
from kikao.casework.intake.schemas import Taken
from kikao.casework.reports.actions import set_aside_report
from kikao.casework.reports.models import Report
from kikao.foundation.base.clock import today
from kikao.foundation.files.models import EvidenceFile, FileKey
from kikao.foundation.sealing.models import Compartment, SealedItem
from tests.casework.intake.conftest import Monitor, coming, home, monitor, row
from tests.insight.retention.conftest import LONG_AGO, House

__all__ = ["home", "monitor"]


def test_a_stone_is_left_and_nothing_else(monitor: Monitor, house: House) -> None:
    monitor.publish("guard", FormKind.GUARD)
    arrived = monitor.fill("guard", instance="uuid:1", works_for="A cooperative.")
    first = monitor.send(arrived, coming("a.jpg"), coming("audit.csv", b"0,0"))
    monitor.send(monitor.fill("guard", instance="uuid:1", what_happened="Else."))
    report = row(first).report_id
    assert report
    set_aside_report(house.by(), report_id=report, reason="SPAM")
    Report.objects.filter(id=report).update(set_aside_on=today() - LONG_AGO)
    house.erase(report)
    assert not Report.objects.filter(id=report).exists()
    assert {(one.state, one.report_id) for one in Submission.objects.all()} == {
        (SubmissionState.ERASED, None)
    }
    assert not Compartment.objects.filter(subject_id__in=(report, first.id)).exists()
    assert not SealedItem.objects.filter(kind__startswith="submission").exists()
    assert not Attachment.objects.exists()
    assert not GuardAlert.objects.exists()
    assert not FileKey.objects.exists()
    assert not EvidenceFile.objects.filter(disposed_on=None).exists()
    assert monitor.send(arrived, coming("a.jpg")).taken == Taken.ERASED
    assert not Report.objects.exists()

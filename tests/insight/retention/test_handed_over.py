"""What was made ready for another group goes with the report whose words are in it."""

import pytest

from kikao.casework.handover.models import HandoverPart
from kikao.casework.handover.queries import package
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.stops import Unknown
from kikao.insight.retention.actions._shredding import shred
from kikao.insight.retention.enums import Scope
from tests.casework.handover.groups import Groups
from tests.kit.cast import Cast


def test_the_file_for_another_group_goes_with_the_report_whose_words_are_in_it(cast: Cast) -> None:
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    groups = Groups(cast).meet()
    groups.case()
    groups.send()
    assert HandoverPart.objects.exists()
    report = groups.ids["report"]
    shred(cast.system, Scope.REPORT, report, "AGE")
    assert not Report.objects.filter(id=report).exists()
    assert not HandoverPart.objects.exists()
    with pytest.raises(Unknown):
        package(groups.by(), groups.ids["handover"])

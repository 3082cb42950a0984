"""The report of a mission: of one case it holds nothing of the others, and it never holds a contact or a source."""

import io
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from kikao.casework.cases.queries import case
from kikao.casework.meetings.models import AgendaItem
from kikao.casework.missions.actions import note_stop
from kikao.casework.missions.models import MissionStop, SignedReport
from kikao.casework.monitoring.actions import record_check
from kikao.casework.monitoring.models import Check
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.notices.models import Notice
from tests.casework.missions.field.outing import Outing
from tests.interfaces.office.missions.field.conftest import Browser

pytestmark = pytest.mark.django_db


def words_of(content: bytes) -> str:
    """Return every word of a file of a word processor, its foot included."""
    file = Document(io.BytesIO(content))
    foot = [part.text for section in file.sections for part in section.footer.paragraphs]
    return "\n".join([*(part.text for part in file.paragraphs), *foot])


def papers(browser: Browser, name: str, mission_id: UUID, case_id: UUID | None = None) -> list[str]:
    """Return the report as it is printed, and as it is saved."""
    at, asked = f"/office/missions/{mission_id}/report/", f"?case={case_id}" if case_id else ""
    reader = browser(name)
    printed, saved = reader.get(f"{at}print/{asked}"), reader.get(f"{at}docx/{asked}")
    assert (printed.status_code, saved.status_code) == (200, 200)
    return [printed.content.decode(), words_of(saved.content)]


def seen(outing: Outing, mission_id: UUID, case_id: UUID, mark: str) -> list[str]:
    """Look at an agreement of a case, write words down and give a task; return what must be in its report alone."""
    paper = outing.planned(case_id)
    check = Check.objects.filter(instrument_id=paper).order_by("due_on").first()
    assert check
    said = {"proof": "VERIFIED", "finding": "IMPR", "standing": "DONE", "mission_id": mission_id}
    record_check(outing.by(), check_id=check.id, **said)  # type: ignore[arg-type]
    outing.wrote(mission_id, case_id, f"We stood there. {mark}")
    outing.task(case_id, title=f"Write the letter {mark}")
    return [mark, outing.paper(paper).reference, case(outing.by(), case_id).line.reference]


def test_the_report_of_one_case_holds_nothing_of_the_others(outing: Outing, browser: Browser) -> None:
    first, second = outing.case("Barrier at the ford"), outing.case("Quarrel elsewhere")
    made = outing.underway(first, second, title="Ford and elsewhere")
    outing.on_duty(made)
    outing.contact(made, phone="+243 999 000 111")
    own, others = seen(outing, made, first, "MARK-FORD"), seen(outing, made, second, "MARK-HILL")
    stop = MissionStop.objects.select_related("place").get(mission_id=made)
    note_stop(outing.by(), stop_id=stop.id, no_access="ROAD")
    for paper in papers(browser, "anne", made, first):
        assert [one for one in own if one not in paper] == []
        found = [one for one in (*others, "elsewhere", stop.place.name, "999 000 111") if one in paper]
        assert found == []
        assert "Verified by visit" in paper
    for paper in papers(browser, "anne", made):
        assert [one for one in (*own, *others, "Road conditions") if one not in paper] == []
        assert "999 000 111" not in paper
        assert "A brother" not in paper
    printed = TrailEntry.objects.filter(verb="mission.print_report", object_ref=str(made))
    assert printed.count() == 4


def test_a_report_of_a_case_that_the_mission_did_not_go_for_is_not_there(
    outing: Outing, browser: Browser
) -> None:
    made, other = outing.back(outing.case()), outing.case()
    for asked in (other, uuid4(), "x"):
        given = browser("anne").get(f"/office/missions/{made}/report/print/?case={asked}")
        assert given.status_code == 404
    assert not TrailEntry.objects.filter(verb="mission.print_report").exists()


def test_who_is_accused_is_alleged_and_no_clearance_is_said(outing: Outing, browser: Browser) -> None:
    case_id = outing.secret()
    made = outing.mission(case_id)
    anne = browser("anne")
    typed = {
        "day": f"{outing.stands(made).starts_on:%d/%m/%Y}",
        "hour": "00:01",
        "reason": "A call at night.",
    }
    assert anne.post(f"/office/missions/{made}/left/", typed).status_code == 302
    parties = [one for one in case(outing.by(), case_id).parties if one.alleged]
    assert parties
    for paper in papers(browser, "anne", made):
        assert f"alleged {parties[0].organisation}" in paper
        assert paper.count(parties[0].organisation) == paper.count(f"alleged {parties[0].organisation}")
        assert "Left without clearance" in paper
        assert "A call at night." in paper


def test_the_signed_report_is_filed_and_the_mission_comes_to_the_table(
    outing: Outing, browser: Browser
) -> None:
    sitting = outing.plenary(5)
    case_id = outing.case()
    made = outing.back(case_id)
    scan = SimpleUploadedFile("report.pdf", b"%PDF-1.4 signed", content_type="application/pdf")
    sent = browser("anne").post(f"/office/missions/{made}/report/made/", {"attached": scan})
    assert sent.status_code == 302, sent.content.decode()
    assert outing.stands(made).state == "REPORTED"
    filed = SignedReport.objects.get()
    assert EvidenceFile.objects.filter(hangs_on=filed.id, subject_id=made).exists()
    assert Notice.objects.filter(
        about_id=made, kind="REPORT", account_id=outing.cast.accounts["alice"]
    ).exists()
    item = AgendaItem.objects.get(sitting_id=sitting, case_id=case_id)
    assert outing.stands(made).reference not in item.words
    late = SimpleUploadedFile("one.pdf", b"%PDF-1.4 one case", content_type="application/pdf")
    at = f"/office/missions/{made}/report/file/"
    assert browser("anne").post(at, {"attached": late, "case_id": case_id}).status_code == 302
    assert SignedReport.objects.filter(case_id=case_id).count() == 1
    page = browser("anne").get(f"/office/missions/{made}/report/").content.decode()
    assert page.count("/office/files/") >= 2
    assert browser("anne").get(f"/office/missions/{made}/report/made/").status_code == 403

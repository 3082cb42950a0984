"""What is declared of reports: every field is listed as plain or sealed."""

from kikao.casework.reports.models import Consent, Report, ReportAccused, ThreadMessage
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.fields import layer_of, undeclared


def test_every_text_of_reports_is_declared() -> None:
    assert [fault for fault in undeclared() if fault.startswith("reports.")] == []


def test_who_the_source_is_lies_in_the_envelope_of_two() -> None:
    assert {layer_of(f"report.{kind}") for kind in ("identity", "behalf")} == {Layer.I}
    assert {layer_of(f"report.{kind}") for kind in ("words", "place_words", "said_at", "thread")} == {Layer.N}


def test_rows_say_what_they_are() -> None:
    assert str(Report(reference="SK-R-2026-7QF4KD")) == "SK-R-2026-7QF4KD"
    assert str(ReportAccused(kind="POLICE")) == "POLICE"
    assert str(Consent(scope="STORE")) == "STORE"
    assert str(ThreadMessage(position=3)) == "3"

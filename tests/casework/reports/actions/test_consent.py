"""What the source agrees to, and taking it back."""

import pytest

from kikao.casework.reports.actions import (
    ask_source,
    bring_back_report,
    name_accused,
    note_redaction,
    record_consent,
    screen_report,
    settle_withdrawal,
    take_report,
    withdraw_consent,
    withdraw_for_source,
)
from kikao.casework.reports.enums import ConsentScope, ReportState, SetAsideReason
from kikao.casework.reports.models import Consent, Redaction
from kikao.casework.reports.queries import ConsentStop, report, require_consent, thread_of, withdrawals
from kikao.casework.reports.schemas import Known
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.actions import ask_identity, break_glass
from kikao.foundation.sealing.vault import grant, readers_of, receipt_keys_of
from tests.casework.reports.conftest import Desk, row

BOTH = ("STORE", "SECUSE")


def test_withdraw_consent_locks_the_report_until_the_secretariat_acts(desk: Desk) -> None:
    report_id = desk.send(also=("PUBL",))
    withdraw_consent(desk.cast.source, receipt=desk.receipt(report_id))
    view = report(desk.by(), report_id)
    assert view.line.is_withdrawn
    assert not any(line.given for line in view.consents)
    assert Consent.objects.filter(report_id=report_id).count() == 2 * len(ConsentScope)
    assert thread_of(desk.cast.source, desk.receipt(report_id)).is_withdrawn
    assert Notice.objects.filter(kind="CONSENT").exists()
    for act in (
        lambda by: take_report(by, report_id=report_id),
        lambda by: screen_report(
            by, report_id=report_id, version=row(report_id).version, plain=Known(), plausible=True
        ),
        lambda by: name_accused(by, report_id=report_id, kind="OTHER"),
    ):
        with pytest.raises(Stop) as stop:
            act(desk.by())
        assert stop.value.code == "report.withdrawn"
    settle_withdrawal(desk.by(), report_id=report_id)
    kept = row(report_id)
    assert (kept.state, kept.set_aside_reason) == (ReportState.SET_ASIDE, SetAsideReason.WITHDRAWN)
    with pytest.raises(Stop):
        bring_back_report(desk.by(), report_id=report_id)
    with pytest.raises(Stop) as again:
        settle_withdrawal(desk.by(), report_id=report_id)
    assert again.value.code == "report.nothing_withdrawn"


def test_a_report_in_an_incident_stays_taken_when_consent_is_withdrawn(desk: Desk) -> None:
    report_id = desk.send()
    take_report(desk.by(), report_id=report_id)
    withdraw_consent(desk.cast.source, receipt=desk.receipt(report_id))
    settle_withdrawal(desk.by(), report_id=report_id)
    assert row(report_id).state == ReportState.TAKEN
    assert row(report_id).is_locked


def test_a_new_consent_opens_the_report_again(desk: Desk) -> None:
    report_id = desk.send()
    withdraw_consent(desk.cast.source, receipt=desk.receipt(report_id))
    ask_source(desk.by(), report_id=report_id, words="We keep it closed.")
    record_consent(desk.by(), report_id=report_id, given=(*BOTH, "FACTS"), manner="ORAL", language="sw")
    take_report(desk.by(), report_id=report_id)
    given = [line.scope for line in report(desk.by(), report_id).consents if line.given]
    assert given == [*BOTH, "FACTS"]


def test_record_consent_by_telephone_can_take_it_back(desk: Desk) -> None:
    report_id = desk.record()
    record_consent(
        desk.by(), report_id=report_id, given=("STORE",), manner="ORAL", language="fr", guardian=True
    )
    assert row(report_id).is_locked
    assert report(desk.by(), report_id).consents[0].guardian
    for wrong in ({"manner": "WINK"}, {"language": "xx"}, {"given": ("ALL",)}):
        facts = {"given": BOTH, "manner": "ORAL", "language": "fr", **wrong}
        with pytest.raises(Invalid):
            record_consent(desk.by(), report_id=report_id, **facts)  # type: ignore[arg-type]


def test_taking_consent_back_twice_keeps_the_first_day(desk: Desk) -> None:
    report_id = desk.send()
    for _turn in range(2):
        withdraw_consent(desk.cast.source, receipt=desk.receipt(report_id))
    assert row(report_id).withdrawn_on == today()
    assert row(report_id).withdrawal_settled_on is None


def test_nobody_else_touches_consent(desk: Desk) -> None:
    report_id = desk.send()
    for person in ("chantal", "esperance", "didier"):
        with pytest.raises(NotAllowed):
            record_consent(desk.by(person), report_id=report_id, given=BOTH, manner="ORAL", language="fr")
        with pytest.raises(NotAllowed):
            settle_withdrawal(desk.by(person), report_id=report_id)
    with pytest.raises(Unknown):
        withdraw_consent(
            desk.cast.source, receipt=receipt_keys_of(desk.cast.group_id, "baba baba baba baba baba baba")
        )
    with pytest.raises(NotAllowed):
        withdraw_consent(desk.by(), receipt=desk.receipt(report_id))
    with pytest.raises(NotAllowed):
        withdraw_for_source(desk.by("chantal"), report_id=report_id, manner="ORAL", language="fr")


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "consentement"), ("en", "consent back"), ("shr", "consentement")]
)
def test_a_withdrawal_is_acknowledged_in_the_language_of_the_source(
    desk: Desk, language: str, words: str
) -> None:
    report_id = desk.send(language=language)
    withdraw_consent(desk.cast.source, receipt=desk.receipt(report_id))
    (message,) = thread_of(desk.cast.source, desk.receipt(report_id)).messages
    assert not message.from_source
    assert message.text
    if language == "en":
        assert words in message.text
    withdraw_consent(desk.cast.source, receipt=desk.receipt(report_id))
    assert len(thread_of(desk.cast.source, desk.receipt(report_id)).messages) == 1


def test_the_office_takes_consent_back_for_a_source_without_a_receipt(desk: Desk) -> None:
    report_id = desk.record()
    withdraw_for_source(desk.by(), report_id=report_id, manner="ORAL", language="sw", guardian=True)
    view = report(desk.by(), report_id)
    assert view.line.is_withdrawn
    assert {(line.given, line.manner_label, line.guardian) for line in view.consents} == {
        (False, "Said aloud", True)
    }
    assert withdrawals(desk.by()) == 1
    for wrong in ({"manner": "WINK", "language": "fr"}, {"manner": "ORAL", "language": "xx"}):
        with pytest.raises(Invalid):
            withdraw_for_source(desk.by(), report_id=report_id, **wrong)


def test_whoever_read_it_outside_the_secretariat_loses_the_key(desk: Desk) -> None:
    report_id = desk.send(also=("FACTS",))
    chantal = desk.cast.accounts["chantal"]
    grant(desk.by(), report_id, chantal)
    record_consent(
        desk.by(), report_id=report_id, given=(*BOTH, "FACTS", "PUBL"), manner="ORAL", language="sw"
    )
    assert chantal in readers_of(report_id)
    record_consent(desk.by(), report_id=report_id, given=BOTH, manner="ORAL", language="sw")
    assert chantal not in readers_of(report_id)
    assert readers_of(report_id) == {desk.cast.accounts[name] for name in ("anne", "alice")}


def test_what_was_done_is_noted_of_a_withdrawn_report_alone(desk: Desk) -> None:
    report_id, place = desk.send(), random_id()
    with pytest.raises(Stop):
        note_redaction(desk.by(), report_id=report_id, about="CASE", about_id=place, redress="REMOVED")
    withdraw_consent(desk.cast.source, receipt=desk.receipt(report_id))
    for redress in ("CANNOT", "REMOVED"):
        note_redaction(desk.by(), report_id=report_id, about="CASE", about_id=place, redress=redress)
    assert [one.redress for one in Redaction.objects.all()] == ["REMOVED"]
    with pytest.raises(Invalid):
        note_redaction(desk.by(), report_id=report_id, about="WALL", about_id=place, redress="REMOVED")


def test_a_use_without_consent_is_refused_with_its_name_and_the_report(desk: Desk) -> None:
    asked, given = desk.send(), desk.send(also=("PUBL",))
    require_consent(desk.by(), [given], ConsentScope.PUBL)
    require_consent(desk.by(), [], ConsentScope.PUBL)
    with pytest.raises(ConsentStop) as stop:
        require_consent(desk.by(), [asked, given], ConsentScope.PUBL)
    assert stop.value.code == "consent.missing"
    assert row(asked).reference in str(stop.value.message)
    assert row(given).reference not in str(stop.value.message)
    withdraw_consent(desk.cast.source, receipt=desk.receipt(given))
    with pytest.raises(ConsentStop):
        require_consent(desk.by(), [given], ConsentScope.PUBL)


def test_who_a_source_is_may_be_asked_only_with_consent_unless_a_life_is_in_danger(desk: Desk) -> None:
    report_id = desk.send(identity="the teacher of the blue house")
    grant(desk.by(), report_id, desk.cast.accounts["chantal"])
    assert ask_identity(desk.by(), subject_id=report_id, reason="to call back")
    with pytest.raises(ConsentStop) as stop:
        ask_identity(desk.by("chantal"), subject_id=report_id, reason="to visit")
    assert "Share identity with the task force" in stop.value.message
    assert break_glass(desk.by("chantal"), subject_id=report_id, reason="men are on their way")
    withdraw_consent(desk.cast.source, receipt=desk.receipt(report_id))
    with pytest.raises(ConsentStop):
        ask_identity(desk.by(), subject_id=report_id, reason="to call back")
    agreed = desk.send(identity="the teacher of the blue house", also=("IDENT",))
    grant(desk.by(), agreed, desk.cast.accounts["chantal"])
    assert ask_identity(desk.by("chantal"), subject_id=agreed, reason="to visit")

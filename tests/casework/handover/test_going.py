"""What goes, what stays back and why, and who agrees to it."""

import pytest

from kikao.casework.cases.actions import edit_case
from kikao.casework.cases.queries import case
from kikao.casework.handover.actions import (
    enter_receipt,
    make_handover_file,
    recall_handover,
    receive_handover,
    refuse_handover,
)
from kikao.casework.handover.models import Handover, HandoverPart, HandoverReport
from kikao.casework.handover.queries import arrival, handover, package, receipt
from kikao.casework.reports.actions import record_consent
from kikao.casework.reports.queries.consent import ConsentStop
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.sealing.stops import Locked
from tests.casework.handover.groups import Groups, pieces_of


def goes(groups: Groups, name: str = "alice") -> dict[str, int]:
    """Return what the preview says goes along."""
    preview = handover(groups.by(name), groups.ids["handover"]).preview
    assert preview
    return {line.what: line.count for line in preview.goes}


def stays(groups: Groups, name: str = "alice") -> dict[str, tuple[int, tuple[str, ...]]]:
    """Return what the preview says stays back, and the reports whose sources could be asked."""
    preview = handover(groups.by(name), groups.ids["handover"]).preview
    assert preview
    return {f"{line.what} {line.reason}": (line.count, line.reports) for line in preview.stays}


def forbid(groups: Groups) -> None:
    """Record that the source does not let it go to other groups."""
    given = ("STORE", "SECUSE", "FACTS")
    record_consent(groups.by(), report_id=groups.ids["report"], given=given, manner="ORAL", language="fr")


def test_a_second_person_sees_exactly_what_goes_and_what_stays(groups: Groups) -> None:
    groups.propose()
    assert goes(groups)["Claims in their own words"] == 2
    assert goes(groups)["What sources told, in their own words"] == 1
    assert stays(groups) == {"Claim UNASKED": (1, ())}
    assert goes(groups, "eve") == goes(groups)
    assert handover(groups.by("eve"), groups.ids["handover"]).purpose == groups.say("purpose")


def test_without_the_sources_consent_no_word_of_theirs_goes(groups: Groups) -> None:
    forbid(groups)
    groups.propose()
    assert "What sources told, in their own words" not in goes(groups)
    count, named = stays(groups)["Claim CONSENT"]
    assert (count, len(named)) == (1, 1)
    assert stays(groups, "eve")["Claim CONSENT"] == (1, ())
    groups.approve()
    make_handover_file(groups.by(), handover_id=groups.ids["handover"])
    words = _words_that_arrive(groups)
    for kept in ("report", "claim", "person", "identity", "place"):
        assert f"MARK-{kept.upper()}" not in words
    assert "MARK-PRESS" in words
    assert not HandoverReport.objects.exists()


def test_consent_taken_back_after_the_approval_counts_when_the_file_is_made(groups: Groups) -> None:
    groups.propose()
    groups.approve()
    forbid(groups)
    make_handover_file(groups.by(), handover_id=groups.ids["handover"])
    assert "MARK-REPORT" not in _words_that_arrive(groups)


def test_consent_taken_back_after_the_file_was_made_keeps_it_here(groups: Groups) -> None:
    groups.send()
    forbid(groups)
    noted = TrailEntry.objects.filter(verb="handover.take_file").count()
    with pytest.raises(ConsentStop):
        package(groups.by(), groups.ids["handover"])
    assert TrailEntry.objects.filter(verb="handover.take_file").count() == noted


def test_who_told_it_and_where_never_goes(groups: Groups) -> None:
    groups.send()
    words = _words_that_arrive(groups)
    for never in ("identity", "place", "person"):
        assert f"MARK-{never.upper()}" not in words
    for free in ("report", "claim", "title", "summary"):
        assert f"MARK-{free.upper()}" in words


def test_the_file_holds_no_word_that_can_be_read(groups: Groups) -> None:
    raw = groups.send(file_release_ids=[groups.safe_file()])
    for word in (b"MARK", b"Katanga", b"Kivu", b"Police", b"barrier", b"bodies"):
        assert word not in raw


def test_words_not_chosen_stay(groups: Groups) -> None:
    groups.propose(with_claims=False, with_told=False)
    assert stays(groups) == {"Claim UNCHOSEN": (3, ()), "What a source told UNCHOSEN": (1, ())}


def test_nobody_approves_what_they_proposed(groups: Groups) -> None:
    one = groups.propose()
    with pytest.raises(Stop) as own:
        groups.approve("anne")
    assert own.value.code == "handover.own_proposal"
    with pytest.raises(Stop):
        make_handover_file(groups.by(), handover_id=one)
    groups.approve("eve")
    assert Handover.objects.get().state == "APPROVED"


def test_a_refused_and_a_recalled_proposal_keep_their_reason(groups: Groups) -> None:
    first = groups.propose()
    refuse_handover(groups.by("alice"), handover_id=first, reason="Too early.")
    assert handover(groups.by("eve"), first).reason == "Too early."
    second = groups.propose()
    groups.approve()
    recall_handover(groups.by(), handover_id=second, reason="Settled here.")
    with pytest.raises(Stop):
        make_handover_file(groups.by(), handover_id=second)
    assert not HandoverPart.objects.exists()


def test_a_summary_that_nobody_checked_goes_nowhere(groups: Groups) -> None:
    page = case(groups.by(), groups.ids["case"])
    edit_case(
        groups.by(),
        case_id=page.line.id,
        version=page.version,
        title="New",
        summary="Not checked",
    )
    with pytest.raises(Stop) as refused:
        groups.propose()
    assert refused.value.code == "handover.summary_unchecked"


def test_a_title_changed_after_the_approval_stays_back(groups: Groups) -> None:
    one = groups.propose()
    groups.approve()
    page = case(groups.by(), groups.ids["case"])
    edit_case(groups.by(), case_id=page.line.id, version=page.version, title="MARK-NEW", summary="MARK-NEW")
    make_handover_file(groups.by(), handover_id=one)
    assert "MARK-NEW" not in _words_that_arrive(groups)


def test_only_an_unlocked_session_makes_the_file(groups: Groups) -> None:
    one = groups.propose()
    groups.approve()
    groups.cast.keys.pop("anne")
    with pytest.raises(Locked):
        make_handover_file(groups.by(), handover_id=one)


def test_opening_making_and_taking_are_in_the_trail(groups: Groups) -> None:
    groups.send()
    verbs = set(TrailEntry.objects.values_list("verb", flat=True))
    assert {"handover.propose", "handover.approve", "handover.make_file", "handover.take_file"} <= verbs
    assert "sealed.read" in verbs


def test_a_receipt_of_another_hand_over_is_not_taken(groups: Groups) -> None:
    raw = groups.send()
    came = receive_handover(groups.by("frank"), source=lambda: pieces_of(raw))
    first = groups.ids["handover"]
    groups.send()
    with pytest.raises(Stop) as refused:
        enter_receipt(
            groups.by(), handover_id=groups.ids["handover"], receipt=receipt(groups.by("frank"), came)
        )
    assert refused.value.code == "handover.other_receipt"
    assert handover(groups.by(), first).line.state == "SENT"


def test_members_take_no_file(groups: Groups) -> None:
    groups.send()
    with pytest.raises(Stop):
        package(groups.by("chantal"), groups.ids["handover"])
    with pytest.raises(Unknown):
        package(groups.by("didier"), groups.ids["handover"])


def _words_that_arrive(groups: Groups) -> str:
    """Return everything that the other group reads after taking the file."""
    raw = b"".join(package(groups.by(), groups.ids["handover"])[1])
    one = receive_handover(groups.by("frank"), source=lambda: pieces_of(raw))
    return repr(arrival(groups.by("frank"), one).contents) + _told(groups, one)


def _told(groups: Groups, one: object) -> str:
    contents = arrival(groups.by("frank"), one).contents  # type: ignore[arg-type]
    assert contents
    words = [claim.words for incident in contents.incidents for claim in incident.claims]
    return " ".join(words + [told for incident in contents.incidents for told in incident.told])

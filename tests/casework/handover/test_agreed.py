"""What a second person agreed to is what goes: nothing new, nothing different; what is gone stays away."""

from itertools import chain
from uuid import uuid4

import pytest
from django.utils.translation import override

from kikao.casework.cases.models import StatusChange
from kikao.casework.handover.actions import (
    approve_handover,
    make_handover_file,
    receive_handover,
    refuse_handover,
)
from kikao.casework.handover.models import Handover, HandoverPart
from kikao.casework.handover.queries import arrival, handover, package
from kikao.casework.handover.queries.gathering import gather
from kikao.casework.handover.reckoning import Behind, shown_of
from kikao.casework.incidents.actions import record_claim, record_count, withdraw_involvement
from kikao.casework.incidents.models import Involvement
from kikao.casework.reports.actions import record_consent
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop
from tests.casework.handover.groups import Groups, pieces_of


def publish(groups: Groups, words: str = "MARK-LATER") -> None:
    """Add a claim that was printed in a paper, which needs nobody's consent to go."""
    said = {"source_kind": "PRESS", "source_title": "Another paper"}
    record_claim(groups.by(), incident_id=groups.ids["incident"], wording=words, **said)


def agree(groups: Groups, *scopes: str) -> None:
    """Record what the source lets the group do from now on."""
    given = ("STORE", "SECUSE", "FACTS", *scopes)
    record_consent(groups.by(), report_id=groups.ids["report"], given=given, manner="ORAL", language="fr")


def make(groups: Groups) -> None:
    make_handover_file(groups.by(), handover_id=groups.ids["handover"])


def refused(groups: Groups) -> str:
    """Return the words of the refusal when the file is to be made."""
    with pytest.raises(Stop) as stop:
        make(groups)
    assert (stop.value.code, Handover.objects.get().state) == ("handover.changed", "APPROVED")
    assert "agree to it again" in str(stop.value.cure)
    assert not HandoverPart.objects.exists()
    return str(stop.value.message)


def changed(groups: Groups, name: str = "alice") -> dict[str, tuple[int, int]]:
    """Return what the preview says has changed: how many are new or different, how many no longer as they were."""
    preview = handover(groups.by(name), groups.ids["handover"]).preview
    assert preview
    return {line.what: (line.more, line.less) for line in preview.changed}


def arrived(groups: Groups) -> list[str]:
    """Return the words of claims that the other group reads."""
    raw = b"".join(package(groups.by(), groups.ids["handover"])[1])
    one = receive_handover(groups.by("frank"), source=lambda: pieces_of(raw))
    contents = arrival(groups.by("frank"), one).contents
    assert contents
    return [claim.words for incident in contents.incidents for claim in incident.claims]


def test_a_claim_that_came_after_the_approval_does_not_go_before_it_is_agreed_to(groups: Groups) -> None:
    groups.propose()
    groups.approve()
    assert changed(groups) == {}
    publish(groups)
    assert "Claims in their own words (1)" in refused(groups)
    assert changed(groups) == {"Claims in their own words": (1, 0)}
    assert not handover(groups.by(), groups.ids["handover"]).may_make
    assert handover(groups.by("eve"), groups.ids["handover"]).may_answer
    assert not handover(groups.by(), groups.ids["handover"]).may_answer
    groups.approve("eve")
    make(groups)
    assert "MARK-LATER" in arrived(groups)


def test_consent_that_was_given_after_the_approval_lets_nothing_go_unseen(groups: Groups) -> None:
    agree(groups)
    groups.propose()
    groups.approve()
    agree(groups, "PARTNER")
    words = refused(groups)
    assert "What sources told, in their own words (1)" in words
    assert "Claims in their own words (1)" in words


def test_a_number_that_changed_is_seen_before_it_goes(groups: Groups) -> None:
    groups.propose()
    groups.approve()
    record_count(groups.by(), incident_id=groups.ids["incident"], harm="KILLED", number=1, sex="M")
    assert "Incidents, as far as they are plain (1)" in refused(groups)


def test_what_is_gone_stays_away_and_nobody_is_asked_again(groups: Groups) -> None:
    groups.propose()
    groups.approve()
    agree(groups)
    row = Involvement.objects.get()
    withdraw_involvement(groups.by(), involvement_id=row.id, version=row.version)
    gone = changed(groups)
    assert gone["Claims in their own words"] == (0, 1)
    assert all(more == 0 for more, _less in gone.values())
    make(groups)
    assert arrived(groups) == [groups.say("press")]


def test_nobody_agrees_to_something_else_than_they_looked_at(groups: Groups) -> None:
    one = groups.propose()
    seen = groups.seen("alice")
    publish(groups)
    assert changed(groups) == {"Claims in their own words": (1, 0)}
    for stale in (seen, ""):
        with pytest.raises(Stop) as stop:
            approve_handover(groups.by("alice"), handover_id=one, seen=stale)
        assert stop.value.code == "handover.changed"
    assert Handover.objects.get().state == "PROPOSED"
    groups.approve()
    make(groups)
    assert "MARK-LATER" in arrived(groups)


def test_a_hand_over_agreed_to_before_this_was_kept_is_looked_at_again(groups: Groups) -> None:
    groups.propose()
    groups.approve()
    Handover.objects.update(shown={})
    refused(groups)
    groups.approve("eve")
    make(groups)


def test_what_changed_after_the_approval_can_be_refused_after_all(groups: Groups) -> None:
    one = groups.propose()
    groups.approve()
    publish(groups)
    refuse_handover(groups.by("eve"), handover_id=one, reason="Not with that claim.")
    assert Handover.objects.get().state == "REFUSED"


def test_the_preview_of_custodian_and_secretariat_is_the_same_and_opens_no_word(groups: Groups) -> None:
    groups.propose(file_release_ids=[groups.safe_file()])
    opened = TrailEntry.objects.filter(verb="sealed.read").count()
    row = Handover.objects.get()
    assert gather(groups.by("eve"), row, words=False).shown == gather(groups.by(), row, words=False).shown
    assert TrailEntry.objects.filter(verb="sealed.read").count() == opened


def test_what_goes_is_the_same_in_whichever_language_it_is_looked_at(groups: Groups) -> None:
    StatusChange.objects.create(
        working_group_id=groups.cast.group_id,
        case_id=groups.ids["case"],
        old="C0",
        new="C6",
        closure="WITHD",
        entered_on=today(),
    )
    groups.propose()
    with override("en"):
        groups.approve()
    with override("fr"):
        assert changed(groups) == {}
        make(groups)


def test_what_is_kept_of_it_holds_no_word_and_no_digest_that_can_be_guessed(groups: Groups) -> None:
    groups.propose()
    row = Handover.objects.get()
    open_now, sealed = (gather(groups.by(), row, words=words) for words in (True, False))
    assert open_now.contents.incidents[0].claims[0].words == groups.say("claim")
    assert open_now.shown == sealed.shown == row.shown
    assert "MARK" not in repr(row.shown)
    behind = Behind(row.purpose_item_id, (uuid4(), uuid4()), (), ())
    first, second = (shown_of(uuid4(), sealed.contents, behind) for _each in range(2))
    assert not {*chain.from_iterable(first.values())} & {*chain.from_iterable(second.values())}

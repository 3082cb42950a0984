"""A case goes to another group and a receipt comes back."""

import hashlib
from uuid import UUID

import pytest

from kikao.casework.cases.queries import case
from kikao.casework.cases.schemas import CasePage
from kikao.casework.handover.actions import (
    Entered,
    accept_arrival,
    close_case_handed_over,
    decline_arrival,
    enter_receipt,
    receive_handover,
    remind_of_handovers,
)
from kikao.casework.handover.models import Arrival, Handover, HandoverPart, HandoverReport
from kikao.casework.handover.queries import arrival, arrivals, handover, handovers, handovers_of_case, receipt
from kikao.casework.incidents.queries import claims_of, incident
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.files.queries import files_of, opened
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.handing import BUCKET, HEAD
from kikao.registry.people.models import Seat
from tests.casework.handover.groups import Groups, pieces_of


def test_a_case_goes_over_and_comes_out_as_it_went_in(groups: Groups) -> None:
    raw = groups.send(file_release_ids=[groups.safe_file()])
    contents = arrival(groups.by("frank"), _received(groups, raw)).contents
    assert contents
    assert contents.purpose == groups.say("purpose")
    (told,) = contents.incidents
    assert [claim.words for claim in told.claims] == [groups.say("claim"), groups.say("press")]
    assert told.told == (groups.say("report"),)
    assert told.counts[0].number == 2
    assert len(contents.files) == 1


def test_what_came_becomes_a_tabled_case_whose_claims_name_the_other_group(groups: Groups) -> None:
    raw = groups.send(file_release_ids=[groups.safe_file()])
    made = _accepted(groups, _received(groups, raw))
    assert (made.origin, made.line.status, made.summary) == ("HANDOVER", "C0", groups.say("summary"))
    parties = {(party.organisation, party.role) for party in made.parties}
    assert parties == {("Mining police of the province", "ALLEGED_AUTHOR"), ("SOFEDI", "REQUESTER")}
    told = incident(groups.by("frank"), made.incident_ids[0])
    assert told.counts[0].number == 2
    said = claims_of(groups.by("frank"), made.incident_ids[0], words=True)
    assert {groups.say("claim"), groups.say("press"), groups.say("report")} <= {one.wording for one in said}
    assert {one.source_words for one in said} == {"Handed over by Working group of South Kivu"}


def test_a_file_marked_safe_arrives_without_its_name(groups: Groups) -> None:
    raw = groups.send(file_release_ids=[groups.safe_file()])
    made = _accepted(groups, _received(groups, raw))
    (paper,) = files_of(groups.by("frank"), [made.line.id]).items
    content = b"".join(opened(groups.by("frank"), paper.id).pieces)
    assert content == groups.say("file").encode()
    assert paper.about
    assert "MARK" not in paper.about.name


def test_an_accused_body_that_nobody_knows_is_tied_before_there_is_a_case(groups: Groups) -> None:
    one = _received(groups, groups.send())
    with pytest.raises(Invalid) as refused:
        accept_arrival(groups.by("frank"), arrival_id=one, title="Handed over")
    assert [name.partition("_")[0] for name in refused.value.fields] == ["above"]
    assert Arrival.objects.get().state == "WAITING"


def _received(groups: Groups, raw: bytes) -> UUID:
    return receive_handover(groups.by("frank"), source=lambda: pieces_of(raw))


def _accepted(groups: Groups, one: UUID) -> CasePage:
    """Accept what came; the mining police goes by another name here."""
    contents = arrival(groups.by("frank"), one).contents
    assert contents
    number = next(n for n, body in enumerate(contents.bodies) if body.security_body)
    ours = {number: groups.there("Mining police of the province", security_body=True)}
    accept_arrival(groups.by("frank"), arrival_id=one, title="Handed over", entered=Entered(ours))
    return case(groups.by("frank"), Arrival.objects.get().case_id)


def test_the_receipt_tells_the_sender_what_became_of_it(groups: Groups) -> None:
    groups.there("Police des Mines et des Hydrocarbures", security_body=True)
    raw = groups.send(closes_case=True)
    row = Handover.objects.get()
    assert row.digest == hashlib.blake2b(raw[HEAD:], digest_size=32).hexdigest()
    one = _received(groups, raw)
    enter_receipt(groups.by(), handover_id=row.id, receipt=receipt(groups.by("frank"), one))
    assert handover(groups.by(), row.id).line.state == "RECEIVED"
    accept_arrival(groups.by("frank"), arrival_id=one, title="Handed over")
    enter_receipt(groups.by(), handover_id=row.id, receipt=receipt(groups.by("frank"), one))
    seen = handover(groups.by(), row.id)
    there = Arrival.objects.get()
    assert (seen.line.state, seen.their_reference, seen.receipt_on) == ("ACCEPTED", there.reference, today())
    assert not HandoverPart.objects.exists()
    close_case_handed_over(groups.by(), handover_id=row.id)
    assert case(groups.by(), groups.ids["case"]).line.status == "C6"


def test_a_declined_case_leaves_no_case_there_and_a_reason_here(groups: Groups) -> None:
    raw = groups.send()
    one = receive_handover(groups.by("frank"), source=lambda: pieces_of(raw))
    decline_arrival(groups.by("frank"), arrival_id=one, reason="OUTSIDE", words="Not our province.")
    enter_receipt(groups.by(), handover_id=groups.ids["handover"], receipt=receipt(groups.by("frank"), one))
    seen = handover(groups.by(), groups.ids["handover"])
    assert (seen.line.state, seen.their_reason_words) == ("DECLINED", "Outside the group's mandate or area")
    assert Arrival.objects.get().case_id is None
    with pytest.raises(Stop):
        accept_arrival(groups.by("frank"), arrival_id=one, title="After all")


def test_silence_is_told_once_and_shows_as_overdue(groups: Groups) -> None:
    groups.send()
    Handover.objects.update(answer_due_on=today().replace(year=today().year - 1))
    Notice.objects.all().delete()
    assert remind_of_handovers(groups.cast.system) == 1
    assert remind_of_handovers(groups.cast.system) == 0
    assert Notice.objects.filter(kind="HANDOVER").count() == 2
    assert handovers(groups.by()).items[0].overdue


def test_it_is_known_whose_words_went_along(groups: Groups) -> None:
    groups.send()
    assert [row.report_id for row in HandoverReport.objects.all()] == [groups.ids["report"]]
    told = handovers_of_case(groups.by("chantal"), groups.ids["case"])
    assert [line.group for line in told.handovers] == ["Working group of Haut-Katanga"]


def test_the_length_of_a_file_tells_nothing(groups: Groups) -> None:
    short, long = groups.send(with_told=False), groups.send(purpose="A long purpose. " * 500)
    assert len(short) == len(long)
    assert BUCKET < len(short) < 2 * BUCKET


def test_whoever_is_accused_sees_nothing_of_it_on_either_side(groups: Groups) -> None:
    raw = groups.send()
    with pytest.raises(Unknown):
        handover(groups.by("didier"), groups.ids["handover"])
    assert not handovers(groups.by("didier")).items
    ours = groups.there("Police des Mines et des Hydrocarbures", security_body=True)
    Seat.objects.filter(id=groups.cast.seats["fiona"]).update(organisation_id=ours)
    one = receive_handover(groups.by("frank"), source=lambda: pieces_of(raw))
    with pytest.raises(Unknown):
        arrival(groups.by("fiona"), one)
    assert not arrivals(groups.by("fiona")).items
    assert arrival(groups.by("frank"), one).contents

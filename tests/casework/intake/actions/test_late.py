"""Files that come after an encrypted form was opened are opened in the next reader's session; then what opened them goes."""

from dataclasses import dataclass

import pytest
from django.test import Client

from kikao.casework.intake.actions.late import open_late
from kikao.casework.intake.enums import AttachmentState
from kikao.casework.intake.models import Attachment, Submission
from kikao.casework.intake.queries.apart import submission_apart
from kikao.casework.intake.queries.late import opened_late
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.foundation.base.stops import Clash, Unknown
from kikao.foundation.files.coming import of_pieces
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.sealing.models import SealedItem
from kikao.registry.people.actions import declare_interest
from tests.casework.intake.actions.test_opening import PHOTO, VOICE, contents
from tests.casework.intake.conftest import row
from tests.casework.intake.encrypting import Field, field
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db
__all__ = ["field"]


def now(held: Submission) -> Submission:
    """Return it as it stands."""
    return Submission.objects.get(id=held.id)


@dataclass
class Slow:
    """A phone whose network brings a form with three files in pieces."""

    field: Field
    arrived: Arrived
    files: dict[str, bytes]

    def send(self, *names: str) -> Submission:
        """Send the form with some of its files."""
        sent = [of_pieces([self.files[f"{name}.enc"]], f"{name}.enc", "") for name in names]
        return row(self.field.monitor.send(self.arrived, *sent))


@pytest.fixture
def slow(field: Field) -> Slow:
    """Return the phone; nothing has come yet."""
    media = {"photo.jpg": PHOTO, "voice.amr": VOICE, "other.jpg": b"other"}
    return Slow(field, *field.finish(field.fill(photo="photo.jpg"), media))


def test_a_file_that_comes_late_is_opened_from_the_page(client: Client, slow: Slow) -> None:
    anne = slow.field.monitor.cast.actor("anne")
    held = slow.send("submission.xml", "other.jpg")
    report = slow.field.open(held, incomplete=True).report_id
    assert report
    assert now(held).around_item_id == held.whole_item_id
    assert contents(anne, report) == {"other.jpg": b"other"}
    slow.send("voice.amr")
    assert contents(anne, report).keys() == {"other.jpg", "voice.amr.enc"}
    assert submission_apart(anne, held.id).files_late == 1
    let_in(client, slow.field.monitor.cast, "anne")
    there = f"/office/intake/{held.id}/"
    assert f"{there}late/" in client.get(there).content.decode()
    assert client.post(f"{there}late/").status_code == 302
    assert contents(anne, report) == {"other.jpg": b"other", "voice.amr": VOICE}
    assert (now(held).missing, now(held).around_item_id) == (1, held.whole_item_id)
    assert f"{there}late/" not in client.get(there).content.decode()


def test_the_last_file_takes_what_opened_it_along(slow: Slow) -> None:
    anne = slow.field.monitor.cast.actor("anne")
    held = slow.send("submission.xml", "other.jpg")
    report = slow.field.open(held, incomplete=True).report_id
    assert report
    slow.send("voice.amr", "photo.jpg")
    twice = opened_late(anne, held.id)
    open_late(anne, submission_id=held.id, opened=opened_late(anne, held.id))
    with pytest.raises(Unknown):
        open_late(anne, submission_id=held.id, opened=twice)
    assert contents(anne, report) == {"other.jpg": b"other", "voice.amr": VOICE, "photo.jpg": PHOTO}
    assert (now(held).missing, now(held).around_item_id) == (0, None)
    assert not SealedItem.objects.filter(id__in=[held.whole_item_id]).exists()
    kept = EvidenceFile.objects.filter(disposed_on=None).count()
    slow.send("submission.xml", "photo.jpg", "voice.amr", "other.jpg")
    assert EvidenceFile.objects.filter(disposed_on=None).count() == kept, "sent again, kept once"


def test_a_damaged_late_file_stays_as_it_came_and_no_walled_reader_opens_it(field: Field) -> None:
    cast = field.monitor.cast
    anne = cast.actor("anne")
    accused = str(cast.bodies["cps"])
    arrived, files = field.finish(field.fill(photo="photo.jpg", accused=accused), {"photo.jpg": PHOTO})
    xml = of_pieces([files["submission.xml.enc"]], "submission.xml.enc", "")
    held = row(field.monitor.send(arrived, xml))
    report = field.open(held, incomplete=True).report_id
    assert report
    field.monitor.send(arrived, of_pieces([files["photo.jpg.enc"][:-7]], "photo.jpg.enc", ""))
    declare_interest(cast.actor("alice"), organisation_id=cast.bodies["cps"])
    for name in ("alice", "chantal", "frank"):
        with pytest.raises(Unknown):
            opened_late(cast.actor(name), held.id)
    found, twice = opened_late(anne, held.id), opened_late(anne, held.id)
    assert (len(found.looked_at), found.files) == (1, ())
    open_late(anne, submission_id=held.id, opened=found)
    assert list(contents(anne, report)) == ["photo.jpg.enc"]
    assert not Attachment.objects.filter(state=AttachmentState.LATE).exists()
    with pytest.raises((Clash, Unknown)):
        open_late(anne, submission_id=held.id, opened=twice)

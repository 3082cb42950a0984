"""A phone that goes along: the group's own form for agreements, filled in without network and sent later with its key."""

from datetime import date
from uuid import uuid4
from xml.etree import ElementTree as ET

from kikao.casework.forms.actions import give_token, ship_forms
from kikao.casework.forms.models import FormVersion
from kikao.foundation.files import store
from kikao.interfaces.openrosa.quota import quota
from tests.journeys.telling.days import Dated, Days
from tests.kit.sender import Sender

FORM = "kikao-accord"
KEY = "a-key-that-was-drawn-for-the-phone-of-a-story"


class Accord:
    """One phone with the form on which an agreement is scored clause by clause."""

    def __init__(self, days: Days) -> None:
        """Give the phone its key, and the form as it is shipped."""
        self.client, self.base = Dated(days), f"/key/{KEY}"
        with days.now():
            by = days.cast.actor("anne")
            ship_forms(by)
            give_token(by, label="Téléphone du suivi", kind="FOCAL", token=KEY)
            found = FormVersion.objects.filter(form__form_id=FORM, working_group_id=days.cast.group_id)
            self.version = found.values_list("version", flat=True).get()
        quota.forget()
        (store.root() / store.INCOMING).mkdir(exist_ok=True, parents=True)

    def fill(self, agreement: str, where: str, day: date, scored: dict[int, str]) -> bytes:
        """Fill the form in, where there is no network: a clause and how it stands, as often as there is one."""
        root = ET.Element("data", {"id": FORM, "version": self.version})
        said = {
            "instrument_words": agreement,
            "instrument": agreement,
            "done_on": str(day),
            "where_words": where,
        }
        for name, value in (said | {"consent": "STORE SECUSE"}).items():
            ET.SubElement(root, name).text = value
        for number, finding in scored.items():
            clause = ET.SubElement(root, "clauses")
            ET.SubElement(clause, "clause").text = str(number)
            ET.SubElement(clause, "finding").text = finding
            ET.SubElement(clause, "words").text = "Deux équipes se sont battues au puits."
        meta = ET.SubElement(root, "meta")
        ET.SubElement(meta, "instanceID").text = f"uuid:{uuid4()}"
        return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))

    def send(self, form: bytes) -> None:
        """Send it once there is network."""
        kind, pieces = Sender(self.base, "collect")._body(form, [], more=False)
        given = self.client.post(
            f"{self.base}/submission?deviceID=collect:AbCdEfGh01234567",
            b"".join(pieces),
            content_type=kind,
            headers={"X-OpenRosa-Version": "1.0"},
        )
        assert given.status_code == 201, given.content.decode()

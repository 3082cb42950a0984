"""A monitor whose phone encrypts what it finishes, and a browser that seals what it could not send."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from kikao.casework.forms.enums import FormKind
from kikao.casework.forms.models import FormVersion
from kikao.casework.intake.actions.opening import open_arrival
from kikao.casework.intake.models import Submission
from kikao.casework.intake.queries.opening import opened_arrival
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.foundation.access.enums import Role
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.xforms import read_instance
from kikao.foundation.files.coming import of_pieces
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.phones import new_phone_key
from kikao.registry.people.queries import accounts_with
from tests.casework.intake.conftest import Monitor, row
from tests.kit.phone_encryption import Phone

PRIVATE, PUBLIC = new_phone_key()


@dataclass
class Field:
    """A monitor whose phone encrypts what it finishes."""

    monitor: Monitor

    def publish(self, form_id: str, kind: FormKind = FormKind.REPORT) -> FormVersion:
        """Put a form on the phone that it encrypts."""
        group_id, version_id = self.monitor.cast.group_id, new_id()
        desk = accounts_with(group_id, Role.SECRETARIAT)
        vault.open_compartments(group_id, version_id, readers=desk, identity=False)
        key = vault.put(group_id, version_id, "form.key", PRIVATE)
        return self.monitor.publish(form_id, kind, id=version_id, is_encrypted=True, key_item_id=key)

    def fill(self, form_id: str = "sealed", **answers: str) -> bytes:
        """Return a form as it lies on the phone before it is finished."""
        told = {
            "what_happened": "ZQX-TOLD at the barrier.",
            "accused": "OTHER",
            "contact": "ZQX-NAME",
        } | answers
        earlier = told.pop("earlier", "")
        rows = "".join(f"<{name}>{value}</{name}>" for name, value in told.items())
        meta = f"<meta><instanceID>uuid:inner</instanceID>{earlier}</meta>"
        return f'<data id="{form_id}" version="1">{rows}{meta}</data>'.encode()

    def finish(
        self, xml: bytes, media: Mapping[str, bytes], form_id: str = "sealed"
    ) -> tuple[Arrived, dict[str, bytes]]:
        """Finish a form: what the door reads of it, and its sealed files."""
        manifest, files = Phone(PUBLIC, form_id, "1").encrypt(f"uuid:{new_id()}", xml, media)
        found = read_instance(manifest)
        arrived = Arrived(
            form_id=found.form_id,
            version=found.version,
            instance_id=found.instance_id,
            media=found.media,
            content=found.canonical,
            is_encrypted=True,
        )
        return arrived, files

    def send(
        self, xml: bytes | None = None, media: Mapping[str, bytes] | None = None, form_id: str = "sealed"
    ) -> Submission:
        """Finish a form and send it whole."""
        arrived, files = self.finish(xml or self.fill(form_id), media or {}, form_id)
        sent = [of_pieces([content], name, "") for name, content in files.items()]
        return row(self.monitor.send(arrived, *sent))

    def open(self, held: Submission, name: str = "anne", *, incomplete: bool = False) -> Submission:
        """Have somebody open it."""
        by = self.monitor.cast.actor(name)
        found = opened_arrival(by, held.id, incomplete=incomplete)
        open_arrival(by, submission_id=held.id, opened=found)
        return Submission.objects.get(id=held.id)


@pytest.fixture
def field(monitor: Monitor) -> Field:
    """Return a monitor with an encrypted form on the phone."""
    one = Field(monitor)
    one.publish("sealed")
    return one

"""Publishing: which version phones fetch, and whether what they send is taken at once."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.forms.actions._rows import held_form, held_version
from kikao.casework.forms.enums import VersionState
from kikao.casework.forms.lifecycle import VERSION
from kikao.casework.forms.models import Form, FormMedia, FormVersion
from kikao.casework.forms.policy import KEEPERS
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop


@action("form.publish", to=KEEPERS)
def publish_version(by: Actor, *, version_id: UUID) -> UUID:
    """Give a version to phones; the one that was published before is retired."""
    row = held_version(by, version_id)
    VERSION.check(row.state, VersionState.PUBLISHED)
    missing = FormMedia.objects.filter(version=row, from_register=False, digest="").values_list(
        "name", flat=True
    )
    if missing:
        raise Stop(
            "form.media_missing",
            _("The form asks for files that are not there: %(names)s.") % {"names": ", ".join(missing)},
            cure=_("Bring them on the page of the version, or take them out of the form."),
        )
    before = FormVersion.objects.filter(form_id=row.form_id, state=VersionState.PUBLISHED)
    before.update(state=VersionState.RETIRED, retired_on=today())
    FormVersion.objects.filter(id=row.id).update(state=VersionState.PUBLISHED, published_on=today())
    return row.id


@action("form.retire", to=KEEPERS)
def retire_version(by: Actor, *, version_id: UUID) -> UUID:
    """Take a version from phones; what still comes in it waits in quarantine."""
    row = held_version(by, version_id)
    VERSION.check(row.state, VersionState.RETIRED)
    FormVersion.objects.filter(id=row.id).update(state=VersionState.RETIRED, retired_on=today())
    return row.id


@action("form.close", to=KEEPERS)
def close_form(by: Actor, *, form_id: UUID) -> UUID:
    """Close a form: phones no longer see it, and what still comes for it waits in quarantine."""
    row = held_form(by, form_id)
    if not row.is_open:
        raise Stop("form.closed_already", _("This form is closed already."))
    Form.objects.filter(id=row.id).update(is_open=False)
    return row.id


@action("form.open", to=KEEPERS)
def open_form(by: Actor, *, form_id: UUID) -> UUID:
    """Open a form again."""
    row = held_form(by, form_id)
    if row.is_open:
        raise Stop("form.open_already", _("This form is open already."))
    Form.objects.filter(id=row.id).update(is_open=True)
    return row.id

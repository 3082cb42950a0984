"""Making a form: uploading a version, saying where each answer goes, bringing its files."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.forms.actions._rows import form_named, held_version, write_version
from kikao.casework.forms.enums import IDENTITY_FIELDS, Field, FormKind, Mark, VersionState
from kikao.casework.forms.models import FormMedia, FormVersion, Question
from kikao.casework.forms.policy import KEEPERS, seen_by
from kikao.casework.forms.reckoning import may_be_open, tightens
from kikao.casework.forms.reckoning.workbook import converted, digest_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop, Unknown

MOST_MEDIA = 2 * 1024 * 1024


@action("form.add_version", to=KEEPERS)
def add_version(by: Actor, *, content: bytes, kind: str, title: str = "", encrypted: bool = False) -> UUID:
    """Upload a version of a form as a spreadsheet; it is a draft until it is published."""
    if kind not in FormKind.values:
        raise Invalid({"kind": _("Choose what the form is for.")})
    made = converted(content)
    form = form_named(by, made, kind=FormKind(kind), title=title)
    if form.kind != kind:
        raise Invalid(
            {"kind": _("The form “%(form)s” is there already, for something else.") % {"form": form}}
        )
    if FormVersion.objects.filter(form=form, version=made.version).exists():
        raise Stop(
            "form.version_used",
            _("The version “%(version)s” of this form is there already.") % {"version": made.version},
            cure=_(
                "Write a new version in the sheet “settings”, for example the day and a number: 2026112101."
            ),
        )
    return write_version(by, form, made, source=content, encrypted=encrypted).id


@action("form.mark_question", to=KEEPERS)
def mark_question(by: Actor, *, question_id: UUID, mark: str, field: str) -> UUID:
    """Say where the answers to a question go: plain as a code, or under which seal, and what they fill in."""
    row = Question.objects.filter(seen_by(by), id=question_id).select_related("version").first()
    if row is None:
        raise Unknown
    _check_mark(row, mark, field)
    draft = row.version.state == VersionState.DRAFT
    if not draft and not tightens((row.mark, row.field), (mark, field)):
        raise Stop(
            "form.mark_loosened",
            _("Once a version was published, its answers can only be shut away further."),
            cure=_("Upload a new version of the form and mark the question there."),
        )
    row.mark, row.field = mark, field
    row.save(update_fields=["mark", "field"])
    return row.id


@action("form.put_media", to=KEEPERS)
def put_media(by: Actor, *, version_id: UUID, name: str, content: bytes) -> UUID:
    """Bring a file that a draft asks for: a picture, a sound, a list of choices."""
    row = held_version(by, version_id)
    if row.state != VersionState.DRAFT:
        raise Stop(
            "form.version_fixed",
            _("Phones may have fetched this version already; its files stay as they are."),
            cure=_("Upload a new version of the form."),
        )
    media = FormMedia.objects.filter(version=row, name=name, from_register=False).first()
    if media is None:
        raise Invalid({"name": _("The form does not ask for a file of this name.")})
    if not content or len(content) > MOST_MEDIA:
        raise Invalid({"content": _("Choose a file of at most 2 MB.")})
    media.content, media.digest = content, digest_of(content)
    media.save(update_fields=["content", "digest"])
    return row.id


def _check_mark(row: Question, mark: str, field: str) -> None:
    if mark not in Mark.values or field not in {"", *Field.values}:
        raise Invalid({"mark": _("Choose where the answers go.")})
    if mark == Mark.OPEN and not field:
        raise Invalid({"field": _("What is plain must fill something in: say what.")})
    if mark == Mark.OPEN and not may_be_open(row.kind, field):
        raise Invalid(
            {
                "mark": _(
                    "Only choices, days, numbers and what the form calculates may be plain, and never who somebody is or what was told."
                )
            }
        )
    if field in IDENTITY_FIELDS and mark != Mark.IDENTITY:
        raise Invalid({"mark": _("Who the source is goes under the seal of identities only.")})

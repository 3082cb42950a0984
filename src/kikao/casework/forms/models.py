"""Forms, their versions with every question, their media, and the tokens with which phones send."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kikao.casework.forms.enums import Field, FormKind, Mark, TokenKind, VersionState
from kikao.foundation.access.models import GroupOwned, RandomOwned
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.fields import declare, plain
from kikao.registry.people.models import Organisation


class Form(GroupOwned):
    """A form by the id that phones know it by; while it is closed, what arrives for it waits in quarantine."""

    form_id = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=FormKind.choices)
    is_open = models.BooleanField(default=True)
    shipped = models.CharField(max_length=60, blank=True)

    class Meta:
        """An id stands once."""

        db_table = "form"
        constraints = (models.UniqueConstraint(fields=("working_group", "form_id"), name="form_id_once"),)

    def __str__(self) -> str:
        """Return the id phones know."""
        return self.form_id


class FormVersion(GroupOwned):
    """One version of a form, with the exact bytes that phones fetch: their digest must never change."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="versions")
    version = models.CharField(max_length=60)
    state = models.CharField(max_length=9, choices=VersionState.choices, default=VersionState.DRAFT)
    source = models.BinaryField()
    xform = models.BinaryField()
    digest = models.CharField(max_length=32)
    languages = models.CharField(max_length=60, blank=True)
    is_encrypted = models.BooleanField(default=False)
    key_item_id = models.UUIDField(null=True)
    made_on = models.DateField()
    published_on = models.DateField(null=True)
    retired_on = models.DateField(null=True)

    class Meta:
        """A version stands once, and one of a form is published at a time."""

        db_table = "form_version"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "form", "version"), name="form_version_once"),
            models.UniqueConstraint(
                fields=("working_group", "form"),
                condition=Q(state=VersionState.PUBLISHED),
                name="form_published_once",
            ),
            models.CheckConstraint(
                condition=Q(is_encrypted=False, key_item_id=None)
                | Q(is_encrypted=True, key_item_id__isnull=False),
                name="form_version_encrypted_has_key",
            ),
        )

    def __str__(self) -> str:
        """Return the version."""
        return self.version


class Question(GroupOwned):
    """One question of a version: what it is, and where its answer goes."""

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="questions")
    position = models.PositiveIntegerField()
    path = models.CharField(max_length=500)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    label = models.TextField(blank=True)
    mark = models.CharField(max_length=4, choices=Mark.choices, default=Mark.NARRATIVE)
    field = models.CharField(max_length=12, choices=Field.choices, blank=True)

    class Meta:
        """Each place of the form once; nothing is plain that fills no field."""

        db_table = "form_question"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "version", "path"), name="form_question_once"),
            models.CheckConstraint(
                condition=~Q(mark=Mark.OPEN) | ~Q(field=""), name="form_question_plain_fills_a_field"
            ),
        )

    def __str__(self) -> str:
        """Return the path."""
        return self.path


class FormMedia(GroupOwned):
    """A file that phones fetch with a form: a list of choices, a picture, a sound."""

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="media")
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    digest = models.CharField(max_length=32)
    from_register = models.BooleanField(default=False)

    class Meta:
        """A name stands once in a version."""

        db_table = "form_media"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "version", "name"), name="form_media_once"),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class FieldToken(RandomOwned):
    """What lets one phone fetch forms and send; it opens nothing else, and nothing says when it was used."""

    label = models.CharField(max_length=100)
    kind = models.CharField(max_length=8, choices=TokenKind.choices)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    token_tag = models.CharField(max_length=64)
    username = models.CharField(max_length=60, blank=True)
    password_tag = models.CharField(max_length=200, blank=True)
    given_by = models.UUIDField(null=True)
    given_on = models.DateField()
    until_on = models.DateField(null=True)
    revoked_by = models.UUIDField(null=True)
    revoked_on = models.DateField(null=True)

    class Meta:
        """A token and a name for signing in stand once; the door looks them up before it knows the group."""

        db_table = "field_token"
        constraints = (
            models.UniqueConstraint(fields=("token_tag", "working_group"), name="field_token_once"),
            models.UniqueConstraint(
                fields=("username", "working_group"),
                condition=Q(revoked_on=None) & ~Q(username=""),
                name="field_token_username_once",
            ),
        )
        indexes = (models.Index(fields=("working_group", "given_on", "id"), name="field_token_by_day"),)

    def __str__(self) -> str:
        """Return what the office calls it."""
        return self.label


plain(
    "forms.Form",
    {
        "form_id": _("the id phones know a form by"),
        "title": _("its title"),
        "shipped": _("which shipped form it was made from"),
    },
)
plain(
    "forms.FormVersion",
    {"version": _("its version"), "digest": _("what phones compare"), "languages": _("its languages")},
)
plain(
    "forms.Question",
    {
        "path": _("where a question stands in the form"),
        "name": _("its name in the form"),
        "kind": _("what kind of question it is"),
        "label": _("how it is asked"),
    },
)
plain(
    "forms.FormMedia",
    {"name": _("the name of a file that belongs to a form"), "digest": _("what phones compare")},
)
plain(
    "forms.FieldToken",
    {
        "label": _("what the office calls a phone; never a person"),
        "token_tag": _("digest of a random token"),
        "username": _("name for signing in from a phone"),
        "password_tag": _("digest of a random password"),
    },
)
declare(
    "forms",
    "FormVersion",
    "form.key",
    Layer.N,
    _("the key that opens what phones have encrypted with a form"),
)

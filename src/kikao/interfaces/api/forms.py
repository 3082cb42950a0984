"""Forms that phones fill in, for programs: the same acts and queries as on the pages."""

from datetime import date
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from kikao.casework.forms import queries
from kikao.casework.forms.actions import add_version, mark_question, publish_version, retire_version
from kikao.casework.forms.enums import FormKind
from kikao.casework.forms.policy import KEEPERS
from kikao.casework.forms.reckoning.workbook import converted
from kikao.foundation.base.stops import NotAllowed
from kikao.interfaces.api.signs import ApiRequest

router = Router()

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK = {
    "requestBody": {
        "required": True,
        "description": "The form as Excel workbook (XLSForm), as it is.",
        "content": {XLSX: {"schema": {"type": "string", "format": "binary"}}},
    }
}


class FormLine(Schema):
    """A form in a list; `published` is the version that phones fetch."""

    id: UUID
    form_id: str
    title: str
    kind: str
    is_open: bool
    published: str


class FormList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[FormLine]
    next_cursor: str | None


class VersionLine(Schema):
    """A version of a form."""

    id: UUID
    version: str
    state: str
    is_encrypted: bool
    made_on: date
    published_on: date | None
    retired_on: date | None


class Form(Schema):
    """A form with its versions."""

    line: FormLine
    versions: list[VersionLine]


class Question(Schema):
    """A question, and where its answers go: `mark` OPEN, N or I, and the `field` they fill in."""

    id: UUID
    path: str
    name: str
    kind: str
    label: str
    mark: str
    field: str


class Version(Schema):
    """A version with its questions, and the files that it asks for and nobody brought yet."""

    line: VersionLine
    form: FormLine
    digest: str
    questions: list[Question]
    missing: list[str]


class Asked(Schema):
    """Which piece of the list."""

    after: str | None = None
    size: int = Field(50, ge=1, le=200)


class Upload(Schema):
    """What an uploaded form is for."""

    kind: FormKind
    title: str = Field("", max_length=200)
    encrypted: bool = False


class Marking(Schema):
    """Where the answers to a question go."""

    mark: str
    field: str = ""


class Made(Schema):
    """The id of what was made or changed."""

    id: UUID


@router.get("", response=FormList, summary="List forms")
def list_forms(request: ApiRequest, asked: Query[Asked]) -> object:
    """List the forms by their id."""
    return queries.forms(request.actor, **asked.model_dump())


@router.post("", response={201: Made}, summary="Upload a form", openapi_extra=WORKBOOK)
def upload_form(request: ApiRequest, facts: Query[Upload]) -> Status[Made]:
    """Upload a version of a form; it is a draft until it is published."""
    if not request.actor.is_(*KEEPERS):
        raise NotAllowed
    content = request.body
    converted(content)
    return Status(201, Made(id=add_version(request.actor, content=content, **facts.model_dump())))


@router.get("/{uuid:form_id}", response=Form, summary="One form")
def one_form(request: ApiRequest, form_id: UUID) -> object:
    """Return a form with its versions."""
    return queries.form(request.actor, form_id)


@router.get("/versions/{uuid:version_id}", response=Version, summary="One version of a form")
def one_version(request: ApiRequest, version_id: UUID) -> object:
    """Return a version with its questions."""
    return queries.version(request.actor, version_id)


@router.post("/versions/{uuid:version_id}/publication", response=Made, summary="Publish a version")
def publish(request: ApiRequest, version_id: UUID) -> Made:
    """Give a version to phones; the one that was published before is retired."""
    return Made(id=publish_version(request.actor, version_id=version_id))


@router.post("/versions/{uuid:version_id}/retirement", response=Made, summary="Retire a version")
def retire(request: ApiRequest, version_id: UUID) -> Made:
    """Take a version from phones."""
    return Made(id=retire_version(request.actor, version_id=version_id))


@router.put("/questions/{uuid:question_id}", response=Made, summary="Say where answers go")
def mark(request: ApiRequest, question_id: UUID, marking: Marking) -> Made:
    """Mark a question; once its version was published, only tighter."""
    return Made(id=mark_question(request.actor, question_id=question_id, **marking.model_dump()))

"""The code lists for programs."""

from uuid import UUID

from ninja import Router, Schema

from kikao.interfaces.api.signs import ApiRequest
from kikao.registry.terms import queries

router = Router()


class ListLine(Schema):
    """A code list and how many words it has."""

    list: str
    label: str
    words: int


class Word(Schema):
    """A code with its words and what it corresponds to elsewhere."""

    id: UUID
    code: str
    label: str
    en: str
    fr: str
    sw: str
    active: bool
    xref: dict[str, list[str]]


@router.get("", response=list[ListLine], summary="List the code lists")
def list_lists(request: ApiRequest) -> object:
    """List the code lists of the group."""
    # a list: ninja reads a tuple of two as status and answer
    return list(queries.lists_of(request.actor))


@router.get("/{slug:list_name}", response=list[Word], summary="Words of a code list")
def list_words(request: ApiRequest, list_name: str, *, retired: bool = False) -> object:
    """List the words of one code list in their order."""
    return list(queries.terms_of(request.actor, list_name, retired=retired))

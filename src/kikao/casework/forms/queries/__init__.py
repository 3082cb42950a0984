"""Asking for forms: by phones, by whoever takes what they send, and by the office."""

from kikao.casework.forms.queries.field import bearer_of, bearer_signed_in, field_token, field_tokens
from kikao.casework.forms.queries.office import form, forms, question, version
from kikao.casework.forms.queries.phones import (
    media_content,
    media_of,
    published,
    shape,
    shape_of,
    source_of,
    xform_of,
)

__all__ = [
    "bearer_of",
    "bearer_signed_in",
    "field_token",
    "field_tokens",
    "form",
    "forms",
    "media_content",
    "media_of",
    "published",
    "question",
    "shape",
    "shape_of",
    "source_of",
    "version",
    "xform_of",
]

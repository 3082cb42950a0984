"""A request sent again because its answer was lost: with an `Idempotency-Key` it is done once.

A key belongs to who sends it and to one request: method, address and body. The proof is kept for 30 days.
"""

import functools
import hashlib
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from kikao.foundation.audit.door import sent_once
from kikao.foundation.base.stops import Invalid

P = ParamSpec("P")
R = TypeVar("R")

HEADER = "Idempotency-Key"
LONGEST = 255
WRITING = ("post", "put", "patch", "delete")
PARAMETER: dict[str, Any] = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST},
    "description": (
        "A word of your own for this request, for instance a random UUID. The same request sent again with the same "
        "key within 30 days is done once and answered with what the first one made; what is shown only once (the words "
        "of a receipt) is not repeated. Another request with the same key is refused with 422 (input.key_used); a "
        "request that made nothing with an id is answered with 409 (input.sent_already) the second time. A refused "
        "request uses no key up. Signing in takes no key."
    ),
}


class KikaoAPI(NinjaAPI):
    """The API, whose description tells of every writing request that it takes a key."""

    def __init__(self, **more: Any) -> None:
        """Take what any API of the library takes."""
        super().__init__(**more)
        self._described: dict[str, OpenAPISchema] = {}

    def get_openapi_schema(self, **more: Any) -> OpenAPISchema:
        """Return the description, with the key among the parameters of every writing request that is signed in.

        It is made once: making it takes a fifth of a second, and whoever is at the door may ask for it.
        """
        asked = repr(sorted(more.items()))
        if asked not in self._described:
            self._described[asked] = self._describe(**more)
        return self._described[asked]

    def _describe(self, **more: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**more)
        schema["components"].setdefault("parameters", {})["IdempotencyKey"] = PARAMETER
        for path in schema["paths"].values():
            for method in WRITING:
                if "security" in path.get(method, {}):
                    path[method].setdefault("parameters", []).append(
                        {"$ref": "#/components/parameters/IdempotencyKey"}
                    )
        return schema


def once(view: Callable[P, R]) -> Callable[P, R]:
    """Have a writing request done once for its key."""

    @functools.wraps(view)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        request: Any = args[0]
        key = request.headers.get(HEADER)
        if key is None or request.method.lower() not in WRITING or request.actor is None:
            return view(*args, **kwargs)
        if not 0 < len(key) <= LONGEST or not key.isprintable():
            raise Invalid({HEADER: _("Give between 1 and 255 characters.")})
        with sent_once(f"key:{key}", of=f"{request.method} {request.get_full_path()} {_content_of(request)}"):
            return view(*args, **kwargs)

    return asked


def _content_of(request: HttpRequest) -> str:
    """Return a digest of all that was sent, in fields, in files or as one body."""
    told = hashlib.sha256()
    if request.content_type == "multipart/form-data":
        told.update(repr(sorted(request.POST.lists())).encode())
        for name in sorted(request.FILES):
            for file in request.FILES.getlist(name):
                told.update(f"{name} {file.name} {file.size}".encode())
                for piece in file.chunks():
                    told.update(piece)
                file.seek(0)
    else:
        told.update(request.body)
    return told.hexdigest()

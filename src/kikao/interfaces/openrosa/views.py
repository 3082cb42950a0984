"""What phones ask and send: the list of forms, a form with its files, and what was filled in."""

import mimetypes
import re
from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kikao.casework.forms.queries import media_content, media_of, published, xform_of
from kikao.casework.intake.actions import take_submission
from kikao.casework.intake.reckoning.arrived import Answer, Arrived
from kikao.casework.intake.schemas import Taken
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.xforms import Instance, Unreadable, read_instance
from kikao.interfaces.openrosa import lists, stops, words
from kikao.interfaces.openrosa.body import Part, Sending, received
from kikao.interfaces.openrosa.door import XML, answered, base_of, bearer, given, said
from kikao.interfaces.openrosa.quota import quota
from kikao.interfaces.openrosa.turn import in_turn

SMALL_BATCH = 500_000
"""What Collect is told: it then sends nearly every photograph on its own, so that a cut line loses one at most."""
WHOLE_BATCH = 100_000_000
"""What Enketo is told: it takes the same line for the most that one file may be."""
SAID = {
    Taken.NEW: (201, words.RECEIVED),
    Taken.AGAIN: (201, words.RECEIVED),
    Taken.HELD: (201, words.RECEIVED),
    Taken.CONFLICT: (202, words.DIFFERS),
    Taken.ERASED: (202, words.KNOWN),
}
_BEFORE_NAME = re.compile(r"^.*[/\\]")
_SIGNS = re.compile(r"[\x00-\x1f\x7f]")

View = Callable[..., HttpResponse]


def _door(*methods: str) -> Callable[[View], View]:
    """Open a view to these ways of asking."""

    def wrap(view: View) -> View:
        def entered(request: HttpRequest, **parts: str) -> HttpResponse:
            if request.method not in methods:
                answer = said(405, words.METHOD)
                answer.headers["Allow"] = ", ".join(methods)
                return answer
            return view(request, **parts)

        shown = partial(answered, entered)
        shown.csrf_exempt = True  # type: ignore[attr-defined] # phones have no page and no cookie
        return shown

    return wrap


@_door("GET", "HEAD")
def form_list(request: HttpRequest, key: str = "") -> HttpResponse:
    """List the forms that are published; Enketo asks with HEAD whether it may come in."""
    by = _source(request, key)
    forms = published(by, form_id=request.GET.get("formID", "")[:100])
    return given(request, lists.form_list(base_of(request, key), forms))


@_door("GET", "HEAD")
def form(request: HttpRequest, version_id: UUID, key: str = "") -> HttpResponse:
    """Give out the exact bytes of a form, whose digest stands in the list."""
    content, digest = xform_of(_source(request, key), version_id)
    return given(request, content, digest=digest)


@_door("GET", "HEAD")
def manifest(request: HttpRequest, version_id: UUID, key: str = "") -> HttpResponse:
    """List the files that belong to a form."""
    media = [one for one in media_of(_source(request, key), version_id) if one.digest]
    return given(request, lists.manifest(base_of(request, key), version_id, media))


@_door("GET", "HEAD")
def media(request: HttpRequest, version_id: UUID, media_name: str, key: str = "") -> HttpResponse:
    """Give out one of them."""
    content = media_content(_source(request, key), version_id, media_name)
    kind = "text/csv; charset=utf-8" if media_name.endswith(".csv") else mimetypes.guess_type(media_name)[0]
    return given(request, content, XML if media_name.endswith(".xml") else kind or "application/octet-stream")


@_door("HEAD", "POST")
def submission(request: HttpRequest, key: str = "") -> HttpResponse:
    """Tell how much may come at once, or take what was filled in; the answer comes when all of it is on the disk."""
    if request.method == "HEAD":
        bearer(request, key)
        is_enketo = request.headers.get("User-Agent", "").startswith("Enketo/")
        most = WHOLE_BATCH if is_enketo else SMALL_BATCH
        return HttpResponse(status=204, headers={"X-OpenRosa-Accept-Content-Length": str(most)})
    return _take(request, key)


def _take(request: HttpRequest, key: str) -> HttpResponse:
    known = bearer(request, key)
    if not quota.takes(known.token_id):
        raise stops.much()
    with received(request.META) as sending:
        quota.count(known.token_id, sending.size)
        instance = _read(sending)
        for part in sending.files:
            part.coming.name = name_of(part, instance)
        with in_turn():
            receipt = take_submission(
                Actor.source(known.working_group_id),
                bearer=known,
                arrived=_arrived(instance),
                files=tuple(part.coming for part in sending.files),
            )
    return said(*SAID[receipt.taken])


def _read(sending: Sending) -> Instance:
    if sending.form is None:
        raise stops.unreadable()
    try:
        return read_instance(sending.form)
    except Unreadable as error:
        raise stops.unreadable() from error


def _arrived(instance: Instance) -> Arrived:
    return Arrived(
        form_id=instance.form_id,
        version=instance.version,
        instance_id=instance.instance_id,
        earlier_id=instance.earlier_id,
        answers=tuple(Answer(path=path, value=value) for path, value in instance.answers),
        media=instance.media,
        content=instance.canonical,
        is_encrypted=instance.is_encrypted,
    )


def name_of(part: Part, instance: Instance) -> str:
    """Return the name of a file: of the two it was given the one that an answer names, the part's own first."""
    names = [_SIGNS.sub("", _BEFORE_NAME.sub("", one)) for one in (part.name, part.filename)]
    answers = {value for _path, value in instance.answers} | set(instance.media)
    named = next((one for one in names if one and one in answers), "")
    with_ending = next((one for one in names if "." in one), "")
    return named or with_ending or names[0] or names[1] or "file"


def _source(request: HttpRequest, key: str) -> Actor:
    return Actor.source(bearer(request, key).working_group_id)

"""What arrives is not even read: too much at once, or broken off on its way; told in words, on pages and to programs."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from kikao.foundation.base.stops import Stop
from kikao.interfaces.office.doorway import refused

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def not_taken(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say why something was not even read."""
    request.actor = None  # type: ignore[attr-defined]
    stop = _too_much() if isinstance(exception, TOO_MUCH) else _broken_off()
    if not request.path.startswith("/api/"):
        return refused(request, stop)
    said = {"code": stop.code, "message": str(stop.message), "cure": str(stop.cure)}
    return JsonResponse(said, status=stop.status)


def _too_much() -> Stop:
    return Stop(
        "input.too_much",
        _("This is more than can be taken at once. Nothing of it was kept."),
        cure=_("Shorten the text, or send it in several parts: at most 2 MB of words are taken at once."),
        status=413,
    )


def _broken_off() -> Stop:
    return Stop(
        "input.unreadable",
        _("What arrived cannot be read; it may have been broken off on its way. Nothing of it was kept."),
        cure=_("Go back and send it again."),
        status=400,
    )

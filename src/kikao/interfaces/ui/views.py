"""The two choices everybody may make without an account: language and theme."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from kikao.interfaces.ui.context import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language or theme in a cookie and go back to the page."""
    answer = HttpResponseRedirect(_way_back(request))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        _keep(answer, settings.LANGUAGE_COOKIE_NAME, language)
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        _keep(answer, THEME_COOKIE, theme)
    elif theme == "auto":
        answer.delete_cookie(THEME_COOKIE)
    return answer


def _way_back(request: HttpRequest) -> str:
    there = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if safe else "/"


def _keep(answer: HttpResponse, name: str, value: str) -> None:
    secure = settings.LANGUAGE_COOKIE_SECURE
    answer.set_cookie(name, value, max_age=YEAR, secure=secure, httponly=True, samesite="Strict")

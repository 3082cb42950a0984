"""The short way of a phone through the program: past everything that only pages need."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, URLResolver
from django.urls.resolvers import RegexPattern

OURS = ("/key/", "/submission", "/formList", "/forms/")


class ShortWay:
    """Answers phones before cookies, languages, packing and the proof of origin of forms are looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take the next step of the chain, for everybody else."""
        self.get_response = get_response
        self.resolver = URLResolver(RegexPattern(r"^/"), "kikao.interfaces.openrosa.urls")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a phone, or let the request through."""
        if not request.path_info.startswith(OURS):
            return self.get_response(request)
        try:
            match = self.resolver.resolve(request.path_info)
        except Resolver404:
            return self.get_response(request)
        request.resolver_match = match
        answer: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        return answer

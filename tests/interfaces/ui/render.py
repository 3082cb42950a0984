"""Renders a line of template as a page would."""

from django.http import HttpRequest
from django.template import RequestContext, Template
from django.test import RequestFactory


def render(source: str, *, request: HttpRequest | None = None, **context: object) -> str:
    """Return what a template with the kit loaded gives."""
    asked = request or RequestFactory().get("/")
    return Template("{% load i18n kit %}" + source).render(RequestContext(asked, context)).strip()

"""Brings every part of the kit into a template with one `{% load kit %}`."""

from django import template

from kikao.interfaces.ui.parts import forms, frame, lists, paper, story, words

register = template.Library()
for part in (frame, words, lists, story, forms, paper):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)

"""The parts pages are made of, as template tags; `{% load kit %}` brings them all."""

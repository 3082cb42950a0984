"""The addresses of handover."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

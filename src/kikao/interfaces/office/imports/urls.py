"""Addresses of taking tables over."""

from django.urls import path

from kikao.interfaces.office.imports import views

urlpatterns = [
    path("", views.imports_list, name="imports-list"),
    path("<slug:table_kind>/", views.imports_kind, name="imports-kind"),
    path("<slug:table_kind>/template.<slug:file_kind>", views.imports_template, name="imports-template"),
    path("<slug:table_kind>/columns/", views.imports_columns, name="imports-columns"),
    path("<slug:table_kind>/preview/", views.imports_preview, name="imports-preview"),
    path("<slug:table_kind>/run/", views.imports_run, name="imports-run"),
    path("<slug:table_kind>/result/", views.imports_result, name="imports-result"),
    path("<slug:table_kind>/refused.csv", views.imports_refused, name="imports-refused"),
    path("<slug:table_kind>/drop/", views.imports_drop, name="imports-drop"),
]

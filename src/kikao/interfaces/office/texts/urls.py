"""The addresses of text messages with sources."""

from django.urls import path

from kikao.interfaces.office.texts import trying, views

urlpatterns = [
    path("", views.texts_list, name="texts-list"),
    path("gateway/", views.texts_gateway, name="texts-gateway"),
    path("try/", trying.texts_try, name="texts-try"),
    path("write/<uuid:report_id>/", views.texts_write, name="texts-write"),
    path("<uuid:text_id>/", views.texts_text, name="texts-text"),
    path("<uuid:text_id>/send/<uuid:opening_id>/", views.texts_send, name="texts-send"),
]

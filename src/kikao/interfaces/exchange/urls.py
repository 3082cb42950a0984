"""The address that a KoboToolbox server calls."""

from django.urls import path

from kikao.interfaces.exchange import views

app_name = "exchange"
urlpatterns = [path("<str:kobo_token>/", views.kobo, name="kobo")]

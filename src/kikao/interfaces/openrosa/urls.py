"""The addresses that phones append to the one they were set up with: with a key in it, or with name and password."""

from django.urls import URLPattern, path

from kikao.interfaces.openrosa import views

app_name = "openrosa"


def _below(prefix: str, mark: str) -> list[URLPattern]:
    version = f"{prefix}forms/<uuid:version_id>/"
    return [
        path(f"{prefix}formList", views.form_list, name=f"form-list{mark}"),
        path(f"{version}form.xml", views.form, name=f"form{mark}"),
        path(f"{version}manifest", views.manifest, name=f"manifest{mark}"),
        path(f"{version}media/<str:media_name>", views.media, name=f"media{mark}"),
        path(f"{prefix}submission", views.submission, name=f"submission{mark}"),
    ]


urlpatterns = [*_below("key/<str:key>/", ""), *_below("", "-signed-in")]

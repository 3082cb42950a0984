"""The addresses of forms and field tokens."""

from django.urls import path

from kikao.interfaces.office.forms.views import forms, tokens, versions

urlpatterns = [
    path("", forms.forms_list, name="forms-list"),
    path("upload/", forms.forms_upload, name="forms-upload"),
    path("ship/", forms.forms_ship, name="forms-ship"),
    path("tokens/", tokens.forms_tokens, name="forms-tokens"),
    path("tokens/give/", tokens.forms_token_give, name="forms-token-give"),
    path("tokens/<uuid:field_token_id>/revoke/", tokens.forms_token_revoke, name="forms-token-revoke"),
    path("versions/<uuid:version_id>/", versions.forms_version, name="forms-version"),
    path("versions/<uuid:version_id>/publish/", versions.forms_publish, name="forms-publish"),
    path("versions/<uuid:version_id>/retire/", versions.forms_retire, name="forms-retire"),
    path("versions/<uuid:version_id>/media/", versions.forms_media, name="forms-media"),
    path("versions/<uuid:version_id>/source/", versions.forms_source, name="forms-source"),
    path("versions/<uuid:version_id>/xform/", versions.forms_xform, name="forms-xform"),
    path("questions/<uuid:question_id>/", versions.forms_question, name="forms-question"),
    path("<uuid:form_id>/", forms.forms_form, name="forms-form"),
    path("<uuid:form_id>/close/", forms.forms_close, name="forms-close"),
    path("<uuid:form_id>/open/", forms.forms_open, name="forms-open"),
]

"""What is done with forms and with the tokens of phones."""

from kikao.casework.forms.actions.making import add_version, mark_question, put_media
from kikao.casework.forms.actions.publishing import close_form, open_form, publish_version, retire_version
from kikao.casework.forms.actions.shipping import ship_forms
from kikao.casework.forms.actions.tokens import give_token, revoke_field_token

__all__ = [
    "add_version",
    "close_form",
    "give_token",
    "mark_question",
    "open_form",
    "publish_version",
    "put_media",
    "retire_version",
    "revoke_field_token",
    "ship_forms",
]

"""The addresses of the door, of one's own account and of the keeping of accounts."""

from django.urls import URLPattern, path

from kikao.interfaces.office.accounts.views import door, drafts, factors, keeping, own

urlpatterns: list[URLPattern] = [
    path("sign-in/", door.sign_in, name="sign-in"),
    path("second-factor/", door.second_factor, name="second-factor"),
    path("arrive/", door.arrive, name="arrive"),
    path("come-in/", door.come_in, name="come-in"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("account/", own.account, name="account"),
    path("account/language/", own.language, name="account-language"),
    path("account/passphrase/", own.passphrase, name="passphrase"),
    path("account/second-factor/", factors.second_factor_new, name="second-factor-new"),
    path("account/second-factor/app/", factors.app, name="app"),
    path("account/second-factor/app/drop/", factors.app_drop, name="app-drop"),
    path("account/second-factor/sheet/", factors.code_sheet, name="code-sheet"),
    path("account/sessions/", own.sessions, name="sessions"),
    path("account/sessions/end/", own.sessions_end, name="sessions-end"),
    path("account/sessions/<uuid:session_id>/end/", own.session_end, name="session-end"),
    path("account/passes/", own.passes, name="passes"),
    path("account/passes/<uuid:token_id>/revoke/", own.pass_revoke, name="pass-revoke"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/form/", drafts.draft, name="draft"),
    path("drafts/drop/", drafts.drop, name="draft-drop"),
    path("accounts/", keeping.accounts, name="accounts"),
    path("accounts/invite/", keeping.invite, name="account-invite"),
    path("accounts/<uuid:account_id>/", keeping.one, name="account-one"),
    path("accounts/<uuid:account_id>/close/", keeping.close, name="account-close"),
    path("accounts/<uuid:account_id>/invite-again/", keeping.again, name="account-again"),
    path("accounts/<uuid:account_id>/reset/", keeping.reset, name="account-reset"),
    path("accounts/codes/<uuid:code_id>/confirm/", keeping.confirm, name="code-confirm"),
    path("accounts/codes/<uuid:code_id>/withdraw/", keeping.withdraw, name="code-withdraw"),
]

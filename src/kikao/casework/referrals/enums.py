"""The words of a referral: whom a case is passed on to, in which manner, what came back."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Target(TextChoices):
    """To whom a case can be passed on (code list REFERRAL_TARGET)."""

    MINING_POLICE = "PMH", _("Mining police")
    ADMINISTRATION = "ADM", _("Administrative authority")
    POLICE = "PNC", _("National police")
    MILITARY_PROSECUTOR = "AUD", _("Military prosecutor")
    PROSECUTOR = "PAR", _("Civil prosecutor / high court")
    COMMITTEES = "CPS", _("CPS / CTS / CLS")
    MINES = "MINES", _("Mines services (Divimines, SAEMAPE, CAMI)")
    HUMAN_RIGHTS = "CNDH", _("National human rights commission")
    UNJHRO = "UNJHRO", _("UN Joint Human Rights Office")
    MEDICAL = "MED", _("Medical / psychosocial care")
    LEGAL = "LEGAL", _("Legal aid")
    CHILD = "CHILD", _("Child protection")
    DDR = "DDR", _("DDR programme")
    ICOCA = "ICOCA", _("ICoCA complaint")
    COMPANY = "CGM", _("Company grievance mechanism")
    ITSCI = "ITSCI", _("iTSCi whistle-blowing")
    KINSHASA = "KIN", _("Kinshasa working group")


class ReferralState(TextChoices):
    """How far a referral has come; silence is a state of its own, and an answer may still follow it."""

    SENT = "SENT", pgettext_lazy("a referral", "Sent")
    ACKNOWLEDGED = "ACK", _("Acknowledged")
    ANSWERED = "ANSWERED", _("Answered")
    TAKEN_UP = "TAKENUP", _("Taken up")
    DECLINED = "DECLINED", pgettext_lazy("a referral", "Declined")
    SILENT = "SILENT", _("No answer in time")
    RECALLED = "RECALLED", _("Taken back")


class Manner(TextChoices):
    """How a referral went out."""

    LETTER = "LETTER", _("Letter, by hand")
    MAIL = "MAIL", _("Electronic mail")
    PHONE = "PHONE", _("By telephone")
    MEETING = "MEETING", _("In a meeting")
    ACCOMPANIED = "ACCOMP", _("Somebody was accompanied there")


class Step(TextChoices):
    """What a line in the story of a referral tells."""

    SENT = "SENT", pgettext_lazy("a referral", "Sent")
    ACKNOWLEDGED = "ACK", _("Acknowledged")
    ANSWERED = "ANSWERED", _("Answered")
    TAKEN_UP = "TAKENUP", _("Taken up")
    DECLINED = "DECLINED", pgettext_lazy("a referral", "Declined")
    SILENT = "SILENT", _("No answer in time")
    REMINDED = "REMINDED", _("Reminder sent")
    CORRECTED = "CORRECTED", _("Corrected")
    RECALLED = "RECALLED", _("Taken back")

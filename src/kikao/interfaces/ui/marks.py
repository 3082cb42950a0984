"""Status marks: a shape and a word for each state, so that colour is never needed to read them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "idle": '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2"/>',
    "active": '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path d="M8 2.5a5.5 5.5 0 0 1 0 11z"/>',
    "good": '<path d="M6.2 13.3 1.6 8.7l2-2 2.6 2.6 6.2-6.2 2 2z"/>',
    "warn": '<path d="M8 1.2 15.4 14.4H.6zM7.1 6v4h1.8V6zm0 5v1.7h1.8V11z" fill-rule="evenodd"/>',
    "bad": '<path d="m8 .6 7.4 7.4L8 15.4.6 8zM7.1 4.2v4.6h1.8V4.2zm0 5.8v1.8h1.8V10z" fill-rule="evenodd"/>',
    "wait": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.8"/>'
    '<path d="M7.1 4h1.8v3.6l2.4 1.6-1 1.5-3.2-2.2z"/>',
    "sealed": '<path d="M4 7V5.2a4 4 0 0 1 8 0V7h1.2v7.6H2.8V7zm2 0h4V5.2a2 2 0 0 0-4 0z" fill-rule="evenodd"/>',
    "stopped": '<path d="M2.5 2.5h11v11h-11zm3 2.5v6h1.8V5zm3.2 0v6h1.8V5z" fill-rule="evenodd"/>',
}

TONES = {
    "idle": "C0 R0 V0 D3 DUE VOID SEV3 SAME R8 V6 open planned draft sent amended ended other",
    "active": "C1 C2 C3 C4 R1 R2 R3 V1 V2 D1 D5 CLAIM R4 accepted in_progress reported claimed ack demanded offered underway",
    "good": "C6 R5 V3 DONE IMPR done verified adopted closed confirmed signed answered takenup returned",
    "warn": "C9 V4 SEV2 DISP NOACC D4 late overdue contested silent",
    "bad": "SEV1 LATE BREACH WORSE RECUR R6 breached rejected relapsed relapse uncleared missed",
    "wait": "C5 D8 R7 waiting pending postponed",
    "stopped": "C7 C8 V5 D2 D6 D7 blocked suspended cancelled set_aside declined dropped refused denounced recalled",
    "sealed": "VAULT sealed",
}
TONE_OF = {code: tone for tone, codes in TONES.items() for code in codes.split()}


def shape(tone: str) -> SafeString:
    """Return the drawing of a tone."""
    drawing = mark_safe(SHAPES.get(tone, SHAPES["idle"]))  # noqa: S308 - a constant of this file
    return format_html('<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>', drawing)


def mark(tone: str, words: object) -> SafeString:
    """Return a status as shape and words."""
    tone = tone if tone in SHAPES else "idle"
    return format_html('<span class="mark {}">{}{}</span>', tone, shape(tone), words)


def tone_of(code: object) -> str:
    """Return the tone of a code of any code list, quiet when nobody gave it one."""
    return TONE_OF.get(str(code), "idle")

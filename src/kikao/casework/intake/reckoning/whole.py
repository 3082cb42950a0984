"""A submission as it is sealed whole: every answer with its path and the form as it came, to be read or taken in later."""

import json

from kikao.casework.forms.schemas import FormShape
from kikao.casework.intake.reckoning.arrived import Answer, Arrived
from kikao.casework.intake.reckoning.splitting import identity_paths, kept_answers, without_persons


def whole_of(arrived: Arrived, shape: FormShape | None) -> bytes:
    """Return what is sealed N; who somebody is lies in the other envelope, which phone it was nowhere."""
    hidden = identity_paths(shape)
    answers = [one for one in kept_answers(arrived.answers) if one.path not in hidden]
    said = {
        "form": arrived.form_id,
        "version": arrived.version,
        "instance": arrived.instance_id,
        "earlier": arrived.earlier_id,
        "encrypted": arrived.is_encrypted,
        "media": list(arrived.media),
        "answers": [[one.path, one.value] for one in answers],
        "content": without_persons(arrived.content, shape).decode("utf-8", "backslashreplace"),
    }
    return json.dumps(said, ensure_ascii=False).encode(errors="backslashreplace")


def arrived_of(whole: bytes) -> Arrived:
    """Return a submission from what was sealed of it. ValueError when that is nothing of ours."""
    said = json.loads(whole)
    try:
        return Arrived(
            form_id=said["form"],
            version=said["version"],
            instance_id=said["instance"],
            earlier_id=said["earlier"],
            answers=tuple(Answer(path=path, value=value) for path, value in said["answers"]),
            media=tuple(said["media"]),
            content=said["content"].encode(),
            is_encrypted=said["encrypted"],
        )
    except (KeyError, TypeError) as error:
        message = "no submission"
        raise ValueError(message) from error

"""Pictures under answers: put there, taken away."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from lscb.audit import services as audit
from lscb.files import services as files
from lscb.returns import policies
from lscb.returns.models import Answer, AnswerPicture
from lscb.returns.services.saying import refuse

PICTURES = ("image/png", "image/jpeg")


@transaction.atomic
def add_picture(*, answer: Answer, name: str, content: bytes, alt: str, by: Any, caption: str = "") -> AnswerPicture:
    """Stores a picture and puts it under an answer's text, after those that stand there.

    Raises ValidationError without its words, for a file that is no PNG or JPEG, or where the answer may not be written.
    """
    refuse(policies.why_not_write(answer.ret, answer))
    if files.media_type_of(content, name) not in PICTURES:
        refuse("The picture must be a PNG or a JPEG")
    version = files.store(scope=answer.scopes()[0], title=caption or alt[:200], name=name, content=content, by=by)
    order = max((picture.order for picture in answer.pictures.all()), default=0) + 1
    picture = AnswerPicture(answer=answer, file=version.file, alt=alt.strip(), caption=caption.strip(), order=order)
    return audit.add(picture, by=by)


@transaction.atomic
def remove_picture(*, picture: AnswerPicture, by: Any) -> None:
    """Takes a picture away from under an answer; its file is kept. Raises ValidationError as `add_picture`."""
    refuse(policies.why_not_write(picture.answer.ret, picture.answer))
    audit.remove(picture, by=by)

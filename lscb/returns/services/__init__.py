"""The only ways in which rounds, returns and answers are written."""

from lscb.returns.services.answering import (
    Saved,
    add_part,
    keep_mine,
    keep_theirs,
    not_answered,
    nothing_to_report,
    save_answer,
    speak_to,
    start_from,
    waiting_aside,
)
from lscb.returns.services.asking_besides import reach
from lscb.returns.services.filing import accept, ask, open_return, reopen, send_back, submit
from lscb.returns.services.forms import (
    Asked,
    keep_form,
    keep_heading,
    lay_out_headings,
    move_heading,
    remove_asked,
)
from lscb.returns.services.picturing import PICTURES, add_picture, remove_picture
from lscb.returns.services.rounds import close_round, open_round, plan_round
from lscb.returns.services.together import answer_together

__all__ = [
    "PICTURES",
    "Asked",
    "Saved",
    "accept",
    "add_part",
    "add_picture",
    "answer_together",
    "ask",
    "close_round",
    "keep_form",
    "keep_heading",
    "keep_mine",
    "keep_theirs",
    "lay_out_headings",
    "move_heading",
    "not_answered",
    "nothing_to_report",
    "open_return",
    "open_round",
    "plan_round",
    "reach",
    "remove_asked",
    "remove_picture",
    "reopen",
    "save_answer",
    "send_back",
    "speak_to",
    "start_from",
    "submit",
    "waiting_aside",
]

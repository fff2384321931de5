"""What is asked, of whom, and what they answered."""

from lscb.returns.models.answers import Answer, AnswerPicture, AnswerVersion
from lscb.returns.models.filed import Return, ReturnEvent, ReturnPartner
from lscb.returns.models.forms import Form, Heading, Subject
from lscb.returns.models.items import Item
from lscb.returns.models.letters import Letter, ReminderRule
from lscb.returns.models.rounds import Round

__all__ = [
    "Answer",
    "AnswerPicture",
    "AnswerVersion",
    "Form",
    "Heading",
    "Item",
    "Letter",
    "ReminderRule",
    "Return",
    "ReturnEvent",
    "ReturnPartner",
    "Round",
    "Subject",
]

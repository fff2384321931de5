"""Reports with their outline and linking text; drafts shared with the board; what readers said; editions."""

from lscb.annualreport.models.abbreviations import Abbreviation
from lscb.annualreport.models.checks import CheckAnswer, ClauseConfirmation
from lscb.annualreport.models.comments import Comment, Resolution
from lscb.annualreport.models.consultations import Consultation, Reader
from lscb.annualreport.models.drafts import NeverChanged, SharedDraft
from lscb.annualreport.models.editions import Approval, Edition, Publication, Rendition, Sending, SignOff
from lscb.annualreport.models.narratives import NarrativeVersion
from lscb.annualreport.models.reports import KeyFigureChoice, Narrative, OutlineSection, Report

__all__ = [
    "Abbreviation",
    "Approval",
    "CheckAnswer",
    "ClauseConfirmation",
    "Comment",
    "Consultation",
    "Edition",
    "KeyFigureChoice",
    "Narrative",
    "NarrativeVersion",
    "NeverChanged",
    "OutlineSection",
    "Publication",
    "Reader",
    "Rendition",
    "Report",
    "Resolution",
    "Sending",
    "SharedDraft",
    "SignOff",
]

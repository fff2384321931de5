"""Sets of standards, and how each return measures its agency against them."""

from agencies.section11.models.judgements import Evidence, Judgement, SetAside
from agencies.section11.models.standards import Standard, StandardSet

__all__ = ["Evidence", "Judgement", "SetAside", "Standard", "StandardSet"]

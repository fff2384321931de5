"""The board's statistics: what is measured, by which categories, from whom, and every figure ever given for it."""

from priorities.indicators.models.categories import Category, CategoryScheme
from priorities.indicators.models.choices import SourceChoice
from priorities.indicators.models.doubts import Acceptance, Doubt
from priorities.indicators.models.imports import FigureImport, FileMapping, StagedFigure
from priorities.indicators.models.indicators import DerivedPart, Frequency, Indicator, SeriesBreak
from priorities.indicators.models.looking import LastCheck, ToCheck
from priorities.indicators.models.measures import PrintedStatus, Range, Target, Threshold
from priorities.indicators.models.observations import Missing, Observation, Stated
from priorities.indicators.models.shown import ShownBy
from priorities.indicators.models.sources import Source
from priorities.indicators.models.statements import Statement

__all__ = [
    "Acceptance",
    "Category",
    "CategoryScheme",
    "DerivedPart",
    "Doubt",
    "FigureImport",
    "FileMapping",
    "Frequency",
    "Indicator",
    "LastCheck",
    "Missing",
    "Observation",
    "PrintedStatus",
    "Range",
    "SeriesBreak",
    "ShownBy",
    "Source",
    "SourceChoice",
    "StagedFigure",
    "Stated",
    "Statement",
    "Target",
    "Threshold",
    "ToCheck",
]

"""The board itself, where and when it works, its scales, offices and staff."""

from lscb.board.models.areas import Area, AreaMember, BoardArea
from lscb.board.models.board import Board, BoardRecord
from lscb.board.models.offices import Office, OfficeTerm, Post
from lscb.board.models.periods import Basis, Period
from lscb.board.models.reopenings import Reopening
from lscb.board.models.scales import Level, Scale, Tone

__all__ = [
    "Area",
    "AreaMember",
    "Basis",
    "Board",
    "BoardArea",
    "BoardRecord",
    "Level",
    "Office",
    "OfficeTerm",
    "Period",
    "Post",
    "Reopening",
    "Scale",
    "Tone",
]

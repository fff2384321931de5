"""The chapter on money: what was paid in, what it was spent on, what was left, for each fund."""

from finance.report.chapter import finance

__all__ = ["finance"]

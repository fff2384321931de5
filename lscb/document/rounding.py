"""The one way figures are rounded: from the exact value, half away from zero, to the indicator's decimals."""

from __future__ import annotations

from decimal import Decimal

from lscb.document.reckoning import Number


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """The value rounded half away from zero, exactly: 2.5 gives 3, -2.5 gives -3, 0.125 at two places 0.13.

    Negative `decimals` round to tens and hundreds (1,250 at -2 gives 1,300). The answer is exact however many digits
    it has: it is built from its digits, so that no decimal context can shorten it.
    """
    if isinstance(value, int) and decimals == 0:
        return Decimal(value)
    top, base = value.as_integer_ratio()
    top, base = (abs(top) * 10**decimals, base) if decimals >= 0 else (abs(top), base * 10**-decimals)
    whole, rest = divmod(top, base)
    whole += 2 * rest >= base
    if decimals < 0:
        whole, decimals = whole * 10**-decimals, 0
    sign = int(value < 0 and whole != 0)
    return Decimal((sign, tuple(int(digit) for digit in str(whole)), -decimals))

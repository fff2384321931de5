"""What must not stand in a log: addresses that open something for whoever holds them."""

from __future__ import annotations

import logging
import re

# The last part of these addresses is a secret: a letter's link, an invitation, a calendar of one's own.
SECRET = re.compile(r"(/reading/open/|/invitation/|/typed/|/calendar/(?=[^/\s]+\.ics))[^/\s\"'?]+")


class WithoutSecrets(logging.Filter):
    """Puts "…" where a line of a log would hold the secret part of an address. Lets every line through."""

    def filter(self, record: logging.LogRecord) -> bool:
        words = record.getMessage()
        masked = SECRET.sub(r"\1…", words)
        if masked != words:
            record.msg, record.args = masked, ()
        return True

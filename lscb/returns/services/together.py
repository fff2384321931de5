"""Joint returns: which agencies answer a return together with the one it stands under."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from agencies.models import Agency
from lscb.audit import services as audit
from lscb.returns import policies
from lscb.returns.models import Return, ReturnPartner
from lscb.returns.people import who_hand_in_for
from lscb.returns.services.saying import refuse
from lscb.returns.services.writing import tell


@transaction.atomic
def answer_together(*, ret: Return, partners: Iterable[Agency], by: Any) -> Return:
    """Sets which agencies answer a return with its own; the people of those who are new are told, each once.

    What an agency that no longer answers wrote stays in the return. Raises ValidationError where the return is a
    group's or has been handed in, or an agency is its own or another board's.
    """
    ret, wanted = audit.stored(ret), list(partners)
    refuse(policies.why_not_together(ret, wanted))
    stand = {partner.agency_id: partner for partner in ret.partners.all()}
    for gone in set(stand) - {agency.pk for agency in wanted}:
        audit.remove(stand[gone], by=by)
    first = max((partner.order for partner in stand.values()), default=-1) + 1
    for order, agency in enumerate((each for each in wanted if each.pk not in stand), start=first):
        audit.add(ReturnPartner(ret=ret, agency=agency, order=order), by=by)
        tell(ret=ret, people=who_hand_in_for(agency), by=by)
    return ret

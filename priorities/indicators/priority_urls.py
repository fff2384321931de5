"""The addresses of a board's priorities, with what statistics add to their pages."""

from priorities.indicators.showing import WITH_INDICATORS
from priorities.urls import addresses

urlpatterns = addresses(WITH_INDICATORS)

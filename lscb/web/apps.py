"""The app's configuration."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """What every screen shares. It has no models."""

    name = "lscb.web"
    verbose_name = "Screens"

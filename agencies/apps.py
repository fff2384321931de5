from django.apps import AppConfig


class Config(AppConfig):
    name = "agencies"
    label = "agencies"
    verbose_name = "Agencies"
    default_auto_field = "django.db.models.BigAutoField"

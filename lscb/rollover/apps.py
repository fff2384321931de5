from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.rollover"
    label = "rollover"
    verbose_name = "Opening a year"
    default_auto_field = "django.db.models.BigAutoField"

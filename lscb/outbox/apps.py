from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.outbox"
    label = "outbox"
    verbose_name = "Mail sent"
    default_auto_field = "django.db.models.BigAutoField"

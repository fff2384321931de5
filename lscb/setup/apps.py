from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.setup"
    label = "setup"
    verbose_name = "Set-up"
    default_auto_field = "django.db.models.BigAutoField"

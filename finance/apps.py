from django.apps import AppConfig


class Config(AppConfig):
    name = "finance"
    label = "finance"
    verbose_name = "Money"
    default_auto_field = "django.db.models.BigAutoField"

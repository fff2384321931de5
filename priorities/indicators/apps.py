from django.apps import AppConfig


class Config(AppConfig):
    name = "priorities.indicators"
    label = "indicators"
    verbose_name = "Statistics"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class Config(AppConfig):
    name = "priorities"
    label = "priorities"
    verbose_name = "Priorities"
    default_auto_field = "django.db.models.BigAutoField"

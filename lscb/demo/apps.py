from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.demo"
    label = "demo"
    verbose_name = "Demonstration"
    default_auto_field = "django.db.models.BigAutoField"

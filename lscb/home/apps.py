from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.home"
    label = "home"
    verbose_name = "Home"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.returns"
    label = "returns"
    verbose_name = "Returns"
    default_auto_field = "django.db.models.BigAutoField"

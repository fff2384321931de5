from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.actions"
    label = "actions"
    verbose_name = "Actions"
    default_auto_field = "django.db.models.BigAutoField"

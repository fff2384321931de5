from django.apps import AppConfig


class Config(AppConfig):
    name = "workgroups.cdop"
    label = "cdop"
    verbose_name = "Child deaths"
    default_auto_field = "django.db.models.BigAutoField"

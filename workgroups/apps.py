from django.apps import AppConfig


class Config(AppConfig):
    name = "workgroups"
    label = "workgroups"
    verbose_name = "Working groups and meetings"
    default_auto_field = "django.db.models.BigAutoField"

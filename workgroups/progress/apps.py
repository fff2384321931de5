from django.apps import AppConfig


class Config(AppConfig):
    name = "workgroups.progress"
    label = "progress"
    verbose_name = "Working groups' returns"
    default_auto_field = "django.db.models.BigAutoField"

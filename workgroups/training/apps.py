from django.apps import AppConfig


class Config(AppConfig):
    name = "workgroups.training"
    label = "training"
    verbose_name = "Training"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.files"
    label = "files"
    verbose_name = "Files"
    default_auto_field = "django.db.models.BigAutoField"

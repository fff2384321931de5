from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.board"
    label = "board"
    verbose_name = "The board"
    default_auto_field = "django.db.models.BigAutoField"

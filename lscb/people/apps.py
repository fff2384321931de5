from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.people"
    label = "people"
    verbose_name = "Invitations"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class Config(AppConfig):
    name = "priorities.scrutiny"
    label = "scrutiny"
    verbose_name = "Scrutiny, policy and engagement"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class Config(AppConfig):
    name = "agencies.section11"
    label = "section11"
    verbose_name = "Standards and section 11"
    default_auto_field = "django.db.models.BigAutoField"

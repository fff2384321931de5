from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.calendar"
    label = "calendar"
    verbose_name = "Calendar"
    default_auto_field = "django.db.models.BigAutoField"

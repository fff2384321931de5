from django.apps import AppConfig


class Config(AppConfig):
    name = "workgroups.reviews"
    label = "reviews"
    verbose_name = "Case reviews"
    default_auto_field = "django.db.models.BigAutoField"

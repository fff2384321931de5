from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.search"
    label = "search"
    verbose_name = "Search"
    default_auto_field = "django.db.models.BigAutoField"

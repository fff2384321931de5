from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.annualreport"
    label = "annualreport"
    verbose_name = "Annual report"
    default_auto_field = "django.db.models.BigAutoField"

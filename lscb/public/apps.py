from django.apps import AppConfig


class Config(AppConfig):
    name = "lscb.public"
    label = "public"
    verbose_name = "Published reports"

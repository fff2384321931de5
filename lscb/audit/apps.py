from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class Config(AppConfig):
    name = "lscb.audit"
    label = "audit"
    verbose_name = "Audit log"
    default_auto_field = "django.db.models.BigAutoField"


class RecordsConfig(AdminConfig):
    """Django's admin, with our own site in place of its own."""

    default_site = "lscb.audit.recordsite.RecordSite"

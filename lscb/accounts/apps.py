from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class Config(AppConfig):
    name = "lscb.accounts"
    label = "accounts"
    verbose_name = "People and roles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Writes an audit line at each sign-in."""
        from lscb.accounts.signin import note_sign_in

        user_logged_in.connect(note_sign_in, dispatch_uid="note_sign_in")

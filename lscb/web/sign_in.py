"""allauth's forms in our words. `ACCOUNT_FORMS` in the settings names them."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms

from lscb.web.forms import PlainWords

WORDS = {
    "login": ("Email address", "Enter your email address"),
    "email": ("Email address", "Enter your email address"),
    "password": ("Password", "Enter your password"),
    "password1": ("New password", "Enter a new password"),
    "password2": ("New password again", "Enter the new password again"),
    "oldpassword": ("Your password now", "Enter the password you have now"),
    "code": ("Code", "Enter the code from the email"),
}
ADDRESS_WRONG = "Enter an email address like name@example.org"


class SignInWords(PlainWords):
    """Labels in sentence case, and nothing written inside the boxes, where it would vanish while typing."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in WORDS:
                field.label, field.error_messages["required"] = WORDS[name]
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = ADDRESS_WRONG


class SignInForm(SignInWords, allauth_forms.LoginForm):
    """Email address and password. The way to a forgotten password is a link on the page, not a hint."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password"].help_text = ""
        if "remember" in self.fields:
            self.fields["remember"].label = "Keep me signed in on this computer"


class ForgottenPasswordForm(SignInWords, allauth_forms.ResetPasswordForm):
    """Asks where to send the letter with which a new password is chosen."""


class NewPasswordForm(SignInWords, allauth_forms.ResetPasswordKeyForm):
    """Chooses a new password, by way of the letter."""


class ChangePasswordForm(SignInWords, allauth_forms.ChangePasswordForm):
    """Changes the password of somebody who knows the one they have."""


class ConfirmPasswordForm(SignInWords, allauth_forms.ReauthenticateForm):
    """Asks for the password once more before something that matters."""


class AskForCodeForm(SignInWords, allauth_forms.RequestLoginCodeForm):
    """Asks where to send a code that signs in once."""


class CodeForm(SignInWords, allauth_forms.ConfirmLoginCodeForm):
    """Takes the code."""

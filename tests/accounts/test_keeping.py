"""What was typed when a sign-in ran out comes back to whoever typed it, and to nobody else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lscb.accounts import keeping
from lscb.accounts.models import KeptForm, User
from lscb.permissions import Role
from tests.factories.accounts import UserFactory, person
from tests.factories.board import BoardFactory
from tests.web.reading import read, select, texts

pytestmark = pytest.mark.django_db
PASSWORD = "three quite odd words"
TYPED = "Two leaflets\nand a café"


@pytest.fixture
def writer():
    return UserFactory(password=PASSWORD, name="Writer")


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def account():
    return reverse("your-account")


def token_of(response) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', response.content.decode()).group(1)


def sign_in(browser, user, next=""):
    """By the form, as people do, so that the browser's secret changes with it."""
    address = reverse("account_login") + (f"?next={next}" if next else "")
    given = {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token_of(browser.get(address))}
    return browser.post(address, given)


def open_form(browser, user):
    """The token of a form as the user has it open."""
    sign_in(browser, user)
    return token_of(browser.get(account()))


def lose_session(browser):
    del browser.cookies[settings.SESSION_COOKIE_NAME]


def hidden(response) -> dict[str, str]:
    fields = select(read(response.content.decode()), "main form input[type=hidden]")
    return {field.get("name"): field.get("value") for field in fields}


def test_form_sent_after_the_session_ran_out_comes_back_after_signing_in(browser, writer):
    token = open_form(browser, writer)
    lose_session(browser)
    sent = browser.post(account(), {"name": TYPED, "csrfmiddlewaretoken": token})
    assert sent.url.startswith(reverse("account_login"))
    asked = browser.get(sent.url)
    assert "what you had typed comes back" in asked.content.decode()
    back = sign_in(browser, writer, sent.url.split("next=")[1])
    given_back = browser.get(back.url)
    assert "and a café" in texts(read(given_back.content.decode()), "main dd")[0]
    again = hidden(given_back)
    assert again["name"].splitlines() == TYPED.splitlines()
    assert browser.post(account(), again).url == account()
    assert User.objects.get(pk=writer.pk).name.startswith("Two leaflets")
    assert not KeptForm.objects.exists()


def test_form_comes_back_after_signing_in_by_code_too(browser, writer, mailoutbox):
    token = open_form(browser, writer)
    lose_session(browser)
    sent = browser.post(account(), {"name": "By code", "csrfmiddlewaretoken": token})
    page = browser.get(sent.url).content.decode()
    asking = re.search(r'href="(/accounts/login/code/[^"]*)"', page).group(1)
    form = browser.get(asking)
    given = {**hidden(form), "email": writer.email}
    confirm = browser.post(reverse("account_request_login_code"), given)
    code = re.search(r"^ {4}(\S+)$", mailoutbox[-1].body, re.MULTILINE).group(1)
    entered = {**hidden(browser.get(confirm.url)), "code": code}
    entered.pop("action", None)
    back = browser.post(reverse("account_confirm_login_code"), entered)
    assert hidden(browser.get(back.url))["name"] == "By code"


def test_form_whose_token_was_rotated_on_another_tab_comes_back_at_once(browser, writer):
    token = open_form(browser, writer)
    lose_session(browser)
    sign_in(browser, writer)
    sent = browser.post(account(), {"name": "On the old tab", "csrfmiddlewaretoken": token})
    assert sent.status_code == 302
    again = hidden(browser.get(sent.url))
    assert (again["name"], again["csrfmiddlewaretoken"] != token) == ("On the old tab", True)
    browser.post(account(), again)
    assert User.objects.get(pk=writer.pk).name == "On the old tab"


def test_another_account_never_sees_what_was_typed(browser, writer):
    token = open_form(browser, writer)
    lose_session(browser)
    other = UserFactory(password=PASSWORD)
    sign_in(browser, other)
    sent = browser.post(account(), {"name": "For one pair of eyes", "csrfmiddlewaretoken": token})
    refused = browser.get(sent.url)
    assert refused.status_code == 403
    assert "For one pair of eyes" not in refused.content.decode()
    assert "It waits a day for them" in refused.content.decode()
    lose_session(browser)
    sign_in(browser, writer)
    assert hidden(browser.get(sent.url))["name"] == "For one pair of eyes"


def test_whoever_signs_in_next_on_the_same_browser_does_not_see_it(browser, writer):
    token = open_form(browser, writer)
    lose_session(browser)
    sent = browser.post(account(), {"name": "For one pair of eyes", "csrfmiddlewaretoken": token})
    other = UserFactory(password=PASSWORD)
    back = sign_in(browser, other, sent.url.split("next=")[1])
    assert browser.get(back.url).status_code == 403


def test_form_of_another_site_is_refused_and_not_kept(browser, writer):
    sign_in(browser, writer)
    sent = browser.post(account(), {"name": "Forged", "csrfmiddlewaretoken": "a" * 64})
    assert sent.status_code == 403
    assert not KeptForm.objects.exists()


def test_browser_on_which_nobody_signed_in_keeps_nothing(browser):
    token = token_of(browser.get(reverse("account_login")))
    sent = browser.post(account(), {"name": "Stranger", "csrfmiddlewaretoken": token})
    assert sent.url == f"{reverse('account_login')}?next={account()}"
    assert not KeptForm.objects.exists()


def test_cookie_that_says_whose_forms_are_cannot_be_made_up(browser, writer):
    token = open_form(browser, writer)
    lose_session(browser)
    browser.cookies[keeping.COOKIE] = browser.cookies[keeping.COOKIE].value[:-2] + "xx"
    browser.post(account(), {"name": "Made up", "csrfmiddlewaretoken": token})
    assert not KeptForm.objects.exists()


def test_passwords_are_never_kept(browser, writer):
    token = open_form(browser, writer)
    lose_session(browser)
    secret = {"password": "s3cret-1", "new_password1": "s3cret-2", "oldPassword": "s3cret-3"}
    browser.post(account(), {"name": "Name", **secret, "csrfmiddlewaretoken": token})
    browser.post(reverse("account_change_password"), {"oldpassword": "s3cret-4", "csrfmiddlewaretoken": token})
    stored = str(list(KeptForm.objects.values()))
    assert "Name" in stored
    assert "s3cret" not in stored
    assert token not in stored


def test_every_password_box_of_ours_has_a_name_that_is_never_kept():
    def below(kind):
        return {kind, *(each for sub in kind.__subclasses__() for each in below(sub))}

    boxes = {
        (kind.__name__, name)
        for kind in below(forms.BaseForm)
        if not kind.__module__.startswith("tests.")  # other tests of this process make forms of their own
        for name, field in getattr(kind, "base_fields", {}).items()
        if isinstance(field.widget, forms.PasswordInput)
    }
    assert boxes
    assert {box for box in boxes if not keeping.NEVER_KEPT.search(box[1])} == set()


def test_files_are_named_as_to_be_given_again_and_their_bytes_not_kept(browser, writer):
    token = open_form(browser, writer)
    lose_session(browser)
    evidence = SimpleUploadedFile("audit.txt", b"bytes of the file")
    sent = browser.post(account(), {"name": "Name", "evidence": evidence, "csrfmiddlewaretoken": token})
    back = sign_in(browser, writer, sent.url.split("next=")[1])
    assert "audit.txt (Evidence)" in texts(read(browser.get(back.url).content.decode()), "main li")
    assert "bytes of the file" not in str(list(KeptForm.objects.values()))


def test_what_a_script_sent_is_left_to_the_script(browser, writer):
    token = open_form(browser, writer)
    lose_session(browser)
    browser.post(account(), {"name": "x", "csrfmiddlewaretoken": token}, headers={"Sec-Fetch-Dest": "empty"})
    browser.post(account(), {"name": "x", "csrfmiddlewaretoken": token}, headers={"HX-Request": "true"})
    assert not KeptForm.objects.exists()


def test_kept_form_is_forgotten_after_a_day(browser, writer):
    token = open_form(browser, writer)
    lose_session(browser)
    sent = browser.post(account(), {"name": "Old", "csrfmiddlewaretoken": token})
    KeptForm.objects.update(made_at=timezone.now() - timedelta(days=1, minutes=1))
    back = sign_in(browser, writer, sent.url.split("next=")[1])
    assert browser.get(back.url).status_code == 404
    assert not KeptForm.objects.exists()


def test_no_more_than_the_last_twenty_are_kept(browser, writer):
    token = open_form(browser, writer)
    lose_session(browser)
    for number in range(keeping.MOST_KEPT + 3):
        browser.post(account(), {"name": f"Number {number}", "csrfmiddlewaretoken": token})
    assert KeptForm.objects.filter(user=writer).count() == keeping.MOST_KEPT
    assert not KeptForm.objects.filter(fields__icontains="Number 0").exists()


def test_form_of_the_record_screens_comes_back_too(browser):
    board = BoardFactory()
    manager = person(Role.MANAGER, board, password=PASSWORD)
    sign_in(browser, manager)
    adding = reverse("admin:workgroups_group_add")
    token = token_of(browser.get(adding))
    lose_session(browser)
    sent = browser.post(adding, {"name": "A new group", "csrfmiddlewaretoken": token}, follow=True)
    next_page = re.search(r"next=([^&]+)", sent.redirect_chain[-1][0]).group(1)
    back = sign_in(browser, manager, next_page)
    assert hidden(browser.get(back.url))["name"] == "A new group"


def test_sign_in_page_of_an_old_tab_is_drawn_afresh(browser, writer):
    token = token_of(browser.get(reverse("account_login")))
    sign_in(browser, writer)
    given = {"login": writer.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert browser.post(reverse("account_login"), given).url == reverse("account_login")

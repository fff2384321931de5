"""Forms over records: two people's changes are both kept, and what was typed is never lost."""

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from lscb.audit import services as audit
from lscb.board.models import Board
from lscb.web.editing import RecordForm, confirm, edit
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db


class BoardForm(RecordForm):
    class Meta:
        model = Board
        fields = ("name", "short_name", "vision")


@pytest.fixture
def board():
    return BoardFactory(name="A board", short_name="A", vision="Children are safe.")


def request_with(data=None):
    made = RequestFactory().post("/", data) if data is not None else RequestFactory().get("/")
    made.session = {}
    made._messages = FallbackStorage(made)
    made.masthead = None
    made.user = None
    return made


def typed(form, **changes):
    """What a browser sends from a form as it was shown, with some boxes typed over."""
    return {name: form[name].value() or "" for name in form.fields} | changes


def reread(board):
    return Board.objects.get(pk=board.pk)


def test_form_saves_what_was_typed_where_nobody_else_changed_anything(board):
    form = BoardForm(typed(BoardForm(instance=board), name="B"), instance=reread(board))
    assert form.is_valid(), form.errors
    assert form.instance.name == "B"


def test_field_somebody_else_changed_stands_where_this_person_left_it_alone(board):
    shown = typed(BoardForm(instance=board), name="Mine")
    audit.change(reread(board), by=None, vision="Theirs.")
    form = BoardForm(shown, instance=reread(board))
    assert form.is_valid(), form.errors
    assert (form.instance.name, form.instance.vision) == ("Mine", "Theirs.")


def test_field_both_changed_is_refused_once_says_what_it_holds_and_keeps_what_was_typed(board):
    shown = typed(BoardForm(instance=board), vision="Mine.")
    audit.change(reread(board), by=None, vision="Theirs.")
    form = BoardForm(shown, instance=reread(board))
    assert not form.is_valid()
    assert "“Theirs.”" in form.errors["vision"][0]
    assert form["vision"].value() == "Mine."
    again = BoardForm(typed(form, vision=form["vision"].value()), instance=reread(board))
    assert again.is_valid(), again.errors
    assert again.instance.vision == "Mine."


def test_same_change_by_two_people_is_no_conflict(board):
    shown = typed(BoardForm(instance=board), vision="Same.")
    audit.change(reread(board), by=None, vision="Same.")
    assert BoardForm(shown, instance=reread(board)).is_valid()


def saved_with(board, save, data):
    return edit(
        request_with(data), form=BoardForm, find=lambda: reread(board), save=save, said=lambda b: b.name, to="/there/"
    )


def test_edit_hands_the_form_to_the_service_and_leads_on(board):
    def save(form):
        return audit.save_changed(form.instance, audit.snapshot(audit.stored(board)), by=None)

    answer = saved_with(board, save, typed(BoardForm(instance=board), name="New name"))
    assert (answer.status_code, answer["Location"]) == (302, "/there/")
    assert reread(board).name == "New name"


def test_refusal_of_the_service_stands_at_its_field_with_what_was_typed(board, rf):
    def save(form):
        audit.change(reread(board), by=None, short_name="Half done")
        raise ValidationError({"name": "Not today."})

    answer = saved_with(board, save, typed(BoardForm(instance=board), name="Typed"))
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Not today." in said
    assert 'value="Typed"' in said
    assert reread(board).short_name == "A"


def step(data, act, **options):
    words = {"question": "Close it?", "words": "Close", "said": "Closed.", "to": "/done/", "back": "/back/"}
    return confirm(request_with(data), act=act, **words, **options)


def test_confirm_asks_and_does_nothing_when_opened():
    done = []
    answer = step(None, done.append)
    assert done == []
    assert "Close it?" in answer.content.decode()


def test_confirm_acts_with_the_reason_given():
    done = []
    assert step({"reason": "Because."}, done.append, reason=True)["Location"] == "/done/"
    assert done == ["Because."]


def test_confirm_wants_the_reason_it_asks_for():
    done = []
    answer = step({"reason": " "}, done.append, reason=True)
    assert done == []
    assert "Say why" in answer.content.decode()


def test_confirm_says_why_a_step_is_refused():
    def act(reason):
        raise ValidationError("It is closed already.")

    assert "It is closed already." in step({}, act).content.decode()

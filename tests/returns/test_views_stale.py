"""Two who write at the same time, and saving by itself: no text is lost."""

from __future__ import annotations

import pytest

from lscb.returns.models import Answer
from tests.returns.scenes import group_scene
from tests.returns.visiting import read, send, text, url, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return group_scene()


class TestStaleSaves:
    def stale(self, client, scene, **more):
        scene.write(1, "<p>Theirs</p>")
        return write(client, scene, 1, user=scene.manager, based_on=0, body="Mine", **more)

    def test_both_texts_are_kept_and_shown(self, client, scene):
        page = text(self.stale(client, scene))
        assert "Somebody else wrote meanwhile" in page
        assert "<p>Mine</p>" in page
        assert "<p>Theirs</p>" in page
        assert scene.answer(1).body == "<p>Theirs</p>"

    def aside(self, scene):
        return scene.answer(1).versions.get(set_aside=True)

    def test_mine_may_stand(self, client, scene):
        self.stale(client, scene)
        address = url("return-both", scene, scene.answer(1).pk, self.aside(scene).pk)
        send(client, scene.manager, address, action="mine", based_on=1)
        assert scene.answer(1).body == "<p>Mine</p>"

    def test_mine_waits_again_where_they_wrote_again(self, client, scene):
        self.stale(client, scene)
        scene.write(1, "<p>Theirs again</p>")
        address = url("return-both", scene, scene.answer(1).pk, self.aside(scene).pk)
        page = text(send(client, scene.manager, address, action="mine", based_on=1))
        assert "wrote here again" in page
        assert scene.answer(1).body == "<p>Theirs again</p>"

    def test_theirs_may_stand_and_is_not_asked_about_again(self, client, scene):
        self.stale(client, scene)
        here = url("return-heading", scene, scene.answer(1).pk)
        assert "A text of yours was set apart" in read(client, scene.manager, here)
        address = url("return-both", scene, scene.answer(1).pk, self.aside(scene).pk)
        send(client, scene.manager, address, action="theirs")
        assert scene.answer(1).body == "<p>Theirs</p>"
        assert "A text of yours was set apart" not in read(client, scene.manager, here)
        assert "version 2" in read(client, scene.manager, url("return-history", scene))

    def test_the_two_may_be_joined(self, client, scene):
        self.stale(client, scene)
        address = url("return-both", scene, scene.answer(1).pk, self.aside(scene).pk)
        assert "Theirs Mine" in read(client, scene.manager, address)  # the box offers both
        send(client, scene.manager, address, action="join", body="Theirs\n\nMine", based_on=1)
        assert scene.answer(1).body == "<p>Theirs</p><p>Mine</p>"

    def test_choosing_nothing_is_refused(self, client, scene):
        self.stale(client, scene)
        address = url("return-both", scene, scene.answer(1).pk, self.aside(scene).pk)
        assert "Choose which text to keep" in text(send(client, scene.manager, address))

    def test_the_same_text_sent_twice_is_kept_once(self, client, scene):
        self.stale(client, scene)
        self.stale(client, scene)
        assert scene.answer(1).versions.filter(set_aside=True).count() == 1


class TestAutosave:
    def save(self, client, scene, **data):
        address = url("return-autosave", scene, scene.answer(1).pk)
        return send(client, scene.chair, address, **{"written_as": "html", "based_on": 0, **data}).json()

    def test_says_when_and_as_which_version(self, client, scene):
        answered = self.save(client, scene, body="<p>So far</p>")
        assert answered["state"] == "saved"
        assert answered["words"].startswith("Saved at ")
        assert answered["version"] == 1
        assert scene.answer(1).state == Answer.State.DRAFT

    def test_says_that_somebody_wrote_meanwhile_and_where_both_are(self, client, scene):
        scene.write(1, "<p>Theirs</p>")
        answered = self.save(client, scene, body="<p>Mine</p>")
        assert answered["state"] == "aside"
        assert "<p>Mine</p>" in read(client, scene.chair, answered["address"])

    def test_leaves_nothing_to_report_to_the_button(self, client, scene):
        assert self.save(client, scene, nothing="on", why="Half a rea")["state"] == "waiting"
        assert scene.answer(1).state == Answer.State.NOT_STARTED

    def test_says_why_it_is_refused(self, client, scene):
        scene.hand_in()
        assert "handed in" in self.save(client, scene, body="<p>Late</p>")["words"]

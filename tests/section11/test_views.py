"""The screens of standards, as each role and as strangers: writing, stale saves, evidence, last time's words."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.section11 import services
from agencies.section11.models import Evidence, SetAside
from lscb.actions.models import Action
from lscb.audit.models import AuditEvent
from lscb.files.models import FileVersion
from lscb.permissions import Role
from lscb.returns import policies
from lscb.returns import services as returns
from lscb.returns.models import Item, Return
from tests.factories.accounts import person
from tests.section11.scenes import last_time
from tests.section11.scenes import scene as a_scene

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 evidence"


@pytest.fixture
def scene():
    return a_scene()


def read(client, user, address: str) -> str:
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200, response
    return " ".join(response.content.decode().split())


def send(client, user, address: str, **data) -> str:
    client.force_login(user)
    response = client.post(address, data, follow=True)
    assert response.status_code == 200, response
    return " ".join(response.content.decode().split())


def upload(name="policy.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


class TestWhoSeesWhat:
    def test_another_agencys_lead_finds_nothing(self, client, scene):
        client.force_login(scene.other_lead)
        pages = [scene.url(name) for name in ("standards", "moderation", "return-print")]
        pages += [scene.standard(1), scene.url("moderate", scene.judgement(1).pk)]
        assert [client.get(page).status_code for page in pages] == [404] * 5
        assert client.post(scene.standard(1), scene.typed(1)).status_code == 404
        assert client.post(scene.url("standards-forward")).status_code == 404
        assert not scene.judgement(1).arrangements

    def test_stranger_is_led_to_sign_in(self, client, scene):
        for page in (scene.url("standards"), scene.standard(1), reverse("round-results", args=[scene.ret.round_id])):
            assert client.get(page).url.startswith("/accounts/login/")

    def test_administrator_reads_and_is_refused_with_the_reason(self, client, scene):
        assert "You may read this return" in read(client, scene.administrator, scene.standard(1))
        response = client.post(scene.standard(1), scene.typed(1))
        assert response.status_code == 403
        assert "write in it" in response.content.decode()

    def test_return_without_standards_has_no_page_of_them(self, client, scene):
        scene.ret.judgements.all().delete()
        client.force_login(scene.lead)
        assert client.get(scene.url("standards")).status_code == 404

    def test_judgement_of_another_return_is_not_found_under_this_one(self, client, scene):
        other = a_scene()
        client.force_login(scene.lead)
        assert client.get(scene.url("standard", other.judgement(1).pk)).status_code == 404


class TestWriting:
    def test_requirement_guidance_and_descriptors_are_shown(self, client, scene):
        page = read(client, scene.contributor, scene.standard(1))
        for words in ("Requirement 1 is met.", "Show it.", "What met in the main means.", "0. Not met"):
            assert words in page

    def test_saved_standard_is_done_and_leads_to_the_next(self, client, scene):
        page = send(client, scene.contributor, scene.standard(1), **scene.typed(1, gap="No date."))
        held = scene.judgement(1)
        assert (held.self_level, held.arrangements, held.lead) == (scene.level(2), "A policy.", "Director")
        assert held.item.state == Item.State.DONE
        assert "Requirement 2 is met." in page
        assert "Grade 2, gap named" in page
        assert Return.objects.get(pk=scene.ret.pk).state == Return.State.DRAFT
        assert AuditEvent.objects.filter(verb="judged", actor=str(scene.contributor.pk)).exists()

    def test_saved_for_later_is_a_draft_and_leads_back_to_the_list(self, client, scene):
        page = send(client, scene.lead, scene.standard(1), **scene.typed(1, grade="", press="later"))
        assert scene.judgement(1).item.state == Item.State.DRAFT
        assert "0 of 3 standards done" in page

    def test_done_without_a_grade_is_refused_and_all_typed_words_stay(self, client, scene):
        page = send(client, scene.lead, scene.standard(1), **scene.typed(1, grade="", gap="Typed."))
        assert "Error:" in page
        assert "Choose a grade, or say why the standard does not apply." in page
        assert "A policy." in page
        assert "Typed." in page
        assert scene.judgement(1).version == 0

    def test_not_applicable_needs_its_reason_and_counts_as_done(self, client, scene):
        page = send(client, scene.lead, scene.standard(1), **scene.typed(1, grade="na"))
        assert "Say why the standard does not apply" in page
        send(client, scene.lead, scene.standard(1), **scene.typed(1, grade="na", not_applicable_reason="No staff."))
        held = scene.judgement(1)
        assert (held.self_level, held.not_applicable_reason) == (None, "No staff.")
        assert held.item.state == Item.State.DONE

    def test_action_is_raised_once_with_its_owners(self, client, scene):
        typed = scene.typed(1, gap="No date.", action="Date the policy", action_by="Director")
        send(client, scene.lead, scene.standard(1), **typed)
        action = Action.objects.get()
        assert [str(owner) for owner in action.owners.all()] == [str(scene.ret.agency), "Director"]
        assert "Date the policy" in read(client, scene.lead, scene.standard(1))

    def test_action_without_a_gap_is_refused_at_the_gap(self, client, scene):
        page = send(client, scene.lead, scene.standard(1), **scene.typed(1, action="Date the policy"))
        assert "Say first what is missing" in page
        assert not Action.objects.exists()

    def test_standards_are_locked_once_the_return_is_handed_in(self, client, scene):
        scene.hand_in()
        page = send(client, scene.lead, scene.standard(1), **scene.typed(1, arrangements="Too late."))
        assert "This return has been handed in" in page
        assert "Too late." in page
        assert scene.judgement(1).arrangements == "A policy."


class TestHandingIn:
    def test_it_waits_for_unanswered_standards_and_says_how_many(self, scene):
        for answer in scene.ret.answers.all():
            returns.nothing_to_report(answer=answer, reason="none", by=scene.lead)
        ret = Return.objects.get(pk=scene.ret.pk)
        assert policies.why_not_submit(ret) == "Standards: 3 of 3 are not finished."
        assert scene.hand_in().state == Return.State.SUBMITTED

    def test_task_list_leads_to_each_standard(self, client, scene):
        page = read(client, scene.lead, scene.url("return-tasks"))
        assert f'href="{scene.standard(3)}"' in page
        assert "0 of 3 done" in page

    def test_standard_sent_back_is_open_and_the_others_stay_locked(self, client, scene):
        ret = scene.hand_in()
        item = scene.judgement(2).item
        data = {"items": [item.pk], "reason": "Which policy?"}
        send(client, scene.manager, reverse("return-send-back", args=[ret.pk]), **data)
        assert Return.objects.get(pk=ret.pk).state == Return.State.SENT_BACK
        send(client, scene.lead, scene.standard(1), **scene.typed(1, arrangements="Mine now."))
        send(client, scene.lead, scene.standard(2), **scene.typed(2, arrangements="The policy of May."))
        assert scene.judgement(1).arrangements == "A policy."
        assert scene.judgement(2).arrangements == "The policy of May."
        assert returns.submit(ret=Return.objects.get(pk=ret.pk), by=scene.lead).state == Return.State.SUBMITTED


class TestStaleSaves:
    def test_both_are_shown_and_nothing_typed_is_lost(self, client, scene):
        send(client, scene.contributor, scene.standard(1), **scene.typed(1, arrangements="Theirs."))
        stale = scene.typed(1, seen=0, arrangements="Mine.", gap="My gap.", action="My action")
        page = send(client, scene.lead, scene.standard(1), **stale)
        assert "The contributor saved this standard while you were writing" in page
        for words in ("Theirs.", "Mine.", "My gap.", "My action"):
            assert words in page
        assert scene.judgement(1).arrangements == "Theirs."
        assert not Action.objects.exists()

    def test_saving_again_puts_mine_in_place(self, client, scene):
        send(client, scene.contributor, scene.standard(1), **scene.typed(1, arrangements="Theirs."))
        send(client, scene.lead, scene.standard(1), **scene.typed(1, seen=0, arrangements="Mine."))
        send(client, scene.lead, scene.standard(1), **scene.typed(1, arrangements="Both."))
        assert scene.judgement(1).arrangements == "Both."
        assert services.waiting_aside(scene.judgement(1), scene.lead) is None

    def test_letting_mine_go_keeps_theirs_and_the_record_of_mine(self, client, scene):
        send(client, scene.contributor, scene.standard(1), **scene.typed(1, arrangements="Theirs."))
        send(client, scene.lead, scene.standard(1), **scene.typed(1, seen=0, arrangements="Mine."))
        send(client, scene.lead, scene.url("standard-let-go", scene.judgement(1).pk))
        assert scene.judgement(1).arrangements == "Theirs."
        assert SetAside.objects.get().words["arrangements"] == "Mine."

    def test_another_account_does_not_see_what_was_set_aside(self, client, scene):
        send(client, scene.contributor, scene.standard(1), **scene.typed(1, arrangements="Theirs."))
        send(client, scene.lead, scene.standard(1), **scene.typed(1, seen=0, arrangements="Mine."))
        assert "Mine." not in read(client, scene.contributor, scene.standard(1))


class TestEvidence:
    def test_file_is_stored_by_its_content_and_fetched_by_its_people_alone(self, client, scene):
        send(
            client,
            scene.lead,
            scene.standard(1),
            **scene.typed(1, file=upload("policy.exe.txt"), evidence_title="Policy"),
        )
        version = FileVersion.objects.get()
        assert (version.media_type, version.sha256) == ("application/pdf", hashlib.sha256(PDF).hexdigest())
        address = reverse("file", args=[version.pk])
        for user, status in ((scene.contributor, 200), (scene.administrator, 200), (scene.other_lead, 404)):
            client.force_login(user)
            response = client.get(address)
            assert response.status_code == status
        client.force_login(scene.lead)
        response = client.get(address)
        assert response["Content-Type"] == "application/pdf"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Disposition"].startswith("attachment")
        assert b"".join(response.streaming_content) == PDF
        assert AuditEvent.objects.filter(verb="fetched", model="files.fileversion").count() == 3

    def test_partner_of_a_joint_return_reads_its_evidence(self, client, scene):
        scene.ret.partners.create(agency_id=scene.other_lead.grants.get().scope.removeprefix("agency:"))
        send(client, scene.lead, scene.standard(1), **scene.typed(1, file=upload()))
        client.force_login(scene.other_lead)
        assert client.get(reverse("file", args=[FileVersion.objects.get().pk])).status_code == 200

    def test_program_is_refused_at_the_field_and_the_file_asked_for_again(self, client, scene):
        page = send(client, scene.lead, scene.standard(1), **scene.typed(1, file=upload("a.pdf", b"MZ\x90\x00\xff")))
        assert "is not a kind of file we take" in page
        assert "Choose your file again" in page
        assert not Evidence.objects.exists()

    def test_new_version_follows_the_first_and_both_stay(self, client, scene):
        send(client, scene.lead, scene.standard(1), **scene.typed(1, file=upload()))
        piece = Evidence.objects.get()
        address = scene.url("evidence", scene.judgement(1).pk, piece.pk)
        page = send(client, scene.lead, address, file=upload("new.pdf", PDF + b"2"))
        assert "2: new.pdf" in page
        assert "1: policy.pdf" in page
        assert hashlib.sha256(PDF + b"2").hexdigest() in page

    def test_link_is_kept_and_taken_away(self, client, scene):
        send(client, scene.lead, scene.standard(1), **scene.typed(1, link="example.org/policy"))
        piece = Evidence.objects.get()
        assert piece.link == "https://example.org/policy"
        send(client, scene.lead, scene.url("evidence-remove", scene.judgement(1).pk, piece.pk))
        assert not Evidence.objects.exists()

    def test_evidence_is_not_changed_after_handing_in(self, client, scene):
        send(client, scene.lead, scene.standard(1), **scene.typed(1, link="https://example.org/policy"))
        scene.hand_in()
        piece = Evidence.objects.get()
        send(client, scene.lead, scene.url("evidence-remove", scene.judgement(1).pk, piece.pk))
        assert Evidence.objects.exists()


class TestLastTime:
    def test_words_are_brought_where_nothing_is_written_and_grades_are_not(self, client, scene):
        last_time(scene)
        send(client, scene.lead, scene.standard(2), **scene.typed(2))
        page = send(client, scene.lead, scene.url("standards-forward"))
        first, second = scene.judgement(1), scene.judgement(2)
        assert "brought forward for 2 standards" in page
        assert (first.arrangements, first.lead, first.self_level) == (
            "Last year's policy.",
            "Last year's director",
            None,
        )
        assert [piece.link for piece in first.evidence.all()] == ["https://example.org/"]
        assert first.item.state == Item.State.DRAFT
        assert second.arrangements == "A policy."

    def test_last_grade_is_told_beside_the_question(self, client, scene):
        last_time(scene)
        assert "you graded this 1." in read(client, scene.lead, scene.standard(1))

    def test_nothing_is_offered_without_a_last_time(self, client, scene):
        assert "Bring forward" not in read(client, scene.lead, scene.url("standards"))


def test_printed_return_holds_headings_and_standards_after_handing_in(client, scene):
    scene.hand_in()
    page = read(client, scene.lead, scene.url("return-print"))
    for words in ("Heading 1", "Requirement 3 is met.", "2. Met in the main", "3 of 3 graded"):
        assert words in page


def test_auditor_reads_and_changes_nothing(client, scene):
    auditor = person(Role.AUDITOR, scene.asked.board)
    read(client, auditor, scene.url("standards"))
    assert client.post(scene.standard(1), scene.typed(1)).status_code == 403

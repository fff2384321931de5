"""A return from its list of headings to acceptance, with one sending back: by keyboard, and without JavaScript."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lscb.returns.models import Answer, Return
from tests.browser.conftest import DESKTOP, HEIGHT
from tests.returns.scenes import group_scene, last_time
from tests.returns.visiting import url

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
FOCUSED = "document.activeElement.id"
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><style>
@list l0:level1 {mso-level-number-format:bullet;}
</style><body><h1>What we did</h1><p class=MsoNormal style='color:red'><b>Audits</b> were made.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>One</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>Within</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Two</p>
<table><tr><td><b>Year</b></td><td><b>Audits</b></td></tr><tr><td>2013</td><td>3</td></tr></table>
<img src="file:///secret.png"><script>document.title = 'run'</script></body></html>"""
PASTE = """([html]) => {
  const data = new DataTransfer()
  data.setData('text/html', html)
  document.querySelector('.app-editor__text').dispatchEvent(
    new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
}"""


@pytest.fixture
def scene():
    return group_scene()


@pytest.fixture
def plain_page(chromium, live_server):
    """A page in a browser that runs no JavaScript."""
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": DESKTOP, "height": HEIGHT}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def tab_to(page, words: str) -> None:
    """Presses Tab until the control or link with these words has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "[document.activeElement.innerText, document.activeElement.labels?.[0]?.innerText].join('|')"
        )
        if words in name:
            return
    raise AssertionError(f"Tab never reached “{words}” on {page.url}")


def tab_to_editor(page) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('app-editor__text')"):
            return
    raise AssertionError("Tab never reached the editor")


def press(page, words: str, key: str = "Enter") -> None:
    tab_to(page, words)
    if key == "Enter":
        with page.expect_navigation():
            page.keyboard.press(key)
    else:
        page.keyboard.press(key)


def test_return_goes_by_keyboard_from_its_headings_to_acceptance(page, sign_in, scene):
    sign_in(page, scene.chair)
    page.goto(reverse("returns"))
    press(page, "Progress return")
    for number in (1, 2, 3):
        press(page, f"{number}. Heading {number}")
        page.wait_for_selector(".app-editor__text")
        tab_to_editor(page)
        page.keyboard.type(f"What we did under {number}.")
        press(page, "Save and mark as done")
        expect(page.get_by_role("status").first).to_contain_text("is done")
    press(page, "Check the answers and hand in")
    press(page, "I declare it right.", "Space")
    press(page, "Hand in the return")
    assert "Handed in" in page.inner_text("h1")

    sign_in(page, scene.manager)
    page.goto(reverse("returns"))
    press(page, "Progress return")
    press(page, "Send headings back")
    press(page, "2. Heading 2", "Space")
    tab_to(page, "Why?")
    page.keyboard.type("Say how you know.")
    press(page, "Send back to")
    assert Return.objects.get().state == Return.State.SENT_BACK

    sign_in(page, scene.chair)
    page.goto(url("return-tasks", scene))
    assert "Say how you know." in page.inner_text("main")
    press(page, "2. Heading 2")
    page.wait_for_selector(".app-editor__text")
    tab_to_editor(page)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Audits show it.")
    press(page, "Save and mark as done")
    press(page, "Check the answers and hand in")
    press(page, "I declare it right.", "Space")
    press(page, "Hand in the return")

    sign_in(page, scene.manager)
    page.goto(url("return-review", scene))
    assert page.inner_text("ins").replace("\n", "").count("Audits show it.") == 1
    press(page, "Accept the return")
    assert Return.objects.get().state == Return.State.ACCEPTED
    assert scene.answer(2).body == "<p>What we did under 2. Audits show it.</p>"


def test_return_goes_without_javascript_from_its_headings_to_acceptance(plain_page, sign_in, scene):
    page = plain_page
    sign_in(page, scene.chair)
    page.goto(url("return-tasks", scene))
    page.click("text=1. Heading 1")
    page.fill("#id_body", "We met.\n\n- Once\n- Twice")
    page.click("text=Save and mark as done")
    page.click("text=2. Heading 2")
    page.fill("#id_body", "For all.")
    page.check("#id_subjects")
    page.click("text=Save and mark as done")
    page.click("text=3. Heading 3")
    page.check("#id_nothing")
    page.fill("#id_why", "It begins next year.")
    page.click("text=Save and mark as done")
    page.click("text=Check the answers and hand in")
    page.check("#id_declared")
    page.click("text=Hand in the return")
    assert scene.answer(1).body == "<p>We met.</p><ul><li>Once</li><li>Twice</li></ul>"

    sign_in(page, scene.manager)
    page.goto(url("return-send-back", scene))
    page.check("#id_headings")
    page.fill("#id_reason", "Say where you met.")
    page.click("text=Send back to")
    sign_in(page, scene.chair)
    page.goto(url("return-heading", scene, scene.answer(1).pk))
    page.fill("#id_body", page.input_value("#id_body").replace("We met.", "We met in the town hall."))
    page.click("text=Save and mark as done")
    page.click("text=Check the answers and hand in")
    page.check("#id_declared")
    page.click("text=Hand in the return")
    sign_in(page, scene.manager)
    page.goto(url("return-review", scene))
    page.click("text=Accept the return")
    assert Return.objects.get().state == Return.State.ACCEPTED
    assert scene.answer(1).body == "<p>We met in the town hall.</p><ul><li>Once</li><li>Twice</li></ul>"


def open_heading(page, sign_in, scene, number: int = 1) -> None:
    sign_in(page, scene.chair)
    page.goto(url("return-heading", scene, scene.answer(number).pk))
    page.wait_for_selector(".app-editor__text")


def test_word_comes_out_clean(page, sign_in, scene):
    open_heading(page, sign_in, scene)
    page.focus(".app-editor__text")
    page.evaluate(PASTE, [WORD])
    page.click("text=Save and come back later")
    body = scene.answer(1).body
    assert "<h3>What we did</h3>" in body
    assert "<p><strong>Audits</strong> were made.</p>" in body
    assert "<ul><li><p>One</p><ul><li><p>Within</p></li></ul></li><li><p>Two</p></li></ul>" in body
    assert "<th><p><strong>Year</strong></p></th>" in body
    assert "secret" not in body
    assert "style" not in body
    assert "run" not in body


def test_text_saves_itself_and_says_when(page, sign_in, scene):
    open_heading(page, sign_in, scene)
    page.click(".app-editor__text")
    page.keyboard.type("Being written")
    expect(page.locator("[data-saved-words]")).to_contain_text("Saved at", timeout=15000)
    assert scene.answer(1).body == "<p>Being written</p>"
    page.keyboard.type(" still")
    page.click("text=Save and mark as done")
    page.wait_for_url("**/returns/*/")
    assert scene.answer(1).body == "<p>Being written still</p>"
    assert not scene.answer(1).versions.filter(set_aside=True).exists()


def test_saving_itself_says_that_somebody_else_wrote(page, sign_in, scene, axe):
    open_heading(page, sign_in, scene)
    scene.write(1, "<p>Theirs</p>")
    page.click(".app-editor__text")
    page.keyboard.type("Mine")
    expect(page.locator("[data-saved-words]")).to_contain_text("Somebody else wrote meanwhile", timeout=15000)
    page.click("text=See both texts")
    axe(page)
    page.wait_for_selector(".app-editor__text")
    assert page.inner_text(".app-editor__text").split() == ["Theirs", "Mine"]
    page.click("text=Save the joined text")
    assert scene.answer(1).body == "<p>Theirs</p><p>Mine</p>"


def test_every_line_of_the_error_summary_leads_to_its_field(page_at_each_width, sign_in, scene, axe):
    page = page_at_each_width
    open_heading(page, sign_in, scene)
    page.click("text=Save and mark as done")
    page.wait_for_selector(".govuk-error-summary")
    page.wait_for_selector(".app-editor__text")
    follow_summary(page, axe)
    page.check("#id_nothing")
    page.click("text=Save and mark as done")
    follow_summary(page, axe)
    scene.hand_in()
    sign_in(page, scene.manager)
    for name in ("return-send-back", "return-reopen"):
        page.goto(url(name, scene))
        page.click("main form button[type=submit]")
        follow_summary(page, axe)


def follow_summary(page, axe) -> None:
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    links = page.locator(".govuk-error-summary a")
    assert links.count()
    for at in range(links.count()):
        links.nth(at).click()
        assert page.evaluate(FOCUSED) == links.nth(at).get_attribute("href").removeprefix("#")
    axe(page)


def test_pages_are_accessible_and_fit(page_at_each_width, sign_in, scene, axe):
    page = page_at_each_width
    last_time(scene)
    scene.write(1, "<p>We met.</p><table><tbody><tr><th>Year</th></tr><tr><td>2013</td></tr></tbody></table>")
    sign_in(page, scene.chair)
    answer = scene.answer(2).pk
    chairs = [reverse("returns"), *(url(f"return-{name}", scene) for name in ("tasks", "check", "history", "print"))]
    chairs += [url(f"return-{name}", scene, answer) for name in ("heading", "start", "picture-add")]
    look(page, axe, chairs)
    scene.hand_in()
    look(page, axe, [url("return-receipt", scene), url("return-heading", scene, answer)])
    sign_in(page, scene.manager)
    look(page, axe, [reverse("returns"), *(url(f"return-{name}", scene) for name in ("review", "send-back", "reopen"))])


def look(page, axe, addresses: list[str]) -> None:
    for address in addresses:
        page.goto(address)
        axe(page)
        assert not page.evaluate(SIDEWAYS), address


def test_picture_stands_under_the_answer_with_its_words(page, sign_in, scene):
    open_heading(page, sign_in, scene)
    page.click(".app-editor__text")
    page.keyboard.type("See the chart.")
    page.click("text=Save, and add a picture")
    one_pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fccf"
        "c05000000500010d0a2db40000000049454e44ae426082"
    )
    page.set_input_files("input[type=file]", {"name": "chart.png", "mimeType": "image/png", "buffer": one_pixel})
    page.fill("#id_alt", "Audits rose from two to three.")
    page.click("main form button:has-text('Add the picture')")
    page.wait_for_url("**/heading/*/")
    expect(page.get_by_alt_text("Audits rose from two to three.")).to_have_count(1)
    assert scene.answer(1).body == "<p>See the chart.</p>"
    page.click("text=Take this picture away")
    page.wait_for_load_state()
    assert not Answer.objects.get(pk=scene.answer(1).pk).pictures.exists()

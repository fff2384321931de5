"""What a run leaves out, it says; nothing is passed over in silence."""

import pytest

from tests.conftest import NO_BROWSER, NO_POSTGRESQL, NO_VERA, left_out, pytest_collection_modifyitems


@pytest.mark.parametrize(
    ("chosen", "chromium", "no_postgresql", "java", "said"),
    [
        ("not soak", "chromium", False, True, []),
        ("not soak", None, False, True, [NO_BROWSER]),
        ("not soak and not browser", None, False, True, []),
        ("", "chromium", True, True, [NO_POSTGRESQL]),
        ("", None, True, True, [NO_BROWSER, NO_POSTGRESQL]),
        ("not soak", "chromium", False, False, [NO_VERA]),
        ("not soak and not vera", "chromium", False, False, []),
    ],
)
def test_what_is_left_out_is_said(chosen, chromium, no_postgresql, java, said):
    assert left_out(chosen, chromium, no_postgresql, java) == said


class Item:
    def __init__(self, *fixturenames):
        self.fixturenames = fixturenames
        self.markers = []

    def add_marker(self, marker):
        self.markers.append(marker.name)

    def get_closest_marker(self, name):
        return name if name in self.fixturenames else None


class Config:
    def __init__(self):
        self.hook = self
        self.deselected = []

    def pytest_deselected(self, items):
        self.deselected += items


@pytest.mark.parametrize("chromium", ["chromium", None])
def test_only_what_drives_a_browser_goes_without_one(monkeypatch, chromium):
    monkeypatch.setattr("tests.conftest.CHROMIUM", chromium)
    browsing, plain, config = Item("page", "chromium"), Item("db"), Config()
    items = [browsing, plain]
    pytest_collection_modifyitems(config, items)
    assert (browsing.markers, plain.markers) == (["browser"], [])
    assert items == ([browsing, plain] if chromium else [plain])
    assert config.deselected == ([] if chromium else [browsing])


@pytest.mark.parametrize("java", [True, False])
def test_only_what_asks_verapdf_goes_without_java(monkeypatch, java):
    monkeypatch.setattr("tests.conftest.JAVA", java)
    asking, plain, config = Item("vera"), Item("db"), Config()
    items = [asking, plain]
    pytest_collection_modifyitems(config, items)
    assert items == ([asking, plain] if java else [plain])
    assert config.deselected == ([] if java else [asking])


@pytest.mark.parametrize(
    ("url", "left"),
    [("", ["django_db", "django_db_setup", "nothing"]), ("postgres://…", ["django_db", "django_db_setup"])],
)
def test_postgresql_is_asked_only_what_a_database_can_change(monkeypatch, url, left):
    monkeypatch.setenv("TEST_DATABASE_URL", url)
    config, items = Config(), [Item("django_db"), Item("django_db_setup"), Item("nothing")]
    pytest_collection_modifyitems(config, items)
    assert [item.fixturenames[0] for item in items] == left
    assert len(config.deselected) == 3 - len(left)

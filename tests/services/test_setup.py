"""Setting up: the store made once, the settings kept and looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.config import paths
from pipelinecli.config.settings import KNOWN
from pipelinecli.method.cards import Rules
from pipelinecli.method.stages import Stage
from pipelinecli.services import setup
from pipelinecli.store import settings
from tests.builders import refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Diary


def test_init_makes_the_store_and_keeps_what_was_given(diary: Diary) -> None:
    made = setup.init(diary.desk(), {"name": " Ann ", "cycle": "auto"})
    assert made == setup.Made(diary.path, created=True, values={"name": "Ann", "cycle": "auto"})
    assert settings.every(diary.store) == {
        "cycle": "auto", "cycle.configured": "28", "name": "Ann",
    }  # fmt: skip
    again = setup.init(diary.desk(), {"cycle": "42"})
    assert again == setup.Made(diary.path, created=False, values={"name": "Ann", "cycle": "42"})


def test_init_again_with_nothing_to_keep_writes_nothing(diary: Diary) -> None:
    assert setup.init(diary.desk(), {}).created
    before = diary.dump()
    assert not setup.init(diary.desk(), {}).created
    assert diary.dump() == before


def test_init_with_a_value_that_cannot_be_kept_makes_nothing(diary: Diary) -> None:
    assert refused(lambda: setup.init(diary.desk(), {"name": "Ann", "cycle": "long"})) == (
        "usage: cycle cannot be “long”; it takes days, or auto"
    )
    assert not diary.store.exists()


def test_settings_are_set_looked_at_and_set_back(diary: Diary) -> None:
    assert setup.get(diary.desk(), "cycle") == "28"
    assert setup.put(diary.desk(), "cycle", " 042 ") == "42"
    assert setup.get(diary.desk(), "cycle") == "42"
    assert diary.desk().rules == Rules(42)
    setup.put(diary.desk(), "limit.50", "14")
    assert diary.desk().rules == Rules(42, ((Stage.P50, 14),))
    assert setup.put(diary.desk(), "cycle", "  ") == "28"
    assert settings.every(diary.store) == {"limit.50": "14"}
    assert diary.desk().rules == Rules(28, ((Stage.P50, 14),))


def test_every_setting_is_listed_with_what_it_is_for(diary: Diary) -> None:
    setup.put(diary.desk(), "name", "艾新华")
    listed = setup.every(diary.desk())
    assert [item.key for item in listed] == list(KNOWN)
    assert listed[0] == setup.SettingValue(
        "name", "艾新华", "", "your name, as it stands on the sheet"
    )
    assert listed[1] == setup.SettingValue("cycle", "28", "28", "the sales cycle in days")


@pytest.mark.parametrize("key", ["colour", "", "limit.closed"])
@pytest.mark.parametrize("value", ["1", "", " "])
def test_an_unknown_key_is_refused(diary: Diary, key: str, value: str) -> None:
    said = f"usage: no setting is called “{key}”; one of: name, cycle, "
    assert refused(lambda: setup.get(diary.desk(), key)).startswith(said)
    assert refused(lambda: setup.put(diary.desk(), key, value)).startswith(said)
    assert not diary.store.exists()


def test_the_stores_place_is_kept_in_the_configuration_file(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    kept = f'{tmp_path}/my "own" 店.db'
    assert setup.name_store('~/my "own" 店.db') == (kept, "")
    assert paths.store_path(None, None) == kept
    assert setup.name_store("") == (paths.default_store(), kept)
    assert paths.store_path(None, None) == paths.default_store()
    assert not diary.store.exists()


@pytest.mark.parametrize("value", ["a\nb", "a\0b"])
def test_what_is_no_path_is_refused(value: str) -> None:
    assert refused(lambda: setup.name_store(value)) == f"usage: “{value}” is not a path"


@pytest.mark.parametrize(
    ("named", "zone"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        (":Europe/Berlin", "Europe/Berlin"),
        ("EST5EDT,M3.2.0,M11.1.0", None),
        ("/no/such/place", None),
    ],
)
def test_the_machines_zone_is_told_where_it_has_a_name(
    monkeypatch: pytest.MonkeyPatch, named: str, zone: str | None
) -> None:
    monkeypatch.setenv("TZ", named)
    assert setup.detected_zone() == zone


def test_without_tz_the_machines_zone_is_read_from_its_link(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr("os.path.realpath", lambda _path: "/usr/share/zoneinfo/Asia/Tokyo")
    assert setup.detected_zone() == "Asia/Tokyo"
    monkeypatch.setattr("os.path.realpath", lambda path: path)
    assert setup.detected_zone() is None

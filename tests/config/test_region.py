"""The country of phone numbers that name none."""

from __future__ import annotations

import pytest

from pipelinecli.config.region import is_region, region_of


@pytest.mark.parametrize(
    ("stored", "language", "locales", "expected"),
    [
        ({"region": "GB"}, "zh", {"LANG": "zh_CN.UTF-8"}, "GB"),
        ({}, "zh", {}, "CN"),
        ({}, "zh", {"LANG": "C.UTF-8"}, "CN"),
        ({}, "zh", {"LANG": "en_US.UTF-8"}, "CN"),
        ({}, "zh", {"LANG": "zh_TW.UTF-8"}, "TW"),
        ({}, "zh", {"LANG": "zh"}, "CN"),
        ({}, "en", {}, None),
        ({}, "en", {"LANG": "C.UTF-8"}, None),
        ({}, "en", {"LANG": "en_GB.UTF-8"}, "GB"),
        ({}, "en", {"LANG": "de_AT@euro"}, "AT"),
        ({}, "en", {"LANG": "en_US.UTF-8", "LC_TELEPHONE": "en_GB.UTF-8"}, "GB"),
        ({}, "en", {"LC_ALL": "zh_CN.UTF-8", "LC_TELEPHONE": "en_GB.UTF-8"}, "CN"),
        ({}, "en", {"LANG": "es_419"}, None),
        ({}, "en", {"LANG": ""}, None),
    ],
)
def test_the_country_is_the_one_set_or_that_of_the_reader(
    stored: dict[str, str],
    language: str,
    locales: dict[str, str],
    expected: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LC_ALL", "LC_TELEPHONE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in locales.items():
        monkeypatch.setenv(name, value)
    assert region_of(stored, language) == expected


def test_a_country_is_known_by_the_letters_its_numbers_are_known_by() -> None:
    assert [code for code in ("CN", "HK", "GB", "US", "UK", "cn", "") if is_region(code)] == [
        "CN", "HK", "GB", "US",
    ]  # fmt: skip

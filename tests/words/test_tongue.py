"""The language of a page, from its headings and its script."""

from __future__ import annotations

import pytest

from refcheck.words.tongue import language


@pytest.mark.parametrize(
    ("headings", "text", "code"),
    [
        (["History", "References", "External links"], "", "en"),
        (["Geschichte", "Einzelnachweise"], "", "de"),
        (["Histoire", "Notes  et références"], "", "fr"),
        (["Historia", "Przypisy"], "", "pl"),
        ([], "Дождь — вода, которая падает с неба. {{cite web|url=http://rain.example/a|title=T}}", "ru"),
        ([], "雨は、空から落ちてくる水である。雨が降ると川の水が増える。雪は白くてとてもつめたい。", "ja"),
        ([], "雨是从天空中落下的水。下雨的时候河里的水会增加很多很多。", "zh"),
        (["References"], "Дождь — вода, которая падает с неба.", "en"),
        ([], "Rain is water. The Russian word is дождь.", ""),
        ([], "", ""),
    ],
)
def test_language(headings: list[str], text: str, code: str) -> None:
    """A heading that one language alone uses decides, then the script; a few foreign words decide nothing."""
    assert language(headings, text) == code

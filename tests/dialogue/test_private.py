"""What is kept of a question that could not be answered holds no personal data."""

import pytest

from gisbot.dialogue.private import MASK, without_personal_data


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("我的电话13812345678，给我回个话", f"我的电话{MASK}，给我回个话"),
        ("身份证53012719990101123X能查吗", f"身份证{MASK}能查吗"),
        ("write to someone@example.org", f"write to {MASK}"),
        ("2018年收到198件吗", "2018年收到198件吗"),
    ],
)
def test_long_numbers_and_mail_addresses_are_masked(said: str, kept: str) -> None:
    assert without_personal_data(said) == kept

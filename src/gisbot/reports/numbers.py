"""Numbers as reports write them, with digits or in Chinese, and what value they have exactly."""

from __future__ import annotations

from decimal import Decimal

from gisbot.reports.patterns import CHINESE_DIGITS, CHINESE_POWERS, MAGNITUDES


def decimal_of(digits: str) -> Decimal:
    """The exact value of folded digits with optional sign, thousands commas and decimals ("+1,206.50")."""
    return Decimal(digits.replace(",", ""))


def scaled(value: Decimal, magnitude: str | None) -> Decimal:
    """`value` times the power of ten that a word such as 万 stands for; exact, without an exponent."""
    if not magnitude:
        return value
    result = value.scaleb(MAGNITUDES[magnitude])
    return Decimal(int(result)) if result == result.to_integral_value() else result


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral (一百二十, 二〇一八, 两), or None when the characters make no number."""
    if not text or any(char not in CHINESE_DIGITS and char not in CHINESE_POWERS for char in text):
        return None
    if not any(char in CHINESE_POWERS for char in text):
        return int("".join(str(CHINESE_DIGITS[char]) for char in text))
    total, digit, last_power = 0, None, 10_000
    for char in text:
        if char in CHINESE_DIGITS:
            value = CHINESE_DIGITS[char]
            if digit not in (None, 0):
                return None
            digit = value
            continue
        power = CHINESE_POWERS[char]
        if power >= last_power or (digit is None and power != 10):
            return None
        total += (1 if digit is None else digit) * power
        digit, last_power = None, power
    return total + (digit or 0)

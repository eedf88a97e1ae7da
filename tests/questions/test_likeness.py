"""Questions are grouped with those that are alike."""

from gisbot.questions.likeness import grouped


def test_alike_questions_are_one_group_and_the_largest_comes_first() -> None:
    texts = ["网站访问量多少", "镇长的手机号", "网站访问量是多少", "網站訪問量多少？"]
    assert grouped(texts) == ((0, 2, 3), (1,))


def test_no_questions_are_no_groups() -> None:
    assert grouped([]) == ()

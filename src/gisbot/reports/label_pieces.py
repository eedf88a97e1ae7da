"""Labels that extraction broke into pieces, put together again from the labels of the forms."""

from __future__ import annotations

from gisbot.reports.patterns import GLUED_NUMBER
from gisbot.reports.tables import FormVotes

_MOST_JOINED = 6
_OTHER_WORDING = 1
_UNKNOWN = 3


def is_label(text: str, votes: FormVotes) -> bool:
    """Whether the text is a row's label or the heading row of a block."""
    return votes.is_label(text) or votes.is_block_head(text)


def resolve(pieces: list[str], votes: FormVotes) -> list[str]:
    """The labels that a run of pieces spells: pieces of one label joined, what stays unknown at the end too."""
    pieces = [part for piece in pieces for part in _parted(piece, votes)]
    pieces = _threaded(pieces, votes)
    cost, labels = _spelled(pieces, votes)
    if cost >= _UNKNOWN and (reunited := _reunited(pieces, votes)) != pieces:
        other_cost, other_labels = _spelled(reunited, votes)
        if other_cost < cost:
            labels = other_labels
    known = len(labels)
    while known and not is_label(labels[known - 1], votes):
        known -= 1
    unknown = "".join(labels[known:])
    if unknown and known and votes.begins_label(labels[known - 1] + unknown):
        return [*labels[: known - 1], labels[known - 1] + unknown]
    return [*labels[:known], unknown] if unknown else labels


def _parted(piece: str, votes: FormVotes) -> list[str]:
    """A piece cut where the label of a row was glued to a piece of the one beside it (（六）其2.申请人逾期…)."""
    at = GLUED_NUMBER.search(piece)
    if at is None or is_label(piece, votes) or not votes.begins_label(piece[at.start(1) :]):
        return [piece]
    return [piece[: at.start()], piece[at.start(1) :]]


def _threaded(pieces: list[str], votes: FormVotes) -> list[str]:
    """The pieces with those of the last label put together that pieces of the label beside it came between."""
    last = len(pieces) - 1
    for start in range(max(0, last - _MOST_JOINED), last - 1):
        if not pieces[start][0].isdecimal() or not votes.begins_label(pieces[start]):
            continue
        text, taken = pieces[start], [start]
        for place in range(start + 1, last + 1):
            if votes.begins_label(text + pieces[place]):
                text += pieces[place]
                taken.append(place)
        if taken[-1] == last and 1 < len(taken) < last + 1 - start:
            return [*(piece for place, piece in enumerate(pieces) if place not in taken), text]
    return pieces


def _spelled(pieces: list[str], votes: FormVotes) -> tuple[int, list[str]]:
    """The cheapest way to read `pieces`: labels as the forms print them cost nothing, other wordings little."""
    best: list[tuple[int, list[str]]] = [(0, [])]
    for end in range(1, len(pieces) + 1):
        ways = []
        for start in range(max(0, end - _MOST_JOINED), end):
            joined = "".join(pieces[start:end])
            if votes.is_whole_label(joined) or votes.is_block_head(joined):
                price = 0
            elif end - start > 1 and votes.begins_with_note(joined):
                continue
            elif votes.is_label(joined) if start == end - 1 else votes.is_broken_label(joined):
                price = _OTHER_WORDING
            elif start == end - 1:
                price = _UNKNOWN
            else:
                continue
            ways.append((best[start][0] + price, len(best[start][1]), start, joined))
        cost, _, start, joined = min(ways)
        best.append((cost, [*best[start][1], joined]))
    return best[-1]


def _reunited(pieces: list[str], votes: FormVotes) -> list[str]:
    """The pieces with the two halves of a label joined that a piece of another one came between."""
    pieces = list(pieces)
    for place in range(len(pieces) - 2):
        if place + 2 < len(pieces) and votes.is_whole_label(pieces[place] + pieces[place + 2]):
            pieces[place] += pieces.pop(place + 2)
    return pieces

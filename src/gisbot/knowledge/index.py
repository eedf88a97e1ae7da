"""The reports of an edition by agency and year, in memory, without their bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gisbot.model.key import ReportKey


class ReportIndex:
    """Finds the reports of an edition; one agency has one report a year."""

    def __init__(self, reports: Iterable[ReportKey]) -> None:
        self._by_agency: dict[str, dict[int, ReportKey]] = {}
        self._by_id: dict[str, ReportKey] = {}
        for key in reports:
            self._by_agency.setdefault(key.agency, {})[key.year] = key
            self._by_id[key.report_id] = key
        for agency, by_year in self._by_agency.items():
            self._by_agency[agency] = dict(sorted(by_year.items()))

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that have a report, in the order of the edition."""
        return tuple(self._by_agency)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that some agency reports on, earliest first."""
        return tuple(sorted({key.year for key in self._by_id.values()}))

    def years_of(self, agency: str) -> tuple[int, ...]:
        """The years that an agency reports on, earliest first; none for an unknown agency."""
        return tuple(self._by_agency.get(agency, {}))

    def of_agency(self, agency: str) -> tuple[ReportKey, ...]:
        """An agency's reports, earliest year first; none for an unknown agency."""
        return tuple(self._by_agency.get(agency, {}).values())

    def find(self, agency: str, year: int) -> ReportKey | None:
        """An agency's report on a year."""
        return self._by_agency.get(agency, {}).get(year)

    def latest(self, agency: str) -> ReportKey | None:
        """An agency's newest report."""
        reports = self.of_agency(agency)
        return reports[-1] if reports else None

    def of_years(self, years: Sequence[int]) -> tuple[ReportKey, ...]:
        """Every report on one of some years, in the order of the edition."""
        return tuple(key for key in self._by_id.values() if key.year in years)

    def key(self, report_id: str) -> ReportKey | None:
        """The key of a report by its id."""
        return self._by_id.get(report_id)

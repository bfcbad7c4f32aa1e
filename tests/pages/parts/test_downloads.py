from pages.parts import downloads
from tests.pages.parts.points import point


def test_the_file_has_the_contract_columns_and_keeps_the_unknown_empty():
    header, first, second, end = downloads.csv_of([point(412, 536, 76.9), point(status="suppressed")]).split("\r\n")
    assert header.split(",") == list(downloads.COLUMNS)
    assert first.startswith("990,front_door_share,,M1,CLD local,month,2026-08-01,2026-08-31,all,All,412,536,76.9,% of requests,observed,")
    assert ",all,All,,,,% of requests,suppressed," in second and end == ""

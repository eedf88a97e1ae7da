"""The files under bot/deploy/ parse, and name what there is."""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gisbot import settings
from tests.channels.fakes import ROOT

DEPLOY = ROOT / "bot" / "deploy"
INSTRUCTIONS = {"FROM", "COPY", "RUN", "ENV", "USER", "VOLUME", "STOPSIGNAL", "ENTRYPOINT", "CMD"}


def container_lines() -> list[tuple[str, str]]:
    """The instructions of the container file, continued lines joined."""
    text = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines()]
    return [(*line.split(maxsplit=1),) for line in lines if line and not line.startswith("#")]


def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(DEPLOY / "gisbot.service", "utf-8")
    return parser


def test_the_unit_has_what_a_service_needs() -> None:
    service = unit()["Service"]
    assert service["ExecStart"].endswith("/start serve")
    assert service["EnvironmentFile"].endswith("gisbot.env")
    assert not re.search(r"\d{6,}:", (DEPLOY / "gisbot.service").read_text("utf-8")), "a token in the unit"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this machine has no systemd-analyze")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    text = (DEPLOY / "gisbot.service").read_text("utf-8").replace("/opt/gisbot/start", str(DEPLOY / "start"))
    copy = tmp_path / "gisbot.service"
    copy.write_text(text, "utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(copy)], capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_container_file_copies_what_is_there() -> None:
    lines = container_lines()
    assert {name for name, _ in lines} <= INSTRUCTIONS
    copied = [
        source
        for name, rest in lines
        if name == "COPY" and not rest.startswith("--from")
        for source in rest.split()[:-1]
    ]
    assert copied
    for source in copied:
        assert (ROOT / source).exists(), source
    commands = {name: json.loads(rest) for name, rest in lines if name in ("ENTRYPOINT", "CMD")}
    assert commands == {"ENTRYPOINT": ["/opt/gisbot/start"], "CMD": ["serve"]}


def test_the_settings_named_are_settings() -> None:
    named = set(re.findall(r"\b(?:GISBOT|TELEGRAM)_[A-Z_]+", (DEPLOY / "gisbot.env.example").read_text("utf-8")))
    named |= set(re.findall(r"\b(?:GISBOT|TELEGRAM)_[A-Z_]+", (DEPLOY / "Containerfile").read_text("utf-8")))
    assert named
    assert named <= set(settings.VARIABLES)


@pytest.mark.skipif(os.name == "nt", reason="the start script is for sh")
def test_the_first_start_fills_the_home_and_runs_the_command(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    fake = programs / "gisbot"
    fake.write_text('#!/bin/sh\necho "$@"\nif [ "$1" = init ]; then mkdir -p "$2/knowledge"; fi\n', "utf-8")
    fake.chmod(0o755)
    home = tmp_path / "home"
    environment = {"PATH": f"{programs}:{os.environ['PATH']}", "GISBOT_HOME": str(home)}
    for expected in (f"init {home}\nserve\n", "serve\n"):
        done = subprocess.run([DEPLOY / "start", "serve"], env=environment, capture_output=True, text=True, timeout=30)
        assert (done.stdout, done.stderr) == (expected, "")

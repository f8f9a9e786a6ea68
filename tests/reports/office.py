"""LibreOffice as a person's office program: it converts and recalculates files."""

import shutil
import subprocess
from pathlib import Path

PROGRAM = "soffice"
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop
oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
</fontconfig>
"""


class Office:
    """A LibreOffice with a profile of its own that always recalculates."""

    def __init__(self, folder: Path, fonts: list[str]) -> None:
        found = shutil.which(PROGRAM)
        assert found, (
            "install libreoffice-nogui, or leave the part out: --without office"
        )
        self._program, self._profile = found, folder / "profile"
        settings = self._profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_ALWAYS, "utf-8")
        self._fonts = folder / "fonts.conf"
        folders = "".join(f"<dir>{path}</dir>" for path in fonts)
        self._fonts.write_text(
            _FONTS.format(folders=folders, cache=folder / "font-cache"), "utf-8"
        )

    def convert(self, files: list[Path], ending: str, to: Path) -> list[Path]:
        """Each of ``files`` as a file with another ending in the folder ``to``."""
        to.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [
                self._program,
                f"-env:UserInstallation={self._profile.as_uri()}",
                "--headless",
                "--convert-to",
                ending,
                "--outdir",
                str(to),
                *map(str, files),
            ],
            env={"PATH": "/usr/bin:/bin", "FONTCONFIG_FILE": str(self._fonts)}
            | {"HOME": str(self._profile)},
            capture_output=True,
            text=True,
            check=False,
        )
        made = [to / f"{path.stem}.{ending}" for path in files]
        missing = [path.name for path in made if not path.exists()]
        assert not missing, f"{missing}: {done.stdout} {done.stderr}"
        return made

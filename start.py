#!/usr/bin/env python3
"""Sets up and starts the self-assessment, or runs its tests. Standard library only.

    python3 start.py                  set up when needed, then serve on 127.0.0.1:8501
    python3 start.py --lan            the same, and let phones on this network in
    python3 start.py --port 8600      another port
    python3 start.py test             every check and test
    python3 start.py test --without browser --without postgres
    python3 start.py --version

Written in old syntax on purpose: an old Python must get one clear line, not a stack
trace. The first start downloads packages; later starts need no network.
"""

import argparse
import hashlib
import importlib.util
import locale
import os
import re
import shutil
import socket
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = os.path.join(ROOT, ".venv")
OLDEST, TOO_NEW = (3, 11), (3, 14)
PORT = 8501
# Measured on Linux with Python 3.11 (tests/setup keeps the second figure honest).
DOWNLOAD_MB = {"requirements.txt": 140, "requirements-dev.txt": 250}
DISK_MB = {"requirements.txt": 740, "requirements-dev.txt": 1050}

TEXTS = {
    "old": (
        "Python {found} chưa dùng được. Hãy cài Python 3.11, 3.12 hoặc 3.13 rồi chạy "
        "lại.",
        "Python {found} does not fit. Install Python 3.11, 3.12 or 3.13 and run this "
        "again.",
    ),
    "venv": (
        "Python này thiếu phần venv. Hãy chạy: {command}",
        "This Python lacks its venv part. Run: {command}",
    ),
    "port": (
        "Cổng {port} đang có chương trình khác dùng. Hãy đóng chương trình đó, hoặc "
        "chạy: python3 start.py --port {other}",
        "Port {port} is used by another program. Close that program, or run: python3 "
        "start.py --port {other}",
    ),
    "disk": (
        "Ổ đĩa còn {free} MB, cần {need} MB. Hãy xoá bớt tệp trên ổ chứa {folder} rồi "
        "chạy lại.",
        "The disk has {free} MB left, {need} MB are needed. Free some space where "
        "{folder} lies and run this again.",
    ),
    "network": (
        "Không tải được gói {package}. Hãy kiểm tra mạng (lần đầu cần mạng, các lần "
        "sau thì không) rồi chạy lại.",
        "Package {package} could not be downloaded. Check the network (the first start "
        "needs it, later ones do not) and run this again.",
    ),
    "failed": (
        "Cài đặt dừng giữa chừng: {reason} Toàn bộ chi tiết nằm trong {log}.",
        "Setting up stopped half-way: {reason} All details are in {log}.",
    ),
    "write": (
        "Không ghi được vào thư mục {folder}: {reason}. Hãy chép sản phẩm sang thư mục "
        "của anh/chị rồi chạy lại.",
        "Folder {folder} can't be written: {reason}. Copy the product to a folder of "
        "your own and run this again.",
    ),
    "first": (
        "Cài đặt lần đầu: tải khoảng {download} MB, chiếm khoảng {disk} MB trên ổ đĩa.",
        "First set-up: downloads about {download} MB, takes about {disk} MB on disk.",
    ),
    "progress": (
        "Đang tải {package} ({done} trên {all} gói, {mb} MB)",
        "Downloading {package} ({done} of {all} packages, {mb} MB)",
    ),
    "installing": (
        "Đã tải xong {mb} MB, đang cài vào máy",
        "{mb} MB downloaded, installing",
    ),
    "ready": ("Cài đặt xong.", "Set-up is done."),
}


def language_of(arguments):
    """The language of messages: asked for, or English on an English system."""
    if arguments.language:
        return arguments.language
    try:
        name = locale.setlocale(locale.LC_ALL, "") or ""
    except locale.Error:
        name = ""
    return "en" if name.startswith(("en_", "English")) else "vi"


class Stop(Exception):
    """Set-up can't go on; carries the key of its one line and what fills it."""

    def __init__(self, key, **values):
        Exception.__init__(self, key)
        self.key = key
        self.values = values


def say(language, key, **values):
    """Prints one line of TEXTS."""
    print(TEXTS[key][0 if language == "vi" else 1].format(**values), flush=True)


def check_python():
    """Stops on a Python that the pinned packages don't support."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        raise Stop("old", found="{}.{}".format(*sys.version_info[:2]))


def python_of(environment):
    """The interpreter inside a virtual environment, on any system."""
    if os.name == "nt":
        return os.path.join(environment, "Scripts", "python.exe")
    return os.path.join(environment, "bin", "python")


def mark_of(requirements):
    """What the environment must have been made from to be used as it is."""
    with open(os.path.join(ROOT, requirements), "rb") as file:
        content = file.read()
    version = "{}.{}".format(*sys.version_info[:2])
    return version + " " + hashlib.sha256(content).hexdigest()


def mark_file(requirements):
    """Where that mark is kept once an installation has finished."""
    return os.path.join(ENVIRONMENT, "installed-" + requirements)


def is_installed(requirements):
    """Whether the environment holds exactly these requirements."""
    try:
        with open(mark_file(requirements)) as file:
            marked = file.read()
    except OSError:
        return False
    return marked == mark_of(requirements) and os.path.exists(python_of(ENVIRONMENT))


def check_disk(requirements):
    """Stops when the disk can't hold what will be downloaded and unpacked."""
    free = shutil.disk_usage(ROOT).free // 1000000
    need = DISK_MB[requirements] + DOWNLOAD_MB[requirements]
    if free < need:
        raise Stop("disk", free=free, need=need, folder=ROOT)


def make_environment():
    """Makes .venv, or stops with what to install."""
    if not all(importlib.util.find_spec(name) for name in ("ensurepip", "venv")):
        command = "sudo apt install python{}.{}-venv".format(*sys.version_info[:2])
        raise Stop("venv", command=command)
    import venv

    try:
        if os.path.isdir(ENVIRONMENT):
            shutil.rmtree(ENVIRONMENT)
        venv.create(ENVIRONMENT, with_pip=True)
    except subprocess.CalledProcessError as error:
        raise Stop("failed", reason=str(error), log="-") from None


SIZE = re.compile(r"\(([\d.]+) ([kMG]?)B\)")
UNITS = {"": 1e-6, "k": 1e-3, "M": 1.0, "G": 1e3}


def install(requirements, language):
    """Installs the pinned requirements, showing packages and megabytes as they come."""
    with open(os.path.join(ROOT, requirements)) as file:
        count = sum(1 for line in file if re.match(r"[a-z0-9].*==", line))
    log = os.path.join(ENVIRONMENT, "install.log")
    command = [
        python_of(ENVIRONMENT),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--only-binary=:all:",
        "--progress-bar=off",
        "-r",
        os.path.join(ROOT, requirements),
    ]
    done, megabytes, lines, package = 0, 0.0, [], "pip"
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    with process, open(log, "w", encoding="utf-8") as log_file:
        for raw in process.stdout:
            line = raw.decode("utf-8", "replace").strip()
            log_file.write(line + "\n")
            lines.append(line)
            if line.startswith("Collecting "):
                package, done = line.split()[1].split("=")[0], done + 1
            size = SIZE.search(line)
            if line.startswith(("Downloading ", "Using cached ")) and size:
                megabytes += float(size.group(1)) * UNITS[size.group(2)]
                show(language, "progress", package, done, count, megabytes)
            if line.startswith("Installing collected"):
                show(language, "installing", package, done, count, megabytes)
        code = process.wait()
    if sys.stdout.isatty():
        print()
    if code:
        raise why_pip_failed(lines, package, log)


def show(language, key, package, done, count, megabytes):
    """One line of progress; on a terminal it overwrites itself."""
    text = TEXTS[key][0 if language == "vi" else 1].format(
        package=package, done=min(done, count), all=count, mb=int(megabytes)
    )
    if sys.stdout.isatty():
        print("\r" + text.ljust(78)[:78], end="", flush=True)
    elif key == "installing" or done % 10 == 0:
        print(text, flush=True)


def why_pip_failed(lines, package, log):
    """The one line for a failed installation."""
    text = "\n".join(lines)
    if "No space left on device" in text:
        free = shutil.disk_usage(ROOT).free // 1000000
        need = DISK_MB["requirements.txt"] + DOWNLOAD_MB["requirements.txt"]
        return Stop("disk", free=free, need=need, folder=ROOT)
    signs = ("NewConnectionError", "No matching distribution", "timed out", "Retrying")
    if any(sign in text for sign in signs):
        return Stop("network", package=package)
    errors = [line for line in lines if line.startswith("ERROR")] or lines[-1:]
    return Stop("failed", reason=(errors or ["pip"])[0][:200], log=log)


def set_up(requirements, language):
    """Brings .venv to the pinned requirements; does nothing when it is there."""
    if is_installed(requirements):
        return
    check_disk(requirements)
    say(
        language,
        "first",
        download=DOWNLOAD_MB[requirements],
        disk=DISK_MB[requirements],
    )
    try:
        if not os.path.exists(python_of(ENVIRONMENT)) or not is_same_python():
            make_environment()
        install(requirements, language)
        for name in ("requirements.txt", requirements):
            with open(mark_file(name), "w") as file:
                file.write(mark_of(name))
    except OSError as error:
        if error.errno == 28:
            raise Stop(
                "disk",
                free=shutil.disk_usage(ROOT).free // 1000000,
                need=DISK_MB[requirements] + DOWNLOAD_MB[requirements],
                folder=ROOT,
            ) from None
        raise Stop("write", folder=ROOT, reason=error.strerror) from None
    say(language, "ready")


def is_same_python():
    """Whether .venv was made by this minor version of Python."""
    try:
        with open(os.path.join(ENVIRONMENT, "pyvenv.cfg")) as file:
            text = file.read()
    except OSError:
        return False
    return "version = {}.{}.".format(*sys.version_info[:2]) in text


def port_number(text):
    """A port as typed on the command line, 1 to 65535."""
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(
            "cổng phải là số từ 1 đến 65535 / a port is a number from 1 to 65535"
        )
    return int(text)


def check_port(host, port):
    """Stops when another program already listens there."""
    probe = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
    except OSError:
        raise Stop("port", port=port, other=port + 1) from None
    finally:
        probe.close()


def serve(arguments):
    """Becomes the server; app.py prints the address and where the data lies."""
    host = "0.0.0.0" if arguments.lan else "127.0.0.1"
    check_port(host, arguments.port)
    environment = dict(os.environ)
    environment["READINESS_PORT"] = str(arguments.port)
    environment["READINESS_LAN"] = "1" if arguments.lan else "0"
    environment["READINESS_LANGUAGE"] = language_of(arguments)
    command = [
        python_of(ENVIRONMENT),
        "-m",
        "streamlit",
        "run",
        os.path.join(ROOT, "app.py"),
        "--server.address=" + host,
        "--server.port=" + str(arguments.port),
    ]
    return run(command, environment)


def test(arguments):
    """Runs every check and test, less the parts left out by name."""
    command = [python_of(ENVIRONMENT), os.path.join(ROOT, "tests", "run.py")]
    for part in arguments.without:
        command += ["--without", part]
    return run(command, dict(os.environ))


def run(command, environment):
    """Becomes ``command``; on Windows runs it and passes its exit code on."""
    if os.name != "nt":
        os.chdir(ROOT)
        sys.stdout.flush()
        os.execve(command[0], command, environment)
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def version():
    """The product's version, read without importing anything."""
    with open(os.path.join(ROOT, "assessment", "__init__.py")) as file:
        return re.search(r'__version__ = "(.+?)"', file.read()).group(1)


def main():
    """Parses the command line, sets up, then serves or tests. Returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", nargs="?", choices=["serve", "test"])
    parser.add_argument("--port", type=port_number, default=PORT)
    parser.add_argument("--lan", action="store_true")
    parser.add_argument("--language", choices=["vi", "en"])
    parser.add_argument("--without", action="append", default=[], metavar="PART")
    parser.add_argument("--version", action="version", version=version())
    arguments = parser.parse_args()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")
    language = language_of(arguments)
    try:
        check_python()
        if arguments.command == "test":
            set_up("requirements-dev.txt", language)
            return test(arguments)
        if not is_installed("requirements.txt"):
            set_up("requirements.txt", language)
        return serve(arguments)
    except Stop as stop:
        text = TEXTS[stop.key][0 if language == "vi" else 1]
        sys.stderr.write(text.format(**stop.values) + "\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())

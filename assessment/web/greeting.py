"""What the terminal says once the server answers: where to open it, where data lie.

With ``--lan`` every device needs a link of its own. A fresh one is printed as a QR code
at the start, again whenever one was used, and before the last one expires.
"""

import io
import os
import socket
import sys
import threading

from assessment.language import translator
from assessment.model.base import Language
from assessment.services import access
from assessment.settings import settings
from assessment.web import visitor

_RENEW_SECONDS = 50 * 60
_used = threading.Event()


def greet() -> None:
    """Print the address and the data folder; with ``--lan`` keep a link printed."""
    language = _language()
    t = translator(language)
    if not visitor.is_lan():
        _say(t("Mở trong trình duyệt: {url}", url=f"http://127.0.0.1:{visitor.port()}"))
    _say(t("Dữ liệu nằm tại: {place}", place=settings().data))
    _say(t("Dừng: bấm Ctrl+C"))
    if visitor.is_lan():
        _say(t("Máy này cũng cần liên kết:"))
        _say("  " + _address("127.0.0.1"))
        threading.Thread(
            target=_keep_a_link, args=(language,), name="links", daemon=True
        ).start()


def link_was_used() -> None:
    """Tell the terminal to print the next link; each lets in one device."""
    _used.set()


def lan_address() -> str:
    """This machine's address on the local network; the loopback when it has none.

    Connecting a datagram socket sends nothing; it only makes the system choose the
    address it would send from.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.168.255.255", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def qr_text(address: str) -> str:
    """The address as a QR code of block characters."""
    import segno

    out = io.StringIO()
    segno.make(address, micro=False).terminal(out=out, compact=True, border=2)
    return out.getvalue()


def _keep_a_link(language: Language) -> None:
    t = translator(language)
    while True:
        _used.clear()
        address = _address(lan_address())
        _say(t("Quét để vào bằng điện thoại (mỗi mã cho một máy, trong một giờ):"))
        _say(qr_text(address))
        _say("  " + address)
        _used.wait(_RENEW_SECONDS)


def _address(host: str) -> str:
    token = access.new_link(access.local_actor())
    return f"http://{host}:{visitor.port()}/l/{token}"


def _language() -> Language:
    return visitor.chosen_language(
        asked=os.environ.get("READINESS_LANGUAGE"), cookie=None, accepted=None
    )


def _say(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    safe = text.encode(encoding, "replace").decode(encoding)
    print(safe, flush=True)

"""Why the system refused a file, in both languages."""

import errno
from collections.abc import Mapping

from assessment.model.base import Wording

_VIETNAMESE: Mapping[int, str] = {
    errno.ENOENT: "không có tệp này",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.EEXIST: "đã có tệp này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.ELOOP: "liên kết trỏ vòng quanh",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EIO: "ổ đĩa bị lỗi",
}
NOT_A_PLAIN_FILE = Wording(vi="không phải tệp thường", en="not an ordinary file")


def reason_of(error: OSError | ValueError) -> Wording:
    """What ``error`` says; reasons that are rare stay in the system's words.

    >>> reason_of(FileNotFoundError(errno.ENOENT, "No such file or directory")).vi
    'không có tệp này'
    """
    number = getattr(error, "errno", None)
    english = getattr(error, "strerror", None) or type(error).__name__
    vietnamese = _VIETNAMESE.get(number, english) if number else english
    return Wording(vi=vietnamese, en=english)

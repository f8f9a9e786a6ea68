"""Every fault of every content file at once, one small module a family of checks."""

from assessment.content.checks.files import ContentFile, read_files
from assessment.content.checks.reading_time import reading_times
from assessment.content.checks.run import (
    check_content,
    check_files,
    in_order,
    is_warning,
)

__all__ = [
    "ContentFile",
    "check_content",
    "check_files",
    "in_order",
    "is_warning",
    "read_files",
    "reading_times",
]

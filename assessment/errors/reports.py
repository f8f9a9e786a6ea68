"""Messages about reports."""

from assessment.errors.message import message

NOT_MADE = message(
    "R001",
    what=("Không làm được tệp PDF: {reason}.", "The PDF could not be made: {reason}."),
    to_do=(
        "Câu trả lời vẫn còn nguyên. Hãy thử lại, hoặc in từ trang in.",
        "The answers are safe. Try again, or print from the print page.",
    ),
)
NO_FONT = message(
    "R002",
    what=("Thiếu phông chữ {package}.", "The font package {package} is missing."),
    to_do=("Hãy chạy lại: python3 start.py", "Run again: python3 start.py"),
)
NOT_OF_A_MODULE = message(
    "R003",
    what=(
        "bài của một ngành không có báo cáo .{form}.",
        "a sector module has no .{form} report.",
    ),
    to_do=("Chọn một trong: {forms}.", "Choose one of: {forms}."),
)
ONLY_IN_FULL = message(
    "R004",
    what=(
        "báo cáo .{form} không có bản ngắn cho chủ doanh nghiệp.",
        "a .{form} report has no short version for the owner.",
    ),
    to_do=(
        "Bỏ --audience, hoặc chọn một trong: {forms}.",
        "Leave out --audience, or choose one of: {forms}.",
    ),
)

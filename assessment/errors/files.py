"""What can be wrong with an assessment file. Its YAML and shape: see ``content``."""

from assessment.errors.message import message

UNKNOWN_QUESTIONNAIRE = message(
    "F001",
    what=(
        'không có bộ câu hỏi "{found}".',
        'there is no questionnaire "{found}".',
    ),
    to_do=("{hint}", "{hint}"),
)
UNKNOWN_VERSION = message(
    "F002",
    what=(
        'bộ câu hỏi "{questionnaire}" không có phiên bản {found}.',
        'the questionnaire "{questionnaire}" has no version {found}.',
    ),
    to_do=("Hiện có: {known}.", "There are: {known}."),
)
UNKNOWN_INDICATOR = message(
    "F003",
    what=(
        'bộ câu hỏi không có mục "{id}".',
        'the questionnaire has no indicator "{id}".',
    ),
    to_do=("{hint}", "{hint}"),
)
NO_SUCH_LEVEL = message(
    "F004",
    what=(
        'mục "{id}" không có mức {found}.',
        'the indicator "{id}" has no level {found}.',
    ),
    to_do=("Dùng một trong: {allowed}.", "Use one of: {allowed}."),
)
NEVER_NOT_APPLICABLE = message(
    "F005",
    what=(
        'mục "{id}" không cho trả lời not-applicable.',
        'the indicator "{id}" cannot be answered not-applicable.',
    ),
    to_do=(
        "Chọn một mức, hoặc dont-know.",
        "Give a level, or dont-know.",
    ),
)
NOT_AN_ANSWER = message(
    "F006",
    what=(
        'câu trả lời {found} cho mục "{id}" không đúng dạng.',
        'the answer {found} to "{id}" is no answer.',
    ),
    to_do=(
        "Viết một số nguyên không có dấu nháy, not-applicable hoặc dont-know.",
        "Write a whole number without quotes, not-applicable or dont-know.",
    ),
)
UNKNOWN_FACT = message(
    "F007",
    what=(
        'không có thông tin doanh nghiệp "{id}".',
        'there is no company fact "{id}".',
    ),
    to_do=("{hint}", "{hint}"),
)
WRONG_FACT_VALUE = message(
    "F008",
    what=(
        '{found} không phải là giá trị của "{id}": cần {expected}.',
        '{found} is no value of "{id}": expected {expected}.',
    ),
    to_do=("{hint}", "{hint}"),
)
FACT_OUT_OF_RANGE = message(
    "F009",
    what=(
        '{found} nằm ngoài khoảng của "{id}".',
        '{found} is out of the range of "{id}".',
    ),
    to_do=("Giá trị phải {expected}.", "It must be {expected}."),
)
NO_SUPPORT = message(
    "F010",
    what=(
        "không có chương trình hỗ trợ nào để xét.",
        "there are no support programmes to judge.",
    ),
    to_do=(
        "Thêm thư mục programmes/vn vào nội dung.",
        "Add programmes/vn to the content folder.",
    ),
)
NOT_A_REPORT = message(
    "F011",
    what=(
        "không biết làm báo cáo dạng nào: tên tệp phải kết thúc bằng {forms}.",
        "no report format is known by that name: it must end in {forms}.",
    ),
    to_do=("Viết --to bao-cao.pdf.", "Write --to report.pdf."),
)
CANNOT_WRITE = message(
    "F012",
    what=("không ghi được tệp ({reason}).", "the file cannot be written ({reason})."),
    to_do=(
        "Chọn thư mục khác, hoặc đóng chương trình đang mở tệp.",
        "Choose another folder, or close the program that has it open.",
    ),
)
PORT_TAKEN = message(
    "F013",
    what=(
        "cổng {port} đang có chương trình khác dùng.",
        "port {port} is used by another program.",
    ),
    to_do=(
        "Đóng chương trình đó, hoặc thêm --port {other}.",
        "Close that program, or add --port {other}.",
    ),
)
NO_APP = message(
    "F014",
    what=("không thấy tệp của ứng dụng web.", "the web application is not there."),
    to_do=(
        "Chạy lệnh trong thư mục đầy đủ của sản phẩm.",
        "Use the complete folder of the product.",
    ),
)
UNEXPECTED = message(
    "F015",
    what=(
        "có lỗi chưa lường trước ({kind}).",
        "something unforeseen went wrong ({kind}).",
    ),
    to_do=(
        "Gửi tệp {log} cho người bảo trì; dữ liệu đã lưu không bị đổi.",
        "Send the file {log} to the maintainers; what is stored has not changed.",
    ),
)
UNKNOWN_EXPERIENCE = message(
    "F016",
    what=(
        'bộ câu hỏi không có câu trải nghiệm "{id}".',
        'the questionnaire has no experience item "{id}".',
    ),
    to_do=("{hint}", "{hint}"),
)
NO_SUCH_OPTION = message(
    "F017",
    what=(
        'câu trải nghiệm "{id}" không có lựa chọn {found}.',
        'the experience item "{id}" has no option {found}.',
    ),
    to_do=("Dùng một trong: {allowed}.", "Use one of: {allowed}."),
)
NO_PILOT = message(
    "F018",
    what=(
        "không có bài nào tham gia đợt thử.",
        "there is no assessment of a pilot.",
    ),
    to_do=(
        "Chọn các tệp có phần pilot, hoặc xem docs/operations.md.",
        "Name files with a pilot section, or see docs/operations.md.",
    ),
)
NO_EVIDENCE_TEXT = message(
    "F019",
    what=(
        'bằng chứng của câu "{id}" phải là chữ, nhiều nhất {limit} ký tự.',
        'the evidence for "{id}" must be a text of at most {limit} characters.',
    ),
    to_do=(
        "Viết ngắn lại và đặt trong dấu nháy kép.",
        "Write less, between double quotes.",
    ),
)
EVIDENCE_ALONE = message(
    "F020",
    what=(
        'câu "{id}" có bằng chứng mà chưa có câu trả lời.',
        'the indicator "{id}" has evidence, but no answer.',
    ),
    to_do=(
        "Thêm câu trả lời, có thể là dont-know, hoặc xoá bằng chứng.",
        "Add an answer, which may be dont-know, or delete the evidence.",
    ),
)

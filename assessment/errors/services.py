"""Messages of the services and of what is stored: S..."""

from assessment.errors.message import message

NOT_ALLOWED = message(
    "S001",
    what=(
        "Người đang dùng không được làm việc này.",
        "This person may not do this.",
    ),
    to_do=(
        "Hãy nhờ người giữ máy chứa dữ liệu làm giúp.",
        "Ask the owner of the machine that holds the data to do it.",
    ),
)
NO_SUCH_SET = message(
    "S002",
    what=(
        "Không tìm thấy bài đánh giá này.",
        "This assessment cannot be found.",
    ),
    to_do=(
        "Có thể bài đã bị xoá; hãy về trang đầu và chọn lại.",
        "It may have been deleted; go back to the first page and choose again.",
    ),
)
NO_SUCH_INDICATOR = message(
    "S003",
    what=(
        "Bộ câu hỏi {questionnaire} {version} không có chỉ số '{indicator}'.",
        "Questionnaire {questionnaire} {version} has no indicator '{indicator}'.",
    ),
    to_do=(
        "Hãy chọn một trong các câu hỏi đang hiện; gần nhất: {nearest}.",
        "Use an indicator of this questionnaire; the nearest is {nearest}.",
    ),
)
NO_SUCH_LEVEL = message(
    "S004",
    what=(
        "Câu '{indicator}' không có mức '{answer}'.",
        "Indicator '{indicator}' has no level '{answer}'.",
    ),
    to_do=(
        "Hãy chọn một trong các mức: {choices}.",
        "Choose one of {choices}.",
    ),
)
NEVER_NOT_APPLICABLE = message(
    "S005",
    what=(
        "Câu '{indicator}' không cho chọn \"không áp dụng\".",
        "Indicator '{indicator}' cannot be answered \"not applicable\".",
    ),
    to_do=(
        'Hãy chọn một mức, hoặc "không biết".',
        'Choose a level, or "don\'t know".',
    ),
)
NO_SUCH_FACT = message(
    "S006",
    what=(
        "Không hỏi doanh nghiệp thông tin '{fact}'.",
        "The firm is not asked for the fact '{fact}'.",
    ),
    to_do=(
        "Hãy dùng một thông tin trong danh sách; gần nhất: {nearest}.",
        "Use a fact that is asked; the nearest is {nearest}.",
    ),
)
BAD_FACT_VALUE = message(
    "S007",
    what=(
        "Giá trị '{value}' không dùng được cho thông tin '{fact}'.",
        "The value '{value}' does not fit the fact '{fact}'.",
    ),
    to_do=(
        "Cần nhập: {expected_vi}.",
        "Expected: {expected_en}.",
    ),
)
ANSWER_CHANGED = message(
    "S008",
    what=(
        "Câu này vừa được người khác, hoặc một cửa sổ khác, trả lời.",
        "Someone else, or another window, has just answered this.",
    ),
    to_do=(
        "Hãy xem câu trả lời đang lưu rồi chọn giữ hoặc sửa.",
        "Look at the stored answer, then keep it or change it.",
    ),
)
NOT_DEEPER = message(
    "S010",
    what=(
        "Bài này đã ở mức {depth}, không thể rút ngắn thành {wanted}.",
        "This assessment already stands at {depth}; it cannot shrink to {wanted}.",
    ),
    to_do=(
        "Hãy làm tiếp; các câu đã trả lời vẫn giữ nguyên.",
        "Go on; every answer is kept.",
    ),
)
NOTHING_TO_UNDO = message(
    "S011",
    what=(
        "Không còn câu trả lời nào để hoàn tác.",
        "There is no answer left to undo.",
    ),
    to_do=("Hãy trả lời tiếp.", "Go on answering."),
)
NO_SUCH_CONTRADICTION = message(
    "S012",
    what=(
        "Bộ câu hỏi không có cặp câu cần hỏi lại '{contradiction}'.",
        "The questionnaire has no contradiction '{contradiction}'.",
    ),
    to_do=(
        "Hãy tải lại trang kết quả.",
        "Load the result page again.",
    ),
)
TEXT_TOO_LONG = message(
    "S013",
    what=(
        "Ghi chú dài {length} ký tự.",
        "The text has {length} characters.",
    ),
    to_do=(
        "Hãy rút xuống còn tối đa {most} ký tự.",
        "Shorten it to at most {most} characters.",
    ),
)
SET_CHANGED = message(
    "S014",
    what=(
        "Bài này vừa có thay đổi khác.",
        "This assessment has just been changed elsewhere.",
    ),
    to_do=(
        "Hãy tải lại trang rồi làm lại.",
        "Load the page again, then repeat it.",
    ),
)
NOTHING_NEWER = message(
    "S015",
    what=(
        "Bài này đang dùng phiên bản mới nhất, {version}.",
        "This assessment uses the newest version, {version}.",
    ),
    to_do=("Hãy trả lời tiếp.", "Go on answering."),
)
FACT_OF_MODULE = message(
    "S016",
    what=(
        "Thông tin doanh nghiệp được lưu ở bài đánh giá chính.",
        "Company facts belong to the main assessment.",
    ),
    to_do=(
        "Hãy mở bài chính rồi sửa ở đó.",
        "Open the main assessment and change them there.",
    ),
)
NO_SUCH_MODULE = message(
    "S017",
    what=(
        "Bài này không có phần hỏi thêm '{module}'.",
        "This assessment has no module '{module}'.",
    ),
    to_do=(
        "Hãy chọn một phần: {known}.",
        "Choose one of: {known}.",
    ),
)
MODULE_STARTED = message(
    "S018",
    what=(
        "Bài chính đã có phần '{module}'.",
        "The main assessment already has the module '{module}'.",
    ),
    to_do=(
        "Hãy mở phần đó, hoặc xoá nó rồi nhập lại.",
        "Open it, or delete it and import again.",
    ),
)
NO_SUCH_EXPERIENCE = message(
    "S019",
    what=(
        "Bộ câu hỏi {questionnaire} {version} không có câu trải nghiệm '{item}'.",
        "Questionnaire {questionnaire} {version} has no experience item '{item}'.",
    ),
    to_do=(
        "Hãy tải lại trang; câu gần nhất: {nearest}.",
        "Load the page again; the nearest is {nearest}.",
    ),
)
DATABASE_BUSY = message(
    "S020",
    what=(
        "Nơi lưu dữ liệu đang bận, câu vừa rồi chưa được lưu.",
        "The database is busy; the last change was not saved.",
    ),
    to_do=(
        "Hãy chờ vài giây rồi chọn lại.",
        "Wait a few seconds and try again.",
    ),
)
DISK_FULL = message(
    "S021",
    what=(
        "Ổ đĩa đã đầy, câu vừa rồi chưa được lưu; những câu trước vẫn còn nguyên.",
        "The disk is full; the last change was not saved, everything before it is.",
    ),
    to_do=(
        "Hãy xoá bớt tệp trên ổ đĩa rồi chọn lại.",
        "Free some space on the disk and try again.",
    ),
)
READ_ONLY = message(
    "S022",
    what=(
        "Nơi lưu dữ liệu chỉ cho đọc, câu vừa rồi chưa được lưu.",
        "The database can only be read; the last change was not saved.",
    ),
    to_do=(
        "Hãy cấp quyền ghi cho thư mục dữ liệu, hoặc chọn thư mục khác bằng "
        "READINESS_DATA.",
        "Make the data folder writable, or choose another with READINESS_DATA.",
    ),
)
DAMAGED = message(
    "S023",
    what=(
        "Tệp dữ liệu bị hỏng hoặc không phải của chương trình này.",
        "The database file is damaged or is not one of this program.",
    ),
    to_do=(
        "Hãy khôi phục từ bản sao lưu gần nhất: python -m assessment restore.",
        "Restore the newest backup: python -m assessment restore.",
    ),
)
UNREACHABLE = message(
    "S024",
    what=(
        "Không mở được nơi lưu dữ liệu.",
        "The database cannot be opened.",
    ),
    to_do=(
        "Hãy kiểm tra thư mục dữ liệu, hoặc địa chỉ trong READINESS_DATABASE_URL.",
        "Check the data folder, or the address in READINESS_DATABASE_URL.",
    ),
)
DATABASE_REFUSED = message(
    "S025",
    what=(
        "Nơi lưu dữ liệu từ chối, câu vừa rồi chưa được lưu ({kind}).",
        "The database refused; the last change was not saved ({kind}).",
    ),
    to_do=(
        "Hãy thử lại; nếu vẫn vậy, hãy khởi động lại chương trình.",
        "Try again; if it stays so, start the program again.",
    ),
)
NEWER_DATABASE = message(
    "S026",
    what=(
        "Dữ liệu này do một bản chương trình mới hơn tạo ra (cấu trúc {found}).",
        "These data were written by a newer version of the program (schema {found}).",
    ),
    to_do=(
        "Hãy cập nhật chương trình rồi mở lại.",
        "Update the program and open them again.",
    ),
)
NO_SUCH_OPTION = message(
    "S027",
    what=(
        "Câu '{item}' không có lựa chọn '{option}'.",
        "The item '{item}' has no option '{option}'.",
    ),
    to_do=(
        "Hãy chọn một trong: {choices}.",
        "Choose one of {choices}.",
    ),
)
NOT_IN_PILOT = message(
    "S028",
    what=(
        "Bài này không tham gia đợt thử.",
        "This assessment takes no part in the pilot.",
    ),
    to_do=(
        "Hãy đồng ý tham gia đợt thử trước.",
        "Agree to take part in the pilot first.",
    ),
)
BAD_CODE = message(
    "S029",
    what=(
        "Mã '{code}' không dùng được.",
        "The code '{code}' cannot be used.",
    ),
    to_do=(
        "Chỉ dùng chữ không dấu, số và dấu nối, tối đa 64 ký tự.",
        "Use plain letters, digits and hyphens only, at most 64.",
    ),
)
BAD_FOLDER = message(
    "S030",
    what=(
        "'{path}' là một tệp, không phải thư mục.",
        "'{path}' is a file, not a folder.",
    ),
    to_do=("Hãy ghi đường dẫn của một thư mục.", "Name a folder."),
)
BAD_DATABASE_URL = message(
    "S031",
    what=(
        "Không dùng được loại cơ sở dữ liệu '{scheme}'.",
        "Databases of the kind '{scheme}' cannot be used.",
    ),
    to_do=(
        "Hãy dùng sqlite:///đường-dẫn hoặc postgresql://người-dùng@máy/tên.",
        "Use sqlite:///path or postgresql://user@host/name.",
    ),
)
BAD_SETTING = message(
    "S032",
    what=("Không dùng được giá trị '{value}'.", "The value '{value}' cannot be used."),
    to_do=("Hãy ghi: {expected_vi}.", "Write {expected_en}."),
)
NO_SUCH_ROLE = message(
    "S033",
    what=(
        "Vai trò '{role}' không có.",
        "There is no role '{role}'.",
    ),
    to_do=("Chọn một trong: {choices}.", "Choose one of: {choices}."),
)
NOT_A_BACKUP = message(
    "S040",
    what=(
        "Tệp này không phải bản sao lưu nguyên vẹn: {reason_vi}.",
        "This file is not a complete backup: {reason_en}.",
    ),
    to_do=(
        "Dữ liệu hiện có không bị thay đổi; hãy chọn một bản sao lưu khác.",
        "Nothing was changed; choose another backup.",
    ),
)
FILE_EXISTS = message(
    "S041",
    what=("Đã có tệp '{path}'.", "'{path}' is already there."),
    to_do=("Hãy chọn một tên khác.", "Choose another name."),
)
CANNOT_WRITE = message(
    "S042",
    what=(
        "Không ghi được '{path}': {reason_vi}.",
        "'{path}' cannot be written: {reason_en}.",
    ),
    to_do=(
        "Hãy chọn một thư mục khác còn chỗ trống và cho phép ghi.",
        "Choose another folder that has space and can be written.",
    ),
)

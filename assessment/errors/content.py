"""What can be wrong with a content file. C0: reading, C1: shape, C2-C4: meaning.

Codes that begin with W are warnings: the file works, but somebody should look.
"""

from assessment.errors.message import message

CANNOT_READ = message(
    "C001",
    what=("không đọc được tệp ({reason}).", "the file cannot be read ({reason})."),
    to_do=(
        "Kiểm tra lại đường dẫn và quyền đọc tệp.",
        "Check the path and the permission to read it.",
    ),
)
TOO_LARGE = message(
    "C002",
    what=(
        "tệp lớn hơn {limit} byte.",
        "the file is larger than {limit} bytes.",
    ),
    to_do=("Chia thành các tệp nhỏ hơn.", "Split it into smaller files."),
)
NOT_UTF8 = message(
    "C003",
    what=(
        "byte {byte} không thuộc bảng mã UTF-8.",
        "byte {byte} is not UTF-8.",
    ),
    to_do=("Lưu lại tệp bằng bảng mã UTF-8.", "Save the file as UTF-8."),
)
BYTE_ORDER_MARK = message(
    "C004",
    what=(
        "tệp có dấu thứ tự byte (BOM) của {encoding}.",
        "the file has the byte order mark (BOM) of {encoding}.",
    ),
    to_do=(
        'Lưu lại tệp bằng "UTF-8" không kèm BOM.',
        'Save the file as "UTF-8" without BOM.',
    ),
)
FORBIDDEN_CHARACTER = message(
    "C005",
    what=(
        "ký tự {character} không được phép có trong tệp.",
        "the character {character} is not allowed in a file.",
    ),
    to_do=("Xoá ký tự này.", "Delete it."),
)
EMPTY = message(
    "C006",
    what=("tệp không có nội dung.", "the file is empty."),
    to_do=(
        "Xem ví dụ trong docs/authoring.md.",
        "See the example in docs/authoring.md.",
    ),
)
TOO_DEEP = message(
    "C007",
    what=(
        "nội dung lồng nhau quá {limit} tầng.",
        "the content is nested more than {limit} levels deep.",
    ),
    to_do=(
        "Đếm lại dấu ngoặc và các mức thụt đầu dòng.",
        "Count the brackets and the indentation again.",
    ),
)
TOO_MANY_PARTS = message(
    "C008",
    what=(
        "tệp có hơn {limit} phần tử.",
        "the file has more than {limit} parts.",
    ),
    to_do=("Chia thành các tệp nhỏ hơn.", "Split it into smaller files."),
)
TEXT_TOO_LONG = message(
    "C009",
    what=(
        "một đoạn chữ dài hơn {limit} ký tự.",
        "one text is longer than {limit} characters.",
    ),
    to_do=(
        "Rút ngắn, hoặc tìm dấu nháy chưa đóng phía trên.",
        "Shorten it, or look above for a quote that is not closed.",
    ),
)
BROKEN_YAML = message(
    "C010",
    what=(
        "đến đây thì cấu trúc YAML bị hỏng ({detail}).",
        "the YAML breaks here ({detail}).",
    ),
    to_do=(
        "Xem lại thụt đầu dòng, dấu hai chấm và dấu nháy ở dòng này và dòng trên.",
        "Look at indentation, colons and quotes in this line and the one above.",
    ),
)
UNQUOTED_COLON = message(
    "C011",
    what=(
        "dòng này có thêm một dấu hai chấm ngoài dấu nháy.",
        "this line has a second colon outside quotes.",
    ),
    to_do=(
        'Đặt cả đoạn chữ trong dấu nháy: key: "chữ: chữ".',
        'Put the whole text in quotes: key: "text: text".',
    ),
)
TAB = message(
    "C012",
    what=(
        "dòng này thụt đầu dòng bằng phím Tab.",
        "this line is indented with a tab.",
    ),
    to_do=("Thay bằng dấu cách, hai dấu một mức.", "Use two spaces a level."),
)
UNCLOSED_QUOTE = message(
    "C013",
    what=(
        "dấu nháy mở ở đây không có dấu đóng.",
        "the quote that opens here is never closed.",
    ),
    to_do=("Thêm dấu nháy đóng.", "Close it."),
)
UNCLOSED_BRACKET = message(
    "C014",
    what=(
        "dấu ngoặc mở ở dòng {opened} không khớp ở đây.",
        "the bracket opened on line {opened} does not match here.",
    ),
    to_do=(
        "Thêm dấu phẩy hoặc dấu ngoặc đóng còn thiếu.",
        "Add the comma or the closing bracket that is missing.",
    ),
)
DUPLICATE_KEY = message(
    "C015",
    what=(
        'khoá "{key}" lặp lại; lần đầu ở dòng {first}.',
        'the key "{key}" is repeated; it first stands on line {first}.',
    ),
    to_do=("Giữ một trong hai.", "Keep one of the two."),
)
ANCHOR = message(
    "C016",
    what=(
        "không dùng được neo (&) và bí danh (*) của YAML.",
        "YAML anchors (&) and aliases (*) are not allowed.",
    ),
    to_do=(
        "Viết lại nội dung ở đó; chữ bắt đầu bằng & hay * thì đặt trong dấu nháy.",
        "Write the content out; quote a text that begins with & or *.",
    ),
)
TAG = message(
    "C017",
    what=(
        "không dùng được nhãn kiểu {tag} của YAML.",
        "the YAML tag {tag} is not allowed.",
    ),
    to_do=(
        "Xoá nhãn; chữ bắt đầu bằng ! thì đặt trong dấu nháy.",
        "Delete it; quote a text that begins with an exclamation mark.",
    ),
)
MERGE_KEY = message(
    "C018",
    what=("không dùng được khoá gộp <<.", "the merge key << is not allowed."),
    to_do=("Viết lại từng khoá.", "Write the keys out."),
)
KEY_NOT_TEXT = message(
    "C019",
    what=(
        "khoá {key} không phải là chữ.",
        "the key {key} is not text.",
    ),
    to_do=("Đặt khoá trong dấu nháy.", "Put the key in quotes."),
)
SECOND_DOCUMENT = message(
    "C020",
    what=(
        "tệp có tài liệu thứ hai sau dấu ---.",
        "the file has a second document after ---.",
    ),
    to_do=("Mỗi tệp chỉ một tài liệu.", "Keep one document a file."),
)
DIRECTIVE = message(
    "C021",
    what=(
        "không dùng được chỉ thị % của YAML.",
        "YAML directives (%) are not allowed.",
    ),
    to_do=("Xoá dòng bắt đầu bằng %.", "Delete the line that begins with %."),
)
BROKEN_JSON = message(
    "C022",
    what=(
        "đến đây thì JSON bị hỏng: cần {expected}.",
        "the JSON breaks here: expected {expected}.",
    ),
    to_do=(
        "Xem lại dấu phẩy, dấu nháy và dấu ngoặc quanh đây.",
        "Look at the commas, quotes and brackets around it.",
    ),
)
NUMBER_TOO_LARGE = message(
    "C023",
    what=("số này quá dài.", "this number is too long."),
    to_do=(
        "Dùng số có nhiều nhất 15 chữ số.",
        "Use a number of at most 15 digits.",
    ),
)
NOT_A_MAPPING = message(
    "C024",
    what=(
        'tệp phải gồm các dòng "khoá: giá trị", ở đây là {found}.',
        'the file must hold "key: value" lines, here it is {found}.',
    ),
    to_do=(
        "Xem ví dụ trong docs/authoring.md.",
        "See the example in docs/authoring.md.",
    ),
)
UNKNOWN_KIND = message(
    "C025",
    what=(
        "không nhận ra đây là loại tệp nào.",
        "it is not clear what kind of file this is.",
    ),
    to_do=(
        "Tệp phải là bộ câu hỏi (dimensions), thông tin doanh nghiệp (facts), việc làm "
        "(actions), chương trình (offer) hoặc tệp trả lời (answers).",
        "It must be a questionnaire (dimensions), company facts (facts), actions "
        "(actions), a programme (offer) or an assessment file (answers).",
    ),
)
UNKNOWN_KEY = message(
    "C101",
    what=('không có khoá "{key}" ở đây.', 'there is no key "{key}" here.'),
    to_do=("{hint}", "{hint}"),
)
MISSING_KEY = message(
    "C102",
    what=('thiếu khoá "{key}".', 'the key "{key}" is missing.'),
    to_do=('Thêm "{key}".', 'Add "{key}".'),
)
WRONG_TYPE = message(
    "C103",
    what=(
        "cần {expected}, ở đây là {found}.",
        "expected {expected}, found {found}.",
    ),
    to_do=("{hint}", "{hint}"),
)
OUT_OF_RANGE = message(
    "C104",
    what=(
        "{found} nằm ngoài khoảng cho phép.",
        "{found} is out of range.",
    ),
    to_do=("Giá trị phải {expected}.", "It must be {expected}."),
)
NOT_A_CHOICE = message(
    "C105",
    what=(
        '"{found}" không thuộc các giá trị cho phép.',
        '"{found}" is not one of the allowed values.',
    ),
    to_do=("{hint}", "{hint}"),
)
WRONG_LENGTH = message(
    "C106",
    what=(
        "số phần tử là {found}, cần {expected}.",
        "there are {found} entries, expected {expected}.",
    ),
    to_do=("Thêm hoặc bớt cho đủ.", "Add or remove entries."),
)
TEXT_LENGTH = message(
    "C107",
    what=(
        "đoạn chữ dài {found} ký tự, cần {expected}.",
        "the text has {found} characters, expected {expected}.",
    ),
    to_do=("Viết lại cho vừa.", "Write it again to fit."),
)
WRONG_ID = message(
    "C108",
    what=(
        '"{found}" không đúng dạng: cần {expected}.',
        '"{found}" has the wrong form: expected {expected}.',
    ),
    to_do=("Ví dụ: {example}.", "For example: {example}."),
)
NO_OPERATOR = message(
    "C109",
    what=(
        "điều kiện phải có đúng một phép so sánh, ở đây có {count}.",
        "a condition needs exactly one comparison, here there are {count}.",
    ),
    to_do=(
        "Chọn một trong: is, is_not, one_of, none_of, below, at_most, at_least, above.",
        "Choose one of: is, is_not, one_of, none_of, below, at_most, at_least, above.",
    ),
)
NO_CONDITION = message(
    "C110",
    what=(
        "đây không phải là một điều kiện.",
        "this is not a condition.",
    ),
    to_do=(
        "Viết {{fact: ID, is: VALUE}}, hoặc ghép bằng all, any, not.",
        "Write {{fact: ID, is: VALUE}}, or combine conditions with all, any, not.",
    ),
)
WRONG_RANGE = message(
    "C111",
    what=(
        "khoảng giá trị trống hoặc đảo ngược.",
        "the range is empty or reversed.",
    ),
    to_do=(
        "Cho ít nhất một đầu; at_least không lớn hơn at_most.",
        "Give at least one end; at_least may not exceed at_most.",
    ),
)
MISSING_TRANSLATION = message(
    "C112",
    what=(
        "thiếu bản {language}.",
        "the {language} text is missing.",
    ),
    to_do=(
        'Viết đủ hai bản: {{vi: "...", en: "..."}}.',
        'Give both languages: {{vi: "...", en: "..."}}.',
    ),
)
VERSION_NOT_QUOTED = message(
    "C113",
    what=(
        "số phiên bản {found} không nằm trong dấu nháy.",
        "the version {found} is not in quotes.",
    ),
    to_do=('Viết "{found}" trong dấu nháy.', 'Write "{found}" with its quotes.'),
)
NOT_ALLOWED_HERE = message(
    "C114",
    what=(
        "giá trị {found} không dùng được ở đây ({detail}).",
        "the value {found} cannot stand here ({detail}).",
    ),
    to_do=(
        "Xem docs/authoring.md hoặc lệnh schema.",
        "See docs/authoring.md or the schema command.",
    ),
)
NO_SUCH_QUESTIONNAIRE = message(
    "C026",
    what=(
        "không có bộ câu hỏi {found}.",
        "there is no questionnaire {found}.",
    ),
    to_do=("Hiện có: {known}.", "There are: {known}."),
)

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
        "Xoá nhãn; chữ bắt đầu bằng dấu chấm than thì đặt trong dấu nháy.",
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
        "Sau mỗi dấu hai chấm có dấu cách; xem ví dụ trong docs/authoring.md.",
        "A space follows each colon; see the example in docs/authoring.md.",
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
        "{found} không thuộc các giá trị cho phép.",
        "{found} is not one of the allowed values.",
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
NO_CONTENT = message(
    "C027",
    what=(
        "thư mục không có tệp YAML hay JSON nào.",
        "the folder has no YAML or JSON file.",
    ),
    to_do=("Kiểm tra lại đường dẫn.", "Check the path."),
)
DUPLICATE_ID = message(
    "C201",
    what=(
        '"{id}" đã được dùng ở dòng {first}.',
        '"{id}" is already used on line {first}.',
    ),
    to_do=("Đặt cho mỗi mục một mã riêng.", "Give each its own id."),
)
FILE_NAME = message(
    "C202",
    what=(
        '{key} là "{found}" nhưng tên tệp hoặc thư mục là "{name}".',
        '{key} is "{found}" but the file or folder is named "{name}".',
    ),
    to_do=("Sửa một trong hai cho khớp.", "Make the two agree."),
)
UNKNOWN_INDICATOR = message(
    "C211",
    what=('không có mục "{id}".', 'there is no indicator "{id}".'),
    to_do=("{hint}", "{hint}"),
)
UNKNOWN_NODE = message(
    "C212",
    what=(
        'cổng chặn nói đến nhóm "{id}" không có trong bộ câu hỏi.',
        'the gate limits "{id}", which is no dimension here.',
    ),
    to_do=("{hint}", "{hint}"),
)
UNKNOWN_ACTION = message(
    "C213",
    what=('không có việc làm "{id}".', 'there is no action "{id}".'),
    to_do=("{hint}", "{hint}"),
)
UNKNOWN_FACT = message(
    "C214",
    what=(
        'không có thông tin doanh nghiệp "{id}".',
        'there is no company fact "{id}".',
    ),
    to_do=("{hint}", "{hint}"),
)
UNKNOWN_FIELD = message(
    "C341",
    what=(
        'hệ thống "{system}" không có phần "{id}".',
        'the system "{system}" has no field "{id}".',
    ),
    to_do=("{hint}", "{hint}"),
)
UNKNOWN_NEED = message(
    "C215",
    what=('không có nhu cầu "{id}".', 'there is no need "{id}".'),
    to_do=("{hint}", "{hint}"),
)
NO_SUCH_LEVEL = message(
    "C216",
    what=(
        'mục "{indicator}" không có mức {level}.',
        'the indicator "{indicator}" has no level {level}.',
    ),
    to_do=("Chọn một mức đã mô tả.", "Choose a level that is described."),
)
NO_INDICATOR_NAMED = message(
    "C217",
    what=(
        "mâu thuẫn này không nói đến mục nào.",
        "this contradiction names no indicator.",
    ),
    to_do=(
        "Thêm ít nhất một điều kiện {{indicator: ID, at_least: 3}}.",
        "Add at least one condition {{indicator: ID, at_least: 3}}.",
    ),
)
WRONG_OPERATOR = message(
    "C221",
    what=(
        'phép "{op}" không dùng được với "{id}" (kiểu {type}).',
        '"{op}" does not fit "{id}", which is of type {type}.',
    ),
    to_do=("Dùng: {allowed}.", "Use: {allowed}."),
)
WRONG_VALUE = message(
    "C222",
    what=(
        '{found} không phải là giá trị của "{id}" (kiểu {type}).',
        '{found} is no value of "{id}", which is of type {type}.',
    ),
    to_do=("{hint}", "{hint}"),
)
INDICATOR_NOT_HERE = message(
    "C223",
    what=(
        "điều kiện ở đây chỉ được nói đến thông tin doanh nghiệp.",
        "a condition here may only name company facts.",
    ),
    to_do=(
        "Điều kiện theo mục chỉ dùng trong contradictions.",
        "Conditions on indicators belong in contradictions alone.",
    ),
)
NEVER_TRUE = message(
    "C224",
    what=(
        "điều kiện này không bao giờ đúng.",
        "this condition can never be true.",
    ),
    to_do=(
        "Xem lại các phần ghép bằng all và not.",
        "Look at the parts under all and not again.",
    ),
)
ALWAYS_TRUE = message(
    "C225",
    what=(
        "điều kiện này lúc nào cũng đúng.",
        "this condition is always true.",
    ),
    to_do=("Bỏ điều kiện hoặc thu hẹp lại.", "Leave it out or narrow it."),
)
CYCLE = message(
    "C231",
    what=("vòng lặp: {chain}.", "this goes in a circle: {chain}."),
    to_do=("Bỏ một mắt xích.", "Take one link out."),
)
LEVEL_ORDER = message(
    "C241",
    what=(
        "mức {found} đứng sau mức {before}.",
        "level {found} stands after level {before}.",
    ),
    to_do=(
        "Xếp các mức từ thấp đến cao, mỗi mức một lần.",
        "List the levels from low to high, each once.",
    ),
)
LEVEL_HOLE = message(
    "C242",
    what=(
        "không câu trả lời nào đạt được mức {missing}.",
        "no answer can reach level {missing}.",
    ),
    to_do=("Mô tả đủ các mức từ 0 đến 5.", "Describe every level from 0 to 5."),
)
LEVELS_ALIKE = message(
    "C243",
    what=(
        "mức {found} giống hệt mức {other} ({language}).",
        "levels {found} and {other} are the same text ({language}).",
    ),
    to_do=(
        "Viết một điều có thể nhìn thấy làm hai mức khác nhau.",
        "Say one thing that can be seen and tells them apart.",
    ),
)
LEVELS_VAGUE = message(
    "C244",
    what=(
        "mức {found} chỉ khác mức {other} ở từ chung chung: {words} ({language}).",
        "levels {found} and {other} differ only in a vague word: {words} ({language}).",
    ),
    to_do=(
        "Thay bằng điều đếm được: ai làm, bao lâu, mấy lần trong 10.",
        "Say something countable: who, how often, how many of the last 10.",
    ),
)
BAND_GAP = message(
    "C251",
    what=(
        "điểm từ {start} đến {end} không thuộc mức chung nào.",
        "scores from {start} to {end} are in no band.",
    ),
    to_do=(
        "Mỗi mức chung bắt đầu ở chỗ mức trước kết thúc; từ 0 đến hết.",
        "Let each band begin where the one before ends; from 0 to the top.",
    ),
)
BAND_OVERLAP = message(
    "C252",
    what=(
        "điểm từ {start} đến {end} thuộc hai mức chung.",
        "scores from {start} to {end} are in two bands.",
    ),
    to_do=(
        "Mỗi mức chung bắt đầu ở chỗ mức trước kết thúc.",
        "Let each band begin where the one before ends.",
    ),
)
BAND_NUMBER = message(
    "C253",
    what=(
        "mức chung mang số {found}, đúng thứ tự phải là {expected}.",
        "the band is numbered {found}, in its order it is {expected}.",
    ),
    to_do=("Đánh số từ 0, tăng dần.", "Number the bands from 0 upwards."),
)
FACT_BAND_GAP = message(
    "C254",
    what=(
        "khoảng này không nối tiếp khoảng trước (kết thúc ở {before}).",
        "this band does not follow the one before, which ends at {before}.",
    ),
    to_do=(
        "Bắt đầu ngay sau đó, không hở và không chồng lên nhau.",
        "Begin right after it, without gap or overlap.",
    ),
)
WEIGHTS_ZERO = message(
    "C261",
    what=(
        "tổng trọng số trong {id} bằng 0.",
        "the weights inside {id} sum to nothing.",
    ),
    to_do=("Cho ít nhất một phần trọng số trên 0.", "Give one part a weight above 0."),
)
NOT_IN_SECTION = message(
    "C262",
    what=(
        'mục "{id}" không nằm trong phần nào nên không bao giờ được hỏi.',
        'the indicator "{id}" is in no section, so it is never asked.',
    ),
    to_do=("Thêm vào một phần trong sections.", "Add it to one of the sections."),
)
ZERO_WEIGHT_NODE = message(
    "C263",
    what=(
        'mục "{id}" nằm dưới nhóm "{node}" có trọng số 0 nên không đổi được điểm.',
        'the indicator "{id}" is below "{node}" of weight 0 and never moves the score.',
    ),
    to_do=(
        "Cho nhóm trọng số trên 0, hoặc bỏ mục.",
        "Give the dimension a weight above 0, or take the indicator out.",
    ),
)
EMPTY_DIMENSION = message(
    "C264",
    what=(
        'nhóm "{id}" không có mục nào bên trong.',
        'the dimension "{id}" has nothing inside.',
    ),
    to_do=("Thêm mục hoặc bỏ nhóm.", "Add an indicator or take it out."),
)
TWO_SECTIONS = message(
    "C265",
    what=(
        'mục "{id}" đã nằm trong phần "{section}".',
        'the indicator "{id}" is already in the section "{section}".',
    ),
    to_do=("Giữ ở một phần.", "Keep it in one."),
)
REFERENCE_WITHOUT_DATE = message(
    "C271",
    what=(
        'văn bản "{document}" không có ngày.',
        '"{document}" has no date.',
    ),
    to_do=(
        "Thêm issued hoặc valid_from; nếu không rõ ngày, nói rõ trong note.",
        "Add issued or valid_from; if no date is known, say so in a note.",
    ),
)
DATES_REVERSED = message(
    "C272",
    what=(
        "valid_from {start} đứng sau valid_until {end}.",
        "valid_from {start} is after valid_until {end}.",
    ),
    to_do=("Đổi lại hai ngày.", "Correct the two dates."),
)
NOT_A_DATE = message(
    "C273",
    what=("không có ngày {found}.", "there is no day {found}."),
    to_do=("Viết năm-tháng-ngày có thật.", "Write a real year-month-day."),
)
NO_REFERENCE = message(
    "C274",
    what=(
        "điều kiện không nêu căn cứ.",
        "the criterion names no legal reference.",
    ),
    to_do=(
        "Thêm reference, hoặc reference_missing nói vì sao không có.",
        "Add a reference, or reference_missing saying why there is none.",
    ),
)
NO_DOCUMENT = message(
    "C275",
    what=(
        "chương trình không nêu văn bản nào.",
        "the programme names no document.",
    ),
    to_do=(
        "Thêm references. Khi standing khác apply thì có thể nói lý do trong "
        "reference_missing.",
        "Add references. With a standing other than apply, reference_missing may say "
        "why there are none.",
    ),
)
NO_NEEDS = message(
    "C276",
    what=(
        "chương trình còn nộp được hồ sơ nhưng không có needs.",
        "the programme can be applied for but has no needs.",
    ),
    to_do=(
        "Thêm needs; chỉ dòng background hoặc closed mới để trống.",
        "Add needs; only a row that is background or closed has none.",
    ),
)
EDITION_ORDER = message(
    "C331",
    what=(
        "bản cũ này hết hiệu lực ngày {until}, không muộn hơn bản đứng trước ({last}).",
        "this edition ends on {until}, not after the one before it ({last}).",
    ),
    to_do=(
        "Xếp earlier từ cũ đến mới, mỗi bản một valid_until riêng.",
        "Put earlier in order, oldest first, each with a valid_until of its own.",
    ),
)
EDITION_OUTSIDE = message(
    "C332",
    what=(
        "bản cũ hết hiệu lực ngày {until}, không khớp với {key} {limit}.",
        "the edition ends on {until}, which does not fit {key} {limit}.",
    ),
    to_do=(
        "valid_from là ngày đầu của quy định cũ nhất đã ghi; mọi bản cũ hết trước "
        "valid_until.",
        "valid_from is the first day of the oldest recorded rule; every edition ends "
        "before valid_until.",
    ),
)
EDITION_SAYS_NOTHING = message(
    "C333",
    what=(
        "bản cũ này không có gì khác bản hiện nay.",
        "this edition says nothing that differs from today.",
    ),
    to_do=(
        "Ghi điều đã khác, hoặc rules_recorded: false nếu chưa đọc được.",
        "Write what was different, or rules_recorded: false where it was not read.",
    ),
)
EDITION_UNREAD_RULE = message(
    "C334",
    what=(
        'bản cũ ghi là chưa đọc quy định (rules_recorded: false) mà lại có "{key}".',
        'the edition says its rules were not read but has "{key}".',
    ),
    to_do=("Giữ một trong hai.", "Keep one of the two."),
)
CHANGE_TO = message(
    "C337",
    what=(
        'thông tin "{id}" không thể đổi thành {found}.',
        'the fact "{id}" cannot change to {found}.',
    ),
    to_do=(
        "Trong change_to chỉ ghi giá trị có thật của thông tin changeable: true.",
        "Name in change_to only values the fact can have, with changeable: true.",
    ),
)
CHANGE_IF = message(
    "C338",
    what=(
        'thông tin "{id}" ghi khi nào đổi được (change_if) mà lại không đổi được.',
        'the fact "{id}" says when it can change (change_if) but it cannot.',
    ),
    to_do=(
        "Ghi changeable: true, hoặc bỏ change_if.",
        "Write changeable: true, or take change_if away.",
    ),
)
UNKNOWN_PROGRAMME = message(
    "C218",
    what=(
        'không có chương trình nào tên "{id}".',
        'there is no programme "{id}".',
    ),
    to_do=("{hint}", "{hint}"),
)
CHANGE_WITHOUT = message(
    "C335",
    what=(
        "thay đổi này không có {key}, cũng không nói vì sao.",
        "this change has no {key} and does not say why.",
    ),
    to_do=("Thêm {key} hoặc {key}_missing.", "Add {key} or {key}_missing."),
)
CHANGE_ORDER = message(
    "C336",
    what=(
        "thay đổi ngày {date} đứng sau thay đổi ngày {last}.",
        "the change of {date} stands after the one of {last}.",
    ),
    to_do=(
        "Xếp từ cũ đến mới, mục chưa có ngày để cuối.",
        "Put the oldest first and those without a date last.",
    ),
)
TOO_LONG_TO_SHOW = message(
    "C281",
    what=(
        "đoạn chữ {language} dài {found} ký tự, màn hình điện thoại chứa {limit}.",
        "the {language} text has {found} characters, a phone has room for {limit}.",
    ),
    to_do=("Rút ngắn.", "Shorten it."),
)
TOO_MUCH_TO_READ = message(
    "C282",
    what=(
        "bản {depth} có {found} ký tự {language} phải đọc, giới hạn {limit}.",
        "at depth {depth} there are {found} {language} characters to read, "
        "the limit is {limit}.",
    ),
    to_do=("Rút ngắn câu hỏi và các mức.", "Shorten questions and levels."),
)
NO_LIFT = message(
    "C291",
    what=(
        "việc làm đưa từ mức {start} đến {end} lên mức {to}: không có gì tăng.",
        "the action goes from levels {start} to {end} up to {to}: nothing rises.",
    ),
    to_do=(
        "from phải tăng dần và nằm dưới to.",
        "Let from be in order and end below to.",
    ),
)
RANGE_REVERSED = message(
    "C292",
    what=(
        "{start} đến {end} là khoảng đảo ngược.",
        "{start} to {end} is reversed.",
    ),
    to_do=("Viết số nhỏ trước.", "Write the smaller number first."),
)
FACT_CHOICES = message(
    "C293",
    what=(
        'thông tin "{id}" kiểu {type} thì {rule}.',
        'the fact "{id}" of type {type} {rule}.',
    ),
    to_do=("Sửa type hoặc choices.", "Change type or choices."),
)
FACT_SOURCE = message(
    "C294",
    what=(
        'thông tin "{id}" ({known_by}) cần có {key}.',
        'the fact "{id}" ({known_by}) needs {key}.',
    ),
    to_do=('Thêm "{key}".', 'Add "{key}".'),
)
TARGET_MISSING = message(
    "C301",
    what=('mục "{id}" chưa có target.', 'the indicator "{id}" has no target.'),
    to_do=(
        "Viết target cho micro, small và medium; chỉ bộ câu hỏi ngành mới bỏ trống.",
        "Give a target for micro, small and medium; only a module goes without.",
    ),
)
TARGET_IN_MODULE = message(
    "C302",
    what=(
        'mục "{id}" nằm trong bộ câu hỏi ngành mà lại có target.',
        'the indicator "{id}" of a module has a target.',
    ),
    to_do=(
        "Bỏ target: bộ câu hỏi ngành chỉ nêu bước tiếp theo.",
        "Remove it: a module aims at no level, it names the next step.",
    ),
)
STEP_NOT_HERE = message(
    "C303",
    what=(
        'mục "{id}" có {key}, nhưng đây không phải bộ câu hỏi ngành.',
        'the indicator "{id}" has {key}, but this is no module.',
    ),
    to_do=(
        "Viết việc cần làm vào actions.yaml.",
        "Write what to do in actions.yaml.",
    ),
)
STEP_MISSING = message(
    "C304",
    what=(
        'mục "{id}" của bộ câu hỏi ngành chưa có {key}.',
        'the indicator "{id}" of a module has no {key}.',
    ),
    to_do=(
        "Viết một câu nói rõ việc cần làm tiếp.",
        "Say in one sentence what to do next.",
    ),
)
MODULE_OF_NOTHING = message(
    "C305",
    what=(
        'bộ câu hỏi ngành đi kèm "{id}", nhưng không có bộ câu hỏi chính đó.',
        'the module belongs to "{id}", which is no questionnaire of its own.',
    ),
    to_do=("{hint}", "{hint}"),
)
LAST_OPTION = message(
    "C306",
    what=(
        'lựa chọn cuối của "{id}" là "{found}".',
        'the last option of "{id}" is "{found}".',
    ),
    to_do=(
        "Để dont-know làm lựa chọn cuối.",
        "Make dont-know the last option.",
    ),
)
MAPPING_OF_NOTHING = message(
    "C311",
    what=(
        "không có bộ câu hỏi {found}.",
        "there is no questionnaire {found}.",
    ),
    to_do=("Hiện có: {known}.", "There are: {known}."),
)
MAPPING_NAME = message(
    "C312",
    what=(
        'tệp tên là "{name}", nhưng nội dung là {found}.',
        'the file is called "{name}" but maps {found}.',
    ),
    to_do=(
        "Đặt tên tệp đúng theo questionnaire, from và to.",
        "Name folder and file after questionnaire, from and to.",
    ),
)
MAPPING_LEAVES_OUT = message(
    "C313",
    what=(
        'không nói gì về mục "{id}" của phiên bản {version}.',
        'nothing is said of the indicator "{id}" of version {version}.',
    ),
    to_do=("Ghi mục đó vào {choices}.", "Put it in {choices}."),
)
MAPPING_TWICE = message(
    "C314",
    what=(
        'mục "{id}" của phiên bản {version} được nhắc hai lần.',
        'the indicator "{id}" of version {version} is named twice.',
    ),
    to_do=("Giữ lại một chỗ.", "Keep one of the two."),
)
MAPPING_UNKNOWN = message(
    "C315",
    what=(
        'phiên bản {version} không có mục "{id}".',
        'version {version} has no indicator "{id}".',
    ),
    to_do=("{hint}", "{hint}"),
)
MAPPING_LEVELS = message(
    "C316",
    what=(
        'các mức của "{id}" không khớp: {found}, cần {expected}.',
        'the levels of "{id}" do not fit: {found}, expected {expected}.',
    ),
    to_do=(
        "Ghi một mức mới, hoặc null, cho mỗi mức cũ.",
        "Give one new level, or null, for every old level.",
    ),
)
READS_TOO_LONG = message(
    "C321",
    what=(
        "đọc hết mức {depth} bằng {language} mất {found} phút, quá {limit} phút.",
        "reading all of {depth} in {language} takes {found} minutes, over {limit}.",
    ),
    to_do=(
        "Rút ngắn câu hỏi và các mức, hoặc chuyển bớt câu sang mức sâu hơn.",
        "Shorten questions and levels, or move some to a deeper depth.",
    ),
)
NO_MAPPING = message(
    "W301",
    what=(
        "chưa có tệp nói câu trả lời của phiên bản {before} chuyển sang {version} "
        "ra sao.",
        "no file says how answers to version {before} go over to {version}.",
    ),
    to_do=(
        "Viết mappings/{before}-to-{version}.yaml.",
        "Write mappings/{before}-to-{version}.yaml.",
    ),
)
SAME_IN_BOTH = message(
    "W001",
    what=(
        "bản tiếng Việt và tiếng Anh giống hệt nhau.",
        "the Vietnamese and the English text are the same.",
    ),
    to_do=("Dịch một trong hai.", "Translate one of them."),
)
NOT_VIETNAMESE = message(
    "W002",
    what=(
        "bản tiếng Việt không có chữ nào mang dấu.",
        "the Vietnamese text has no Vietnamese letter.",
    ),
    to_do=("Viết bằng tiếng Việt có dấu.", "Write it in Vietnamese."),
)
EXPIRED = message(
    "W003",
    what=(
        "chương trình đã hết hạn ngày {until}, trước ngày {on}.",
        "the programme ended on {until}, before {on}.",
    ),
    to_do=(
        "Đặt standing là closed, hoặc sửa valid_until theo văn bản mới.",
        "Set its standing to closed, or correct valid_until from the new text.",
    ),
)
STALE = message(
    "W004",
    what=(
        "lần kiểm tra gần nhất là {checked}, quá {days} ngày trước {on}.",
        "it was last checked on {checked}, more than {days} days before {on}.",
    ),
    to_do=(
        "Đọc lại văn bản rồi sửa last_checked.",
        "Read the law again, then set last_checked.",
    ),
)
NOT_YET = message(
    "C277",
    what=(
        "last_checked {checked} nằm sau ngày {on}.",
        "last_checked {checked} lies after {on}.",
    ),
    to_do=(
        "Ghi ngày đã kiểm tra thật; nếu --on là ngày cũ thì dùng ngày mới hơn.",
        "Write the day of the check; where --on is an old day, use a newer one.",
    ),
)
ODD_AMOUNT = message(
    "W011",
    what=(
        "mức trần {found} đồng ngoài khoảng thường gặp, 100 nghìn đến 10 tỷ đồng.",
        "a cap of VND {found} is outside the usual 100,000 to 10 billion.",
    ),
    to_do=(
        "Đếm lại số 0; tiền ghi bằng đồng: 50 triệu là 50000000.",
        "Count the noughts; money is whole VND: 50 million is 50000000.",
    ),
)
LAST_DAY_IS_FIRST = message(
    "W012",
    what=(
        "valid_until {until} của bản cũ cũng là ngày đầu của quy định mới.",
        "valid_until {until} of the old rule is also the first day of the new one.",
    ),
    to_do=(
        "valid_until là ngày cuối của quy định cũ: ghi {before}.",
        "valid_until is the last day of the old rule: write {before}.",
    ),
)
MISSING_IN_EDITION = message(
    "C115",
    what=(
        'thiếu khoá "{key}": phần ghi trong earlier thay cho cả phần hiện nay.',
        'the key "{key}" is missing: what stands in earlier replaces the whole part.',
    ),
    to_do=(
        "Chép cả {part} từ trên xuống rồi sửa chỗ khác; xem ví dụ trong "
        "docs/maintaining-programmes.md.",
        "Copy the whole {part} from above and change what was different; example in "
        "docs/maintaining-programmes.md.",
    ),
)
REFERENCE_TOO_LATE = message(
    "W009",
    what=(
        '"{id}" tính cho từ {start}, nhưng điều luật dẫn ra chỉ có từ {begins}.',
        '"{id}" counts from {start}, but the article it cites begins on {begins}.',
    ),
    to_do=(
        "Thêm bản cũ (earlier) cho những ngày trước, hoặc cho chương trình bắt đầu "
        "muộn hơn; điều luật áp dụng ngược thì ghi ngày áp dụng, kèm note.",
        "Add an edition (earlier) for the days before, or let the programme begin "
        "later; of an article that reaches back give the day it applies from, "
        "with a note.",
    ),
)
CUT_BY_COMMENT = message(
    "W006",
    what=(
        'YAML bỏ phần từ "{cut}" đến hết dòng, vì có dấu # sau khoảng trắng.',
        'YAML drops everything from "{cut}" on: a # after a space is a comment.',
    ),
    to_do=(
        "Đặt cả câu trong dấu nháy kép; nếu đúng là ghi chú thì viết cách sau dấu #.",
        "Put the text in double quotes; if it is a remark, write a space after the #.",
    ),
)
NUMBERS_DIFFER = message(
    "W007",
    what=(
        "hai bản không cùng các số: chỉ bản tiếng Việt có {vi}, chỉ bản tiếng Anh có "
        "{en}.",
        "the two texts do not name the same numbers: {vi} only in Vietnamese, {en} "
        "only in English.",
    ),
    to_do=(
        "Sửa số sai; tiếng Việt viết 1.234,5, tiếng Anh viết 1,234.5.",
        "Correct the wrong one; write 1.234,5 in Vietnamese and 1,234.5 in English.",
    ),
)
DOUBLED_SPACE = message(
    "W008",
    what=(
        "bản {language} có hai khoảng trắng liền nhau.",
        "the {language} text has two spaces in a row.",
    ),
    to_do=("Bỏ bớt một.", "Take one away."),
)
NOT_READ_HERE = message(
    "C203",
    what=(
        "tệp đặt ở đây thì phần mềm không đọc: chỉ đọc {place}.",
        "nothing reads the file here: only {place} is read.",
    ),
    to_do=(
        "Chuyển tệp sang đúng chỗ, hoặc đổi tên tệp.",
        "Move or rename it.",
    ),
)
UNKNOWN_ENDING = message(
    "W010",
    what=(
        'tệp có đuôi "{ending}" nên phần mềm không đọc.',
        'the file is not read, because its name ends in "{ending}".',
    ),
    to_do=(
        "Nếu là nội dung thì đổi đuôi thành .yaml; nếu không thì để ra ngoài thư mục.",
        "If it is content, let its name end in .yaml; if not, keep it elsewhere.",
    ),
)
NO_SUCH_SCHEMA = message(
    "C028",
    what=('không có schema "{found}".', 'there is no schema "{found}".'),
    to_do=("{hint}", "{hint}"),
)
BAD_ESCAPE = message(
    "C029",
    what=(
        "dấu gạch chéo ngược \\ trong dấu nháy kép có nghĩa riêng.",
        "a backslash \\ inside double quotes has a meaning of its own.",
    ),
    to_do=(
        "Viết \\\\, hoặc dùng dấu nháy đơn.",
        "Write \\\\, or use single quotes.",
    ),
)
TEXT_AFTER_QUOTE = message(
    "C030",
    what=(
        "sau dấu nháy đóng vẫn còn chữ.",
        "there is text after the closing quote.",
    ),
    to_do=(
        "Muốn có dấu nháy kép bên trong thì đặt cả đoạn trong dấu nháy đơn.",
        "To have double quotes inside, put the whole text in single quotes.",
    ),
)
QUOTE_THIS = message(
    "C031",
    what=(
        "chữ không được bắt đầu bằng {character} khi không có dấu nháy.",
        "a text may not begin with {character} unless it is in quotes.",
    ),
    to_do=("Đặt cả đoạn trong dấu nháy.", "Put the whole text in quotes."),
)
BAD_INDENTATION = message(
    "C032",
    what=(
        "dòng này thụt đầu dòng khác các dòng cùng mức.",
        "this line is not indented like its neighbours.",
    ),
    to_do=(
        "Thụt bằng đúng các dòng cùng mức; dòng trên phải có dấu hai chấm.",
        "Indent it like the lines of its level; the line above needs its colon.",
    ),
)
MISSING_COLON = message(
    "C033",
    what=(
        "dòng này thiếu dấu hai chấm, hoặc thiếu dấu cách sau nó.",
        "this line lacks a colon, or the space after it.",
    ),
    to_do=('Viết "khoá: giá trị".', 'Write "key: value".'),
)

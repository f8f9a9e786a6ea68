"""What can be wrong with a form that was filled in a spreadsheet: X..."""

from assessment.errors.message import message

NOT_A_WORKBOOK = message(
    "X001",
    what=(
        "đây không phải tệp Excel .xlsx ({found}).",
        "this is no .xlsx file ({found}).",
    ),
    to_do=(
        'Mở tệp, chọn "Lưu dưới dạng", rồi chọn loại "Excel Workbook (.xlsx)".',
        'Open it, choose "Save as" and the type "Excel Workbook (.xlsx)".',
    ),
)
HAS_MACROS = message(
    "X002",
    what=("tệp có macro.", "the file has macros."),
    to_do=(
        'Lưu lại bằng loại "Excel Workbook (.xlsx)", không có macro.',
        'Save it as "Excel Workbook (.xlsx)", without macros.',
    ),
)
BROKEN = message(
    "X003",
    what=(
        "không đọc được tệp Excel ({detail}).",
        "the Excel file cannot be read ({detail}).",
    ),
    to_do=(
        "Mở tệp trong Excel hoặc LibreOffice rồi lưu lại, hoặc lấy mẫu mới.",
        "Open it in Excel or LibreOffice and save it again, or take a new form.",
    ),
)
UNPACKS_TOO_LARGE = message(
    "X004",
    what=(
        "tệp bung ra lớn quá ({found}; giới hạn {limit}).",
        "the file unpacks to too much ({found}; the limit is {limit}).",
    ),
    to_do=(
        "Xoá hình và trang tính thừa, hoặc chép câu trả lời sang mẫu mới.",
        "Delete pictures and sheets that are not the form's, or use a new form.",
    ),
)
CELL_TOO_FAR = message(
    "X005",
    what=(
        "có dữ liệu ở ô {cell}, ngoài {rows} dòng và {columns} cột đầu.",
        "cell {cell} holds something beyond the first {rows} rows and {columns} "
        "columns.",
    ),
    to_do=("Xoá ô đó.", "Clear that cell."),
)
NOT_A_FORM = message(
    "X006",
    what=(
        "trong tệp không có tên bộ câu hỏi của mẫu.",
        "the file does not say which questionnaire it is a form of.",
    ),
    to_do=(
        "Lấy mẫu bằng lệnh python -m assessment form, rồi chép câu trả lời sang.",
        "Take a form by python -m assessment form, then copy the answers over.",
    ),
)
TWO_FORMS = message(
    "X007",
    what=(
        "tệp trộn hai mẫu: {first} và {second}.",
        "the file mixes two forms: {first} and {second}.",
    ),
    to_do=(
        "Để mỗi mẫu trong một tệp riêng.",
        "Keep each form in a file of its own.",
    ),
)
UNKNOWN_QUESTIONNAIRE = message(
    "X008",
    what=(
        'không có bộ câu hỏi "{found}".',
        'there is no questionnaire "{found}".',
    ),
    to_do=("{hint}", "{hint}"),
)
UNKNOWN_VERSION = message(
    "X009",
    what=(
        'mẫu này thuộc phiên bản {found} của bộ câu hỏi "{questionnaire}"; ở đây không '
        "có phiên bản đó.",
        'this is a form of version {found} of the questionnaire "{questionnaire}", '
        "which is not here.",
    ),
    to_do=(
        "Hiện có: {known}. Cập nhật chương trình, hoặc chép câu trả lời sang mẫu mới.",
        "There are: {known}. Update the program, or copy the answers to a new form.",
    ),
)
OTHER_WORDING = message(
    "X010",
    what=(
        "câu chữ của mẫu khác với bộ câu hỏi {questionnaire} {version} ở đây.",
        "the form has other wording than {questionnaire} {version} here.",
    ),
    to_do=(
        "Lấy mẫu mới rồi chép câu trả lời sang, xem lại từng câu.",
        "Take a new form and copy the answers over, looking at each.",
    ),
)
NO_TABLE = message(
    "X011",
    what=(
        'không thấy dòng tiêu đề có cột "{code}" và cột "{answer}".',
        'no row has the headings "{code}" and "{answer}".',
    ),
    to_do=(
        "Ghi lại hai tiêu đề đó phía trên các câu hỏi.",
        "Write these two headings above the questions again.",
    ),
)
REPEATED_HEADING = message(
    "X012",
    what=(
        'tiêu đề "{found}" đã có ở ô {first}.',
        'the heading "{found}" stands in {first} already.',
    ),
    to_do=(
        "Giữ một cột, đổi tên tiêu đề của cột kia.",
        "Keep one of the columns and change the heading of the other.",
    ),
)
UNKNOWN_CODE = message(
    "X013",
    what=(
        'mẫu không có mã "{found}".',
        'the form has no code "{found}".',
    ),
    to_do=(
        "{hint} Sửa mã, hoặc xoá dòng này.",
        "{hint} Correct the code, or delete the row.",
    ),
)
NO_CODE = message(
    "X014",
    what=(
        '"{found}" nằm ở dòng không có mã câu hỏi.',
        '"{found}" stands in a row without a code.',
    ),
    to_do=(
        "Chuyển sang dòng của câu hỏi, hoặc xoá ô này.",
        "Move it to the row of its question, or clear the cell.",
    ),
)
GIVEN_TWICE = message(
    "X015",
    what=(
        'mã "{id}" đã có câu trả lời khác ở ô {first}.',
        'the code "{id}" has another answer in {first}.',
    ),
    to_do=("Giữ một trong hai dòng.", "Keep one of the two rows."),
)
NO_SUCH_LEVEL = message(
    "X016",
    what=(
        'câu "{id}" không có mức {found}.',
        'the question "{id}" has no level {found}.',
    ),
    to_do=("Dùng một trong: {allowed}.", "Use one of: {allowed}."),
)
NOT_AN_ANSWER = message(
    "X017",
    what=(
        '"{found}" không phải là câu trả lời của "{id}".',
        '"{found}" is no answer to "{id}".',
    ),
    to_do=(
        "Chọn một dòng trong danh sách của ô, hoặc ghi số của mức: {allowed}.",
        "Choose a line of the cell's list, or write a level's number: {allowed}.",
    ),
)
TWO_ANSWERS = message(
    "X018",
    what=(
        "số ở đầu ô là mức {number}, còn câu chữ là của mức {level}.",
        "the number says level {number}, the text is that of level {level}.",
    ),
    to_do=(
        "Chọn lại một dòng trong danh sách của ô.",
        "Choose a line of the cell's list again.",
    ),
)
NEVER_NOT_APPLICABLE = message(
    "X019",
    what=(
        'câu "{id}" không có lựa chọn "không áp dụng".',
        'the question "{id}" has no choice "not applicable".',
    ),
    to_do=(
        'Chọn một mức, hoặc "Chưa biết".',
        'Choose a level, or "Don\'t know".',
    ),
)
MERGED = message(
    "X020",
    what=(
        "ô trả lời bị gộp với ô khác ({cells}).",
        "the answer cell is merged with others ({cells}).",
    ),
    to_do=(
        "Bỏ gộp ô, rồi ghi câu trả lời cho từng dòng.",
        "Unmerge them and write an answer in each row.",
    ),
)
NO_VALUE = message(
    "X021",
    what=(
        "ô này chứa công thức lỗi hoặc chưa tính.",
        "the cell holds a formula with an error or without a result.",
    ),
    to_do=(
        "Xoá công thức, ghi thẳng câu trả lời.",
        "Clear the formula and write the answer itself.",
    ),
)
NOTE_WITHOUT_ANSWER = message(
    "X022",
    what=(
        'câu "{id}" có ghi chú mà chưa có câu trả lời ở ô {cell}.',
        'the question "{id}" has a note, but no answer in {cell}.',
    ),
    to_do=(
        'Chọn một mức hoặc "Chưa biết", hoặc xoá ghi chú.',
        'Choose a level or "Don\'t know", or clear the note.',
    ),
)
TEXT_TOO_LONG = message(
    "X023",
    what=(
        "ô này có {found} ký tự, nhiều nhất là {limit}.",
        "the cell has {found} characters; {limit} is the most.",
    ),
    to_do=("Viết ngắn lại.", "Write less."),
)
ONE_NUMBER = message(
    "X024",
    what=(
        '"{found}" là một khoảng; "{id}" cần một con số.',
        '"{found}" is a range; "{id}" needs one number.',
    ),
    to_do=(
        "Ghi một con số, chưa biết thì để trống.",
        "Write one number; if it is not known, leave the cell empty.",
    ),
)
MORE_FAULTS = message(
    "X025",
    what=(
        "còn {count} chỗ nữa chưa liệt kê.",
        "there are {count} more faults, not listed.",
    ),
    to_do=(
        "Sửa các chỗ trên rồi đọc lại tệp.",
        "Mend the ones above and read the file again.",
    ),
)
COLUMN_NOT_READ = message(
    "X030",
    what=(
        "cột này không thuộc mẫu nên không được đọc ({count} ô có chữ).",
        "this column is not the form's and was not read ({count} cells with text).",
    ),
    to_do=(
        "Điều gì cần giữ thì chép sang cột ghi chú của câu hỏi.",
        "Copy what should be kept to the column of notes.",
    ),
)
SHEET_NOT_READ = message(
    "X031",
    what=(
        "trang tính này không thuộc mẫu nên không được đọc.",
        "this sheet is not the form's and was not read.",
    ),
    to_do=(
        "Điều gì cần giữ thì chép sang cột ghi chú của câu hỏi.",
        "Copy what should be kept to the column of notes.",
    ),
)
OLDER_VERSION = message(
    "X032",
    what=(
        "mẫu này thuộc phiên bản {found}; mới nhất là {newest}.",
        "this is a form of version {found}; the newest is {newest}.",
    ),
    to_do=(
        "Câu trả lời được đọc theo phiên bản {found}. Mở bài trong ứng dụng để chuyển "
        "sang phiên bản mới.",
        "It is read as version {found}. Open the assessment in the application to move "
        "it on.",
    ),
)
WRONG_ENDING = message(
    "X040",
    what=(
        "tên tệp không kết thúc bằng {ending}.",
        "the name does not end in {ending}.",
    ),
    to_do=("Viết --out mau{ending}.", "Write --out form{ending}."),
)
FILLED_ON_PAPER = message(
    "X041",
    what=(
        "--for không dùng cùng --paper: mẫu giấy luôn để trống.",
        "--for does not go with --paper: a paper form is always empty.",
    ),
    to_do=("Bỏ --for, hoặc bỏ --paper.", "Leave out --for, or --paper."),
)

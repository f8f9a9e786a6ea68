"""What can be wrong with a table of companies."""

from assessment.errors.message import message

NOT_A_TABLE = message(
    "B001",
    what=(
        "đây không phải tệp CSV hay Parquet ({found}).",
        "this is neither CSV nor Parquet ({found}).",
    ),
    to_do=(
        'Trong Excel chọn "Lưu dưới dạng", rồi chọn loại "CSV UTF-8".',
        'In Excel choose "Save as" and the type "CSV UTF-8".',
    ),
)
BROKEN_CSV = message(
    "B002",
    what=(
        "từ dòng này không đọc được CSV ({detail}).",
        "from this row on the CSV cannot be read ({detail}).",
    ),
    to_do=(
        "Xem lại các dấu nháy kép ở dòng này và dòng trên.",
        "Look at the double quotes in this row and the one above.",
    ),
)
BROKEN_PARQUET = message(
    "B003",
    what=(
        "không đọc được tệp Parquet ({detail}).",
        "the Parquet file cannot be read ({detail}).",
    ),
    to_do=(
        "Xuất lại tệp, hoặc lưu dưới dạng CSV UTF-8.",
        "Write the file again, or save it as CSV UTF-8.",
    ),
)
TOO_MANY_ROWS = message(
    "B004",
    what=(
        "bảng có hơn {limit} dòng.",
        "the table has more than {limit} rows.",
    ),
    to_do=("Chia thành nhiều tệp.", "Split it into several files."),
)
TOO_MANY_COLUMNS = message(
    "B005",
    what=(
        "bảng có hơn {limit} cột.",
        "the table has more than {limit} columns.",
    ),
    to_do=(
        "Chỉ giữ cột tên và các cột thông tin doanh nghiệp.",
        "Keep the column of names and the columns of company facts.",
    ),
)
NO_NAME_COLUMN = message(
    "B006",
    what=(
        'cột đầu tiên là thông tin "{found}", không phải tên hay mã.',
        'the first column is the fact "{found}", not a name or key.',
    ),
    to_do=(
        "Thêm một cột đầu tiên ghi tên hoặc mã số của từng doanh nghiệp.",
        "Put a column with each company's name or key first.",
    ),
)
UNKNOWN_COLUMN = message(
    "B007",
    what=(
        'không có thông tin doanh nghiệp "{found}".',
        'there is no company fact "{found}".',
    ),
    to_do=(
        "{hint} Sửa tên cột, hoặc xoá cột này.",
        "{hint} Change the heading, or delete the column.",
    ),
)
REPEATED_COLUMN = message(
    "B008",
    what=(
        'thông tin "{id}" đã có ở cột {first}.',
        'the fact "{id}" stands in column {first} already.',
    ),
    to_do=("Giữ một trong hai cột.", "Keep one of the two columns."),
)
NO_HEADING = message(
    "B009",
    what=(
        "cột này có dữ liệu nhưng không có tên cột.",
        "this column has cells but no heading.",
    ),
    to_do=(
        "Ghi mã thông tin vào dòng đầu tiên, hoặc xoá cột này.",
        "Write the fact's id into the first row, or delete the column.",
    ),
)
RAGGED_ROW = message(
    "B010",
    what=(
        "dòng này có {found} ô, còn dòng đầu tiên có {expected} ô.",
        "this row has {found} cells, the first row has {expected}.",
    ),
    to_do=(
        "Xem lại dấu phân cách; đặt chữ có dấu phân cách trong dấu nháy kép.",
        "Look at the separators; put a text that contains one in double quotes.",
    ),
)
NO_NAME = message(
    "B011",
    what=(
        "doanh nghiệp ở dòng này không có tên hay mã.",
        "the company in this row has no name or key.",
    ),
    to_do=("Điền ô đầu tiên.", "Fill in the first cell."),
)
WRONG_CELL = message(
    "B012",
    what=(
        '"{found}" không phải là giá trị của "{id}": cần {expected}.',
        '"{found}" is no value of "{id}": expected {expected}.',
    ),
    to_do=(
        "{hint} Chưa biết thì để trống.",
        "{hint} If it is not known, leave the cell empty.",
    ),
)
CELL_OUT_OF_RANGE = message(
    "B013",
    what=(
        '"{found}" nằm ngoài khoảng của "{id}".',
        '"{found}" is out of the range of "{id}".',
    ),
    to_do=("Giá trị phải {expected}.", "It must be {expected}."),
)
MORE_FAULTS = message(
    "B014",
    what=(
        "còn {count} lỗi nữa chưa liệt kê.",
        "there are {count} more faults, not listed.",
    ),
    to_do=(
        "Sửa các lỗi trên rồi chạy lại.",
        "Mend the ones above and run it again.",
    ),
)
NO_COMPANIES = message(
    "B015",
    what=(
        "bảng không có doanh nghiệp nào.",
        "the table has no companies.",
    ),
    to_do=(
        "Dòng đầu là tên cột, mỗi dòng sau là một doanh nghiệp.",
        "The first row holds the headings, each row after it one company.",
    ),
)
NOT_A_CSV = message(
    "B016",
    what=("tên tệp không kết thúc bằng .csv.", "the name does not end in .csv."),
    to_do=("Viết --out ket-qua.csv.", "Write --out verdicts.csv."),
)
ONLY_IN_BULK = message(
    "B017",
    what=(
        "--out chỉ dùng cùng --bulk.",
        "--out goes with --bulk only.",
    ),
    to_do=("Thêm --bulk, hoặc bỏ --out.", "Add --bulk, or leave out --out."),
)
NESTED_COLUMN = message(
    "B018",
    what=(
        'cột "{found}" chứa danh sách hay dữ liệu lồng nhau ({kind}).',
        'the column "{found}" holds lists or other nested data ({kind}).',
    ),
    to_do=(
        "Ghi mỗi ô một giá trị, hoặc bỏ cột này.",
        "Write one value a cell, or leave the column out.",
    ),
)
LONG_CELL = message(
    "B019",
    what=(
        "ô này dài hơn {limit} ký tự.",
        "this cell is longer than {limit} characters.",
    ),
    to_do=("Viết ngắn lại.", "Write less."),
)
NO_SEPARATOR = message(
    "B020",
    what=(
        'dòng sep= chọn dấu phân cách "{found}" không dùng được.',
        'the line sep= names the separator "{found}", which cannot be used.',
    ),
    to_do=(
        "Dùng dấu phẩy, dấu chấm phẩy hoặc tab, hoặc xoá dòng sep=.",
        "Use comma, semicolon or tab, or delete the line sep=.",
    ),
)

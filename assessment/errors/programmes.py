"""Messages about finding support programmes: P..."""

from assessment.errors.message import message

NO_SUCH_PROGRAMME = message(
    "P001",
    what=(
        'không có chương trình "{found}".',
        'there is no programme "{found}".',
    ),
    to_do=(
        "{hint} Tìm theo tên: python -m assessment programmes list --search TÊN.",
        "{hint} Search by name: python -m assessment programmes list --search NAME.",
    ),
)
NO_SUCH_NEED = message(
    "P002",
    what=('không có nhu cầu "{found}".', 'there is no need "{found}".'),
    to_do=("{hint}", "{hint}"),
)

"""Every system that the founding press texts name is found by that name."""

import pytest

from assessment.content.library import shipped_library
from assessment.model.programme import Programme
from assessment.support.search import find_programmes, plain

PROGRAMMES = {found.id: found for found in shipped_library().programmes()}
NOTHING_TO_APPLY_FOR = ("background", "closed")

# What people type after reading the news, in both languages, and the rows meant.
SYSTEMS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Văn bản 6990", "Document 6990"): ("barriers-document-6990",),
    ("Ba rào cản", "Three barriers"): ("barriers-document-6990",),
    ("Nghị quyết 29", "Resolution 29"): (
        "resolution-29-nq-tw",
        "entrepreneur-training-resolution-29",
    ),
    ("Chương trình Made in Vietnam 2045", "Made in Vietnam 2045"): (
        "made-in-vietnam-2045",
    ),
    ("Công nghệ chiến lược", "Strategic technologies"): (
        "strategic-technologies-list",
        "strategic-tech-support-260",
    ),
    ("Quỹ Đổi mới công nghệ quốc gia", "NATIF"): (
        "natif-innovation-task-grant",
        "natif-interest-support",
        "natif-voucher",
    ),
    ("Quỹ đầu tư mạo hiểm", "Venture capital fund"): ("national-vc-fund",),
    (
        "Chương trình hỗ trợ chuyển đổi số doanh nghiệp nhỏ và vừa",
        "SME DX programme",
    ): ("sme-dx-support-programme", "dx-law-sme-support-224"),
    ("Hạ tầng tính toán AI dùng chung", "Shared AI computing"): (
        "ai-shared-compute-portal",
    ),
    ("Chương trình chuyển đổi AI quốc gia", "AI transformation programme"): (
        "national-ai-transformation-programme",
    ),
    ("Đề án khởi nghiệp quốc gia", "Startup project"): ("national-startup-project",),
    ("Hạ tầng KH&CN dùng chung", "Shared S&T infrastructure"): (
        "shared-st-infrastructure",
    ),
    ("Chiến lược tiêu chuẩn quốc gia", "Standards strategy"): (
        "national-standards-strategy",
    ),
    ("Phòng đo lường dùng chung", "Measurement labs"): (
        "national-quality-infrastructure-labs",
    ),
    ("Cổng Dịch vụ công quốc gia", "Public Service Portal"): (
        "national-public-service-portal",
    ),
    ("Nghị quyết 57", "Resolution 57"): ("resolution-57-nq-tw",),
    ("Nghị quyết 193", "Resolution 193"): ("resolution-193-2025",),
    ("Nghị quyết 03", "Resolution 03"): ("resolution-03-nq-cp",),
    ("Năng suất chất lượng 2021–2030", "Productivity & quality 2021–2030"): (
        "productivity-quality-programme-1322",
        "product-quality-sme-80pct",
    ),
    ("Chỉ thị 16", "Directive 16"): ("directive-16-ct-ttg",),
    ("Nghị quyết 52", "Resolution 52"): ("resolution-52-nq-tw",),
    ("Lộ trình sản xuất thông minh ASEAN", "ASEAN smart manufacturing roadmap"): (
        "asean-smart-manufacturing-roadmap",
    ),
    ("Đào tạo doanh nhân", "Entrepreneur training"): (
        "entrepreneur-training-resolution-29",
    ),
}
# What a firm can use instead of a row that is only context.
INSTEAD = {
    "barriers-document-6990": ("productivity-quality-programme-1322",),
    "digital-tech-industry-law": ("natif-innovation-task-grant",),
    "donor-programmes-watchlist": ("cluster-value-chain-sme-package",),
    "made-in-vietnam-2045": ("productivity-quality-programme-1322",),
    "national-ai-transformation-programme": (
        "ai-shared-compute-portal",
        "ai-sandbox-support",
    ),
    "national-standards-strategy": ("product-quality-sme-80pct",),
    "national-startup-project": ("innovative-startup-sme-package",),
    "resolution-03-nq-cp": ("dx-law-sme-support-224",),
    "resolution-193-2025": ("natif-innovation-task-grant",),
    "resolution-29-nq-tw": ("productivity-quality-programme-1322",),
    "resolution-57-nq-tw": ("dx-law-sme-support-224", "natif-innovation-task-grant"),
    "resolution-68-nq-tw": (
        "res198-cit-exemption-new-sme",
        "res198-land-sublease-reduction",
    ),
    "shared-st-infrastructure": ("national-quality-infrastructure-labs",),
    "startup-844": ("innovative-startup-sme-package",),
    "vitask-korea-tech-advice": ("moit-samsung-smart-factory",),
}


def is_named(programme: Programme, text: str) -> bool:
    """Whether the programme's own names hold every word of ``text``."""
    names = (programme.name.vi, programme.name.en, *programme.also_known_as)
    words = set(plain(" ".join(names)).split())
    return set(plain(text).split()) <= words


@pytest.mark.parametrize(("names", "rows"), SYSTEMS.items())
def test_a_system_of_the_press_texts_is_found_by_its_name(
    names: tuple[str, str], rows: tuple[str, ...]
) -> None:
    for name in names:
        found = {
            programme.id for programme in find_programmes(PROGRAMMES.values(), name)
        }
        for row in rows:
            assert row in found, name
            assert is_named(PROGRAMMES[row], name), name


@pytest.mark.parametrize(("row", "others"), INSTEAD.items())
def test_a_row_of_context_names_what_a_firm_can_use(
    row: str, others: tuple[str, ...]
) -> None:
    summary = PROGRAMMES[row].offer.summary
    assert PROGRAMMES[row].standing in NOTHING_TO_APPLY_FOR
    for other in others:
        named = PROGRAMMES[other]
        assert named.standing not in NOTHING_TO_APPLY_FOR
        assert named.name.vi in summary.vi
        assert named.name.en in summary.en


@pytest.mark.parametrize(
    "row", [found.id for found in PROGRAMMES.values() if found.standing == "background"]
)
def test_a_row_of_context_never_tells_anybody_to_file(row: str) -> None:
    programme = PROGRAMMES[row]
    assert not programme.documents
    for step in programme.steps:
        assert not plain(step.vi).startswith(("nop", "dang ky"))
        assert not plain(step.en).startswith(("file", "apply", "register"))


@pytest.mark.parametrize(
    "row",
    [
        "asean-smart-manufacturing-roadmap",
        "directive-16-ct-ttg",
        "donor-programmes-watchlist",
        "entrepreneur-training-resolution-29",
        "resolution-52-nq-tw",
    ],
)
def test_what_is_only_recalled_says_so_and_promises_nothing(row: str) -> None:
    programme = PROGRAMMES[row]
    assert programme.source_strength == "recalled"
    assert programme.confidence in ("recalled-weakly", "recalled-firmly")
    assert programme.standing in NOTHING_TO_APPLY_FOR
    assert not programme.offer.tiers
    assert not programme.criteria
    assert programme.warning is not None
    assert "trí nhớ" in programme.warning.vi.casefold()
    notes = [reference.note for reference in programme.references]
    assert all(note and "trí nhớ" in note.vi for note in notes)
    assert notes or programme.reference_missing

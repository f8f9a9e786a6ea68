"""Small valid content that tests break in one place at a time."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "authoring.md").read_text("utf-8")
_BLOCK = re.compile(r"^`([\w/.-]+)`:\n\n```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
DOCUMENTED = dict(_BLOCK.findall(GUIDE))
"""Files of docs/authoring.md by name."""

QUESTIONNAIRE = DOCUMENTED["my-content/questionnaires/bakery/1.0.0.yaml"]
ANSWERS = DOCUMENTED["answers.yaml"]

_PROVENANCE = """\
provenance:
  sources: ["written for tests"]
  status: {vi: "thử", en: "a test"}
  last_checked: "2026-11-22"
"""

FACTS = (
    """\
id: company-facts
version: "1.0.0"
provinces:
  - {code: hue, name: {vi: "Huế", en: "Hue"}, is_central_city: true}
industries:
  - {code: "10", name: {vi: "Thực phẩm", en: "Food"}}
facts:
  - id: workers
    question: {vi: "Có bao nhiêu người?", en: "How many people?"}
    type: integer
    bands:
      - {label: {vi: "đến 10", en: "to 10"}, range: {at_least: 0, at_most: 10}}
      - {label: {vi: "trên 10", en: "above 10"}, range: {at_least: 11}}
    stage: first
    changeable: true
  - id: province
    question: {vi: "Ở đâu?", en: "Where?"}
    type: choice
    stage: first
    changeable: false
  - id: legal_form
    question: {vi: "Loại hình?", en: "Which legal form?"}
    type: choice
    choices:
      - {value: llc, label: {vi: "TNHH", en: "LLC"}}
      - {value: household, label: {vi: "Hộ", en: "Household"}}
    stage: first
    changeable: false
  - id: share
    question: {vi: "Phần trăm vốn?", en: "Share of capital?"}
    type: percent
    stage: later
    ask_if: {fact: legal_form, is: llc}
    changeable: false
  - id: started
    question: {vi: "Ngày bắt đầu?", en: "Since when?"}
    type: date
    stage: later
    changeable: false
  - id: exports
    question: {vi: "Có xuất khẩu?", en: "Does it export?"}
    type: boolean
    stage: later
    ask_if: {fact: workers, at_least: 5}
    changeable: true
  - id: is_small
    question: {vi: "Là doanh nghiệp nhỏ", en: "It is small"}
    type: boolean
    stage: never-asked
    known_by: derived
    derived_from: [workers]
    changeable: false
  - id: has_fund
    question: {vi: "Tỉnh có quỹ", en: "The province has a fund"}
    type: boolean
    stage: never-asked
    known_by: agency
    ask_agency: {vi: "Hỏi Sở Tài chính.", en: "Ask the Department of Finance."}
    changeable: false
"""
    + _PROVENANCE
)

ACTIONS = (
    """\
id: bakery-actions
version: "1.0.0"
basis: {vi: "Ước tính", en: "Estimates"}
actions:
  - id: buy-a-book
    title: {vi: "Mua một quyển sổ", en: "Buy a book"}
    do: {vi: "Mua sổ và ghi mỗi ngày.", en: "Buy a book and write every day."}
    who: owner
    effort_days: [1, 2]
    weeks: [1, 2]
    one_off: none
    running: none
    free_first: true
    lifts: [{indicator: sales-records, from: [0, 1], to: 2}]
    needs: [data_collection]
  - id: share-a-file
    title: {vi: "Mở tệp chung", en: "Share a file"}
    do: {vi: "Gõ số vào tệp chung.", en: "Type numbers into one file."}
    who: owner
    effort_days: [1, 2]
    weeks: [1, 2]
    one_off: none
    running: none
    free_first: true
    lifts: [{indicator: sales-records, from: [2, 2], to: 3}]
    requires: [{action: buy-a-book}, {indicator: oven-checks, level: 1}]
  - id: watch-the-oven
    title: {vi: "Xem lò", en: "Watch the oven"}
    do: {vi: "Xem nhiệt độ mỗi tuần.", en: "Check it every week."}
    who: production
    effort_days: [1, 2]
    weeks: [1, 2]
    one_off: none
    running: none
    free_first: true
    lifts: [{indicator: oven-checks, from: [0, 1], to: 2}]
    requires: [{indicator: sales-records, level: 2}]
"""
    + _PROVENANCE
)

PROGRAMME = """\
id: oven-grant
name: {vi: "Hỗ trợ lò", en: "Oven grant"}
agency: {vi: "Sở Công Thương", en: "Department of Industry and Trade"}
barriers: [capital-and-skills]
type: grant
needs: [finance_capex]
offer:
  summary: {vi: "Một nửa tiền lò", en: "Half of the oven"}
  is_cofunding: true
  tiers:
    - id: small
      label: {vi: "Nhỏ", en: "Small"}
      share: 0.5
      cap_vnd: 50000000
      applies_to: {fact: is_small, is: true}
criteria:
  - id: has-workers
    kind: requirement
    title: {vi: "Có người làm", en: "Has workers"}
    when: {fact: workers, at_least: 1}
    reference: {document: "Nghị định 1/2026/NĐ-CP", article: "Điều 2"}
  - id: no-exports
    kind: exclusion
    title: {vi: "Xuất khẩu", en: "Exports"}
    when:
      all:
        - {fact: exports, is: true}
        - {fact: legal_form, one_of: [llc]}
    reference_missing: {vi: "Chưa rõ điều", en: "Article not known"}
references:
  - {document: "Nghị định 1/2026/NĐ-CP", issued: "2026-01-05", valid_from: "2026-02-01"}
valid_from: "2026-02-01"
valid_until: "2027-12-31"
standing: apply
availability: annual-plan
source_strength: primary-text-copy
confidence: verified-from-source
sources: ["Công báo"]
last_checked: "2026-11-01"
"""

FILES = {
    "questionnaires/bakery/1.0.0.yaml": QUESTIONNAIRE,
    "questionnaires/company-facts.yaml": FACTS,
    "questionnaires/actions.yaml": ACTIONS,
    "programmes/vn/oven-grant.yaml": PROGRAMME,
}
QUESTIONS, FACT_FILE, ACTION_FILE, PROGRAMME_FILE = FILES


def write_all(folder: Path, **changed: str) -> Path:
    """All four files below ``folder``; ``changed`` by the name without its folders."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.get(path.stem, text), "utf-8")
    return folder

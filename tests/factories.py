"""Whole, made-up results to show: nothing answered, half, all; numbers set by hand.

They do not come from the engine, so that a test of a screen asserts what it was given.
"""

from dataclasses import replace

from assessment.model.action import Action, ActionCatalogue, Lift
from assessment.model.base import Wording
from assessment.model.company import (
    Choice,
    Company,
    CompanyFacts,
    FactBand,
    FactDefinition,
    Industry,
    Province,
    Range,
)
from assessment.model.condition import FactCondition
from assessment.model.maturity import (
    Band,
    Depth,
    Dimension,
    Gate,
    Indicator,
    Level,
    Provenance,
    Questionnaire,
    Section,
    Targets,
)
from assessment.model.programme import (
    Criterion,
    LegalReference,
    Offer,
    Programme,
    Tier,
)
from assessment.model.result import (
    ActionAdvice,
    CriterionResult,
    FindOut,
    FoundContradiction,
    Gap,
    IndicatorResult,
    Leverage,
    NextQuestion,
    NodeResult,
    ProgrammeResult,
    Result,
    SupportResult,
    TierResult,
    Trace,
    TraceTerm,
)
from assessment.support.stacking import find_same_content

ON = "2026-11-22"
LEAVES = 5, 4, 5
BARRIER_IDS = ("data-quality", "capital-and-skills", "policy-access")
BARRIER_NAMES = (
    ("Dữ liệu tin được", "Data you can trust"),
    ("Vốn và tay nghề", "Capital and skills"),
    ("Tiếp cận chính sách", "Access to support"),
)
AREA_NAMES = (
    ("Ghi chép tại xưởng", "Recording on the shop floor"),
    ("Dữ liệu đúng, tìm được", "Data that is right and findable"),
    ("Không phải gõ lại", "Data that flows without retyping"),
    ("Dùng số liệu để quyết", "Data used to decide"),
    ("Điện, vật tư, phế phẩm", "Energy, material and waste"),
    ("Tính tiền đầu tư", "Deciding and paying for investment"),
    ("Người làm được việc", "People who can do it"),
    ("Tự vận hành, tự sửa máy", "Running and repairing machines"),
    ("Tự cải tiến", "Improving and creating one's own"),
    ("Thuế và thủ tục", "Tax and online procedures"),
    ("Mặt bằng, giấy phép", "Site, land and permits"),
    ("Vay vốn, bảo lãnh", "Bank, leasing and guarantee"),
    ("Chương trình hỗ trợ", "Public support programmes"),
    ("Quyền công nghệ", "Rights to own technology"),
)
SCORES = (1.0, 2.5, 3.0, 2.0, 1.5, 2.5, 3.0, 1.5, 2.0, 4.0, 3.5, 2.0, 0.5, 1.0)
BAND_NAMES = (
    ("Mới bắt đầu", "Starting out"),
    ("Những bước đầu", "First steps"),
    ("Có nền nếp", "Organised"),
    ("Cùng làm", "Working together"),
    ("Kết nối", "Connected"),
    ("Tự học, tự tiến", "Learning"),
)


def wording(vi: str, en: str | None = None) -> Wording:
    """Both languages; English is marked when only Vietnamese is given."""
    return Wording(vi=vi, en=en or f"{vi} (en)")


_PROVENANCE = Provenance(
    sources=("made up",), status=wording("thử", "test"), last_checked=ON
)


def indicator_of(area: int, position: int) -> Indicator:
    """Indicator ``position`` of area ``area``: two an area, the second express."""
    name = f"item-{area}-{position}"
    return Indicator(
        id=name,
        title=wording(f"Mục {area}.{position}", f"Item {area}.{position}"),
        question=wording(f"Hỏi {area}.{position}?", f"Question {area}.{position}?"),
        why=wording("Vì cần.", "Because it matters."),
        levels=tuple(
            Level(
                level=level,
                text=wording(
                    f"Mô tả mức {level} của mục {area}.{position}.",
                    f"Level {level} of item {area}.{position} described.",
                ),
            )
            for level in range(6)
        ),
        evidence=(wording("Sổ", "Book"),),
        asks="technician" if position else "owner",
        depth=Depth.EXPRESS if position else Depth.QUICK,
        weight=1 + position,
        weight_reason=wording("Vì mọi số khác dựa vào đây.", "Others rest on it."),
        gate=Gate(limits="overall", reason=wording("Không có thì số khác không tin."))
        if name == "item-0-0"
        else None,
        target=Targets(micro=2, small=3, medium=4),
        needs=("data_collection",),
        not_applicable=wording("Không có máy", "No machines"),
    )


def questionnaire() -> Questionnaire:
    """Three barriers, fourteen areas of two indicators each."""
    barriers = []
    area = 0
    for barrier, count in enumerate(LEAVES):
        areas = []
        for _ in range(count):
            areas.append(
                Dimension(
                    id=f"area-{area}",
                    title=wording(*AREA_NAMES[area]),
                    blocks=wording(
                        f"Chỗ này chặn việc {area}.", f"This blocks work {area}."
                    ),
                    weight=1 + area % 3,
                    weight_reason=wording("Đáng kể", "It counts"),
                    indicators=(indicator_of(area, 0), indicator_of(area, 1)),
                )
            )
            area += 1
        barriers.append(
            Dimension(
                id=BARRIER_IDS[barrier],
                title=wording(*BARRIER_NAMES[barrier]),
                dimensions=tuple(areas),
            )
        )
    return Questionnaire(
        id="made-up",
        version="1.0.0",
        title=wording("Tự đánh giá thử", "Trial self-assessment"),
        summary=wording("Thử", "Trial"),
        bands=tuple(
            Band(
                band=band,
                at_least=max(0.0, band - 0.5),
                below=band + 0.5 if band < 5 else None,
                name=wording(*BAND_NAMES[band]),
            )
            for band in range(6)
        ),
        dimensions=tuple(barriers),
        sections=(
            Section(
                id="all",
                title=wording("Tất cả", "All"),
                indicators=tuple(
                    f"item-{area}-{position}"
                    for area in range(14)
                    for position in (0, 1)
                ),
            ),
        ),
        provenance=_PROVENANCE,
    )


def company_facts() -> CompanyFacts:
    """One fact of each kind that a programme of :func:`programme` may ask."""

    def fact(fact_id: str, kind: str, **more: object) -> FactDefinition:
        return FactDefinition.model_validate(
            {
                "id": fact_id,
                "question": wording(f"Hỏi về {fact_id}?", f"Asked: {fact_id}?"),
                "type": kind,
                "stage": "later",
                "changeable": True,
                **more,
            }
        )

    return CompanyFacts(
        id="company-facts",
        version="1.0.0",
        provinces=(
            Province(
                code="ha-noi", name=wording("Hà Nội", "Ha Noi"), is_central_city=True
            ),
        ),
        industries=(Industry(code="25", name=wording("Kim loại", "Metal")),),
        facts=(
            fact("has_no_tax_debt", "boolean"),
            fact(
                "revenue_prev_year_vnd",
                "money",
                bands=(
                    FactBand(
                        label=wording("Dưới 3 tỷ đồng", "Under VND 3 billion"),
                        range=Range(at_most=3_000_000_000),
                    ),
                    FactBand(
                        label=wording("Từ 3 tỷ đồng", "VND 3 billion or more"),
                        range=Range(at_least=3_000_000_000),
                    ),
                ),
            ),
            fact("employees_si_avg_prev_year", "integer", minimum=0),
            fact(
                "legal_form",
                "choice",
                choices=(
                    Choice(value="llc", label=wording("Công ty TNHH", "Limited")),
                    Choice(
                        value="household_business", label=wording("Hộ", "Household")
                    ),
                ),
            ),
            fact("first_registration_date", "date"),
            fact(
                "province_fund_open",
                "boolean",
                known_by="agency",
                stage="never-asked",
                ask_agency=wording("Hỏi Sở: quỹ còn nhận không?", "Ask: is it open?"),
            ),
        ),
        provenance=_PROVENANCE,
    )


def action(name: str = "count-sheet", **more: object) -> Action:
    """One action that lifts the first indicator from 0-1 to 2."""
    return Action.model_validate(
        {
            "id": name,
            "title": wording(f"Làm việc {name}", f"Do {name}"),
            "do": wording(f"Cách làm {name}.", f"How to do {name}."),
            "who": "production",
            "effort_days": (1, 3),
            "weeks": (2, 6),
            "one_off": "10-50m",
            "running": "none",
            "free_first": False,
            "lifts": (Lift(indicator="item-0-0", from_=(0, 1), to=2),),
            **more,
        }
    )


ACTIONS = (
    action("count-sheet", free_first=True, one_off="none"),
    action("tidy-store"),
    action("train-second", fixed_price=True, running="under-10m"),
    action("scan-codes", requires=({"action": "count-sheet"},)),
)


def catalogue() -> ActionCatalogue:
    """The actions of :data:`ACTIONS`."""
    return ActionCatalogue(
        id="made-up-actions",
        version="1.0.0",
        basis=wording("Ước tính của ban biên tập", "Editorial estimates"),
        actions=ACTIONS,
        provenance=_PROVENANCE,
    )


def programme(name: str = "advice", **more: object) -> Programme:
    """One co-funding programme with a capped tier and one whose cap is not known."""
    reference = LegalReference(
        document="Nghị định 80/2021/NĐ-CP",
        article="Điều 11.1",
        issued="2021-08-26",
        valid_from="2021-10-15",
    )
    return Programme.model_validate(
        {
            "id": name,
            "name": wording(f"Chương trình {name}", f"Programme {name}"),
            "agency": wording("Sở Tài chính", "Department of Finance"),
            "barriers": ("data-quality",),
            "type": "consulting",
            "needs": ("data_collection",),
            "offer": Offer(
                summary=wording("Trả một nửa tiền tư vấn.", "Half the advice paid."),
                is_cofunding=True,
                tiers=(
                    Tier(
                        id="small",
                        label=wording("Doanh nghiệp nhỏ", "Small firms"),
                        share=0.5,
                        cap_vnd=50_000_000,
                        unit=wording("mỗi năm", "a year"),
                        reference=reference,
                    ),
                    Tier(
                        id="open",
                        label=wording("Nơi khác", "Elsewhere"),
                        share=0.3,
                    ),
                ),
            ),
            "criteria": (
                Criterion(
                    id="tax",
                    kind="requirement",
                    title=wording("Không nợ thuế", "No tax debt"),
                    when=FactCondition.model_validate(
                        {"fact": "has_no_tax_debt", "is": True}
                    ),
                    reference=reference,
                ),
            ),
            "agency_decides": (wording("Còn tiền trong năm", "Money left this year"),),
            "documents": (wording("Tờ khai quy mô", "Size declaration"),),
            "steps": (wording("Nộp hồ sơ", "File the papers"),),
            "references": (reference,),
            "standing": "apply",
            "availability": "budget-dependent",
            "warning": wording("Kiểm tra lại trước khi nộp.", "Check before filing."),
            "unknowns": (wording("Ngân sách năm 2027", "The 2027 budget"),),
            "source_strength": "primary-text-copy",
            "confidence": "verified-from-source",
            "sources": ("made up",),
            "last_checked": "2026-11-21",
            **more,
        }
    )


def programme_result(
    verdict: str = "eligible", name: str = "advice", **more: object
) -> ProgrammeResult:
    """The verdict on :func:`programme`: its one criterion decides."""
    found = programme(name)
    outcome = {"eligible": "met", "not-eligible": "not-met", "unknown": "unknown"}
    missing = ("has_no_tax_debt",) if verdict == "unknown" else ()
    criterion = found.criteria[0]
    made = ProgrammeResult(
        programme=found,
        verdict=verdict,  # type: ignore[arg-type]  # a literal of the caller
        standing=found.standing,
        in_force=True,
        stale=False,
        criteria=(
            CriterionResult(
                id=criterion.id,
                kind=criterion.kind,
                title=criterion.title,
                result=outcome[verdict],  # type: ignore[arg-type]  # as above
                facts=("has_no_tax_debt",),
                missing=missing,
                reference=criterion.reference,
                reference_missing=None,
            ),
        ),
        priorities=(),
        tiers=tuple(TierResult(tier=tier, applies="met") for tier in found.offer.tiers),
        missing_facts=missing,
        ask_agency=(),
        reasons=("tax",) if verdict == "not-eligible" else (),
        matched_needs=("data_collection",),
        is_recommended=True,
        shares_source_with=(),
    )
    return replace(made, **more)  # type: ignore[arg-type]  # fields of the caller


def support() -> SupportResult:
    """One programme of each verdict, the eligible ones sharing a source."""
    shared = (
        programme_result("eligible", "advice", shares_source_with=("software",)),
        programme_result("eligible", "software", shares_source_with=("advice",)),
    )
    return SupportResult(
        on=ON,
        size_classes=("small",),
        programmes=(
            *shared,
            programme_result("unknown", "loan", ask_agency=("province_fund_open",)),
            programme_result("not-eligible", "land"),
        ),
        same_content=find_same_content(shared),
        next_question=NextQuestion(fact="has_no_tax_debt", decides=("loan",)),
    )


def _node(
    node_id: str,
    parent: str | None,
    name: Wording,
    score: float | None,
    *,
    answered: int,
    asked: int,
    terms: tuple[TraceTerm, ...],
) -> NodeResult:
    low = 0.0 if score is None else max(0.0, score - 0.2)
    high = 5.0 if score is None else min(5.0, score + 0.3)
    if answered == asked and score is not None:
        low = high = score
    band = None if score is None else min(5, int(score + 0.5))
    return NodeResult(
        id=node_id,
        parent=parent,
        name=name,
        score=score,
        low=low,
        high=high,
        band=band,
        band_name=None if band is None else wording(*BAND_NAMES[band]),
        provisional=False,
        coverage=answered / asked if asked else None,
        answered=answered,
        asked=asked,
        weakest=(),
        capped_by=(),
        full_low=low,
        full_high=high,
        target=3.0,
        trace=Trace(rule="weighted-mean", terms=terms),
    )


def _term(item: str, weight: float, value: float | None) -> TraceTerm:
    return TraceTerm(
        id=item,
        weight=weight,
        share=None if value is None else 0.5,
        value=value,
        low=0.0 if value is None else value,
        high=5.0 if value is None else value,
        why_left_out="unanswered" if value is None else None,
    )


def result(filled: str = "full", *, depth: Depth = Depth.EXPRESS) -> Result:
    """A result with ``filled`` one of empty, half, full.

    full: every area has the score of :data:`SCORES`, the thirteenth is weakest. half:
    the first seven areas are answered. empty: nothing is.
    """
    known = {"empty": 0, "half": 7, "full": 14}[filled]
    asked_items = questionnaire().indicators()
    leaves: list[NodeResult] = []
    barriers: list[NodeResult] = []
    area = 0
    for barrier, count in enumerate(LEAVES):
        own = []
        for _ in range(count):
            score = SCORES[area] if area < known else None
            own.append(
                _node(
                    f"area-{area}",
                    BARRIER_IDS[barrier],
                    wording(*AREA_NAMES[area]),
                    score,
                    answered=0 if score is None else 2,
                    asked=2,
                    terms=tuple(
                        _term(
                            f"item-{area}-{position}",
                            1 + position,
                            None if score is None else round(score),
                        )
                        for position in (0, 1)
                    ),
                )
            )
            area += 1
        scores = [node.score for node in own if node.score is not None]
        barriers.append(
            _node(
                BARRIER_IDS[barrier],
                None,
                wording(*BARRIER_NAMES[barrier]),
                sum(scores) / len(scores) if len(scores) * 2 >= count else None,
                answered=2 * len(scores),
                asked=2 * count,
                terms=tuple(_term(node.id, 1, node.score) for node in own),
            )
        )
        leaves += own
    overall = _node(
        "overall",
        None,
        questionnaire().title,
        {"empty": None, "half": None, "full": 2.14}[filled],
        answered=2 * known,
        asked=28,
        terms=tuple(_term(node.id, 1, node.score) for node in barriers),
    )
    if filled == "full":
        overall = replace(
            overall,
            low=1.9,
            high=2.44,
            full_low=1.2,
            full_high=3.3,
            weakest=("policy-access",),
        )
    items = tuple(
        IndicatorResult(
            id=item.id,
            dimension=dimension,
            asked=True,
            applicable=True,
            answer=round(SCORES[index // 2]) if index // 2 < known else None,
            level=round(SCORES[index // 2]) if index // 2 < known else None,
            target=3,
            gap=max(0, 3 - round(SCORES[index // 2])) if index // 2 < known else None,
        )
        for index, (item, dimension) in enumerate(asked_items)
    )
    advice = tuple(
        ActionAdvice(
            action=made,
            rank=rank,
            value=3.0 / rank,
            lifts=(("item-0-0", 1, 2),),
            locked_by=("count-sheet",) if made.id == "scan-codes" else (),
            reason=wording(f"Lý do thứ {rank}.", f"Reason number {rank}."),
        )
        for rank, made in enumerate(ACTIONS, start=1)
    )
    ordered = tuple(
        node
        for barrier in barriers
        for node in (barrier, *(leaf for leaf in leaves if leaf.parent == barrier.id))
    )
    return Result(
        questionnaire="made-up",
        version="1.0.0",
        depth=depth,
        on=ON,
        overall=overall,
        dimensions=ordered,
        indicators=items,
        gaps=tuple(
            Gap(
                indicator=item.id,
                dimension=item.dimension,
                level=item.level,
                target=3,
                gap=item.gap,
                reach=0.02,
            )
            for item in items
            if item.level is not None and item.gap
        ),
        actions=advice if known else (),
        next_steps=advice[:3] if known else (),
        find_out=(FindOut(indicator="item-1-1", asks="technician", widens=0.12),)
        if known
        else (),
        contradictions=(
            FoundContradiction(
                id="two-books",
                indicators=("item-0-0", "item-1-0"),
                ask=wording("Hai câu này ít khi đi cùng nhau.", "These rarely agree."),
            ),
        )
        if known
        else (),
        leverage=Leverage(
            next_band=3,
            next_band_name=wording(*BAND_NAMES[3]),
            raises=(("item-12-0", 0, 2),),
        )
        if filled == "full"
        else None,
        target_class="small",
        targets={item.id: 3 for item, _ in asked_items},
        support=support(),
    )


def company(name: str = "Cơ khí Minh Phát") -> Company:
    """A firm with one known fact."""
    return Company(name=name, facts={"employees_si_avg_prev_year": 45})

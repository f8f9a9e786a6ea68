"""What stands folded in a card: explanation, why, what can be shown, who knows."""

from html import escape

from assessment.language import translator
from assessment.model.base import Language
from assessment.model.maturity import Indicator

LONGEST_NOTE = 1000


def text_of(indicator: Indicator, language: Language) -> str:
    """The folded text as HTML; nothing in it is typed by a visitor."""
    t = translator(language)
    parts = []
    if indicator.help is not None:
        parts.append(f"<p>{escape(indicator.help.in_language(language))}</p>")
    why = escape(indicator.why.in_language(language))
    parts.append(f"<p><b>{escape(t('Vì sao hỏi'))}:</b> {why}</p>")
    examples = "".join(
        f"<li>{escape(example.in_language(language))}</li>"
        for example in indicator.evidence
    )
    parts.append(
        f"<p><b>{escape(t('Ví dụ có thể cho xem'))}:</b></p><ul>{examples}</ul>"
    )
    parts.append(
        f"<p><b>{escape(t('Ai biết rõ nhất'))}:</b> "
        f"{escape(role_text(indicator.asks, language))}</p>"
    )
    return f'<div class="folded">{"".join(parts)}</div>'


def role_text(role: str, language: Language) -> str:
    """The person who knows best, in everyday words."""
    t = translator(language)
    return {
        "owner": t("chủ doanh nghiệp, giám đốc"),
        "production": t("người quản lý sản xuất"),
        "technician": t("thợ kỹ thuật"),
        "accountant": t("kế toán"),
    }[role]

"""What a visitor reads when a screen fails in a way nobody foresaw.

Streamlit's own text is English and speaks of its cloud. The log, which Streamlit has
written by then, says where it happened; the visitor learns what to do.
"""

from assessment.language import translator


def tell(_error: Exception) -> bool:
    """Put one line in the place of the failed screen; True: say nothing else."""
    from assessment.web import navigation
    from assessment.web.components import frame

    t = translator(navigation.language())
    frame.message(
        t(
            "Trang này gặp lỗi ngoài dự kiến. Câu đã lưu vẫn còn: hãy tải lại trang, "
            "hoặc về trang đầu rồi mở lại bài."
        )
    )
    return True

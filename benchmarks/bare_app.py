"""The bare app: ten radios, the settings of the product, nothing saved."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """As the product does once it is warm."""
    gc.collect()
    gc.freeze()
    yield


app = st.App(Path(__file__).parent / "bare_page.py", lifespan=lifespan)

"""The script Streamlit runs for every visitor: who, which language, which screen."""

import streamlit as st

from assessment.web import navigation

st.set_page_config(page_title=navigation.title(), layout="centered")
navigation.run()

"""The bare page: ten radios of six rows."""

import streamlit as st

for number in range(10):
    st.radio(f"Question {number}", [f"Level {level}" for level in range(6)], index=None)

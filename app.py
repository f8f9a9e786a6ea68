"""Web entry: one Streamlit app with its plain routes and its guards. No logic."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from assessment.errors import AssessmentError
from assessment.web import mishap
from assessment.web.edge import Edge
from assessment.web.guard import Guard
from assessment.web.lifespan import lifespan
from assessment.web.plain_page import problem_page
from assessment.web.routes import ROUTES

app = st.App(
    Path(__file__).parent / "assessment" / "web" / "entry.py",
    routes=ROUTES,
    middleware=[Middleware(Guard), Middleware(Edge)],
    lifespan=lifespan,
    on_script_error=mishap.tell,
    exception_handlers={AssessmentError: problem_page},
)

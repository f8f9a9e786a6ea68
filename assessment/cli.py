"""The command line: checks content, scores files, serves."""

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def describe() -> None:
    """Readiness self-assessment for smart manufacturing in small firms."""


def main() -> None:
    """Run the command line."""
    app()

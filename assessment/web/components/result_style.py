"""How the pieces of a result look, on screen and on paper.

Sizes come from :mod:`assessment.theme`, colours from the variables that the page's own
sheet makes of it, so that the reader may turn to dark at any moment. Every class lives
inside ``.rr``: nothing else on the page is touched.
"""

from functools import cache

from assessment.theme import DARK, LIGHT, LINE_HEIGHT, MEASURE_CH, TARGET_PX


@cache
def style() -> str:
    """The style sheet of the pieces; colours are the page's own variables."""
    return f"""
.rr{{color:var(--ink);line-height:{LINE_HEIGHT};overflow-wrap:break-word}}
.rr p,.rr ul,.rr ol{{margin:0 0 8px;max-width:{MEASURE_CH}ch}}
.rr ul,.rr ol{{padding-left:1.3em}}
.rr ol{{padding-left:1.9em}}
.rr li{{margin:0 0 4px}}
.rr h1,.rr h2,.rr h3,.rr h4{{color:var(--ink);line-height:1.25;font-weight:700;
padding:0;scroll-margin-top:64px}}
.rr h1{{font-size:1.2rem;margin:0 0 8px}}
.rr h2,#root .rr h2{{font-size:1.4rem;margin:24px 0 8px}}
.rr h2.rh,#root .rr h2.rh{{font-size:1.2rem;margin:12px 0 4px}}
.rr h3{{font-size:1.1rem;margin:8px 0}}
.rr h4{{font-size:1rem;margin:16px 0 4px}}
.rr a{{color:var(--primary);text-decoration:underline}}
.rr a:focus-visible,.rr summary:focus-visible{{outline:3px solid var(--primary);
outline-offset:2px}}
.rr .rm{{color:var(--muted);font-size:.9rem}}
.rr .rlead{{font-size:1.15rem;line-height:1.4}}
.rr .rgood{{color:var(--good);font-weight:600}}
.rr .ralert{{color:var(--alert);font-weight:600}}
.rr .rweak{{border-left:4px solid var(--primary);padding:2px 0 2px 12px;margin:12px 0}}
.rr .rweak p{{margin:0}}
.rr .rsteps{{margin-top:4px}}
.rr .rsteps li{{margin-bottom:6px}}
.rr .rsteps .rm{{display:block;line-height:1.35}}
.rr .rnote{{background:var(--raised);border-radius:8px;padding:12px 16px;margin:8px 0}}
.rr .rnote p:last-child{{margin-bottom:0}}
.rr .rtoc{{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:0 20px}}
.rr .rtoc a,.rr .rlinks a{{display:inline-block;min-height:{TARGET_PX}px;
line-height:1.4;padding:10px 0}}
.rr .rlinks{{list-style:none;padding:0}}
.rr .rd{{border:1px solid var(--line);border-radius:8px;margin:0 0 8px}}
.rr .rd>summary{{cursor:pointer;min-height:{TARGET_PX}px;padding:10px 12px;
list-style-position:outside;margin-left:20px}}
.rr .rd>summary h3,.rr .rd>summary h4{{display:inline;margin:0;font-size:1rem}}
.rr .rd>summary .rm{{display:block}}
.rr .rd>.rb{{padding:0 12px 8px}}
.rr .rd .rd{{margin-top:8px}}
.rr .rt{{border-collapse:collapse;width:100%;margin:8px 0 16px;font-size:.95rem;
max-width:{MEASURE_CH + 12}ch}}
.rr .rt caption{{text-align:left;color:var(--muted);font-size:.9rem;
padding:0 0 4px;caption-side:top}}
.rr .rt th,.rr .rt td{{text-align:left;vertical-align:top;padding:6px 8px 6px 0;
border:0;border-bottom:1px solid var(--line);font-weight:400;color:var(--ink);
font-size:inherit}}
.rr .rt thead th{{border-bottom:2px solid var(--strong-line);font-weight:600;
font-size:.9rem}}
.rr .rt .rg th{{font-weight:700;padding-top:12px}}
.rr .rtag{{display:inline-block;border:1px solid var(--strong-line);
border-radius:999px;padding:0 8px;font-size:.85rem;line-height:1.5}}
.rr .rline{{border-top:1px solid var(--line);margin:0;padding:6px 0;max-width:none}}
.rr .rline a,.rr .rown a{{display:inline-block;padding:10px 0 2px;
min-height:{TARGET_PX}px}}
.rr h1.rbig{{font-size:1.5rem}}
.rr .rline .rm{{display:block}}
.rr .rnw{{white-space:nowrap}}
.rr dl{{padding:0;margin:0 0 8px;max-width:{MEASURE_CH}ch}}
.rr dl>dt{{font-weight:600}}
.rr dl>dd{{margin:0 0 6px}}
.st-key-next-question-box label p,.st-key-trial-box label p{{font-size:1rem}}
"""


def _colours(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


PLAIN = (
    f":root{{{_colours(dict(LIGHT))}}}"
    f"@media(prefers-color-scheme:dark){{:root{{{_colours(dict(DARK))}}}}}"
    + f"""
.rr .rnav{{display:flex;flex-wrap:wrap;gap:0 24px}}
.rr .rcount{{margin-top:16px}}
.rr .rnav a,.rr .rlist a{{display:inline-block;padding:10px 0 2px;
min-height:{TARGET_PX}px}}
.rr .rlist{{list-style:none;padding:0;max-width:none}}
.rr .rlist li{{border-top:1px solid var(--line);padding:0 0 8px;margin:0}}
.rr .rlist .rm{{display:block}}
.rr label{{display:block;font-weight:600}}
.rr form input,.rr form select{{font:inherit;width:100%;max-width:34rem;
min-height:{TARGET_PX}px;padding:8px 10px;border:1px solid var(--strong-line);
border-radius:8px;background:var(--ground);color:var(--ink);margin:4px 0 8px}}
.rr form summary{{min-height:{TARGET_PX}px;padding:10px 0;cursor:pointer}}
.rr textarea{{width:100%;font:inherit;font-size:.9rem;padding:8px;color:var(--ink);
background:var(--raised);border:1px solid var(--strong-line);border-radius:8px}}
.rr h1{{font-size:1.5rem}}
"""
)
"""What the pages of programmes add: form, list, text to copy."""


PAPER = (
    f":root{{{_colours(dict(LIGHT))}}}"
    + """
@page{size:A4;margin:15mm 14mm 16mm}
*{box-sizing:border-box}
body{margin:0;background:#fff;font:1rem/1.45 "Be Vietnam Pro",system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:16px}
.rr svg{width:100%;height:auto;max-width:40rem}
figure{margin:0 0 8px}
.rr .rd{border:0;margin:0}
.rr .rd>summary{list-style:none;margin:0;padding:0;min-height:0;font-weight:600}
.rr .rd>.rb{padding:0}
.rr p,.rr ul,.rr ol,.rr .rt{max-width:none}
.rr .rt{font-size:.9rem}
@media screen and (max-width:600px){.rr .rt{font-size:.8rem;overflow-wrap:anywhere}}
@media print{
main{padding:0;max-width:none}
html{font-size:9.5pt}
body{font-size:1rem}
.rr p,.rr ul,.rr ol{margin-bottom:4px}
.rr li{margin:0}
.rr h2{margin-top:16px}
.rr h3{margin-top:12px}
.rr h4{margin-top:8px}
.rr .rt{margin:4px 0 8px}
.rr .rt th,.rr .rt td{padding:3px 6px 3px 0}
.rr figure svg{max-width:14cm;display:block;margin:0 auto}
.rr h2,.rr h3,.rr h4{break-after:avoid}
.rr tr,.rr figure,.rr li{break-inside:avoid}
.rr thead{display:table-header-group;break-after:avoid}
.rr caption{break-after:avoid}
.rr a{color:inherit;text-decoration:none}
}
"""
)
"""What the printable page adds: A4, one column, no colour needed to read it."""

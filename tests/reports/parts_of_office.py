"""What tests look for inside office files, read as plain XML."""

import io
import re
import zipfile
from xml.etree import ElementTree as Tree

import python_calamine

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(data):
    """Every part of an office file by its name; each XML part is well formed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        found = {name: file.read(name) for name in file.namelist()}
    for name, body in found.items():
        if name.endswith((".xml", ".rels")):
            Tree.fromstring(body)
    return found


def charts(data):
    """Every chart: its kind, and its lines by name as (label, value) pairs."""
    found = []
    for name, body in sorted(parts(data).items()):
        if re.fullmatch(r".*/charts/chart[^/]*\.xml", name):
            plot = Tree.fromstring(body).find(f".//{C}plotArea")
            kind = next(part.tag for part in plot if part.tag.endswith("Chart"))
            lines = {series_name(one): pairs(one) for one in plot.iter(f"{C}ser")}
            found.append((kind.removeprefix(C), lines))
    return found


def series_name(series):
    return series.find(f"{C}tx//{C}v").text


def pairs(series):
    """A series as (label, value) pairs; None where nothing is drawn."""
    labels = dict(points(series.find(f"{C}cat")))
    values = {at: float(text) for at, text in points(series.find(f"{C}val"))}
    return [(labels[at], values.get(at)) for at in sorted(labels)]


def points(cache):
    return [
        (int(one.get("idx")), one.find(f"{C}v").text) for one in cache.iter(f"{C}pt")
    ]


def books(data):
    """The tables in the workbooks inside a file, in the order of their names."""
    found = []
    for name, body in sorted(parts(data).items()):
        if "/embeddings/" in name:
            assert formulas(body) == {}
            book = python_calamine.load_workbook(io.BytesIO(body))
            found.append(book.get_sheet_by_index(0).to_python())
    return found


def formulas(data):
    """The formulas of a workbook by sheet."""
    inside = parts(data)
    names = re.findall(r'<sheet name="([^"]+)"', inside["xl/workbook.xml"].decode())
    found = {}
    for number, name in enumerate(names, 1):
        root = Tree.fromstring(inside[f"xl/worksheets/sheet{number}.xml"])
        texts = [cell.text for cell in root.iter(f"{S}f")]
        if texts:
            found[name] = texts
    return found


def alternative_texts(data):
    """What drawings say to a person who cannot see them."""
    found = []
    for name, body in parts(data).items():
        if name.endswith(".xml") and "theme" not in name:
            for element in Tree.fromstring(body).iter():
                if element.tag.endswith(("}docPr", "}cNvPr")) and element.get("descr"):
                    found.append(element.get("descr"))
    return found

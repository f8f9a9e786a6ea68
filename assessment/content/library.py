"""Where content lives, each file read once.

A library is a folder with ``questionnaires/`` and ``programmes/`` in it. The one that
ships with the product stands beside the package.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Literal

from assessment.content import loading, mapping
from assessment.errors import ContentError, NotFound, Problem
from assessment.errors import content as errors
from assessment.model.action import ActionCatalogue
from assessment.model.company import CompanyFacts
from assessment.model.crosswalk import CrosswalkCatalogue
from assessment.model.law import LawChange
from assessment.model.mapping import Mapping
from assessment.model.maturity import Questionnaire
from assessment.model.programme import Programme

ContentKind = Literal["questionnaire", "company-facts", "actions", "programmes"]
SHIPPED_ROOT = Path(__file__).resolve().parents[2]


class Library:
    """The content below ``root``, cached for the life of the process.

    Shipped files never change while the product runs; an author who edits a file and
    wants to see the change starts anew, or checks it with ``assessment check``.
    What ``root`` does not hold is taken from ``fallback``: an author may bring nothing
    but a questionnaire, or one programme that joins those of the product.
    """

    def __init__(self, root: Path, *, fallback: "Library | None" = None) -> None:
        self.root = root
        self.fallback = fallback
        self._questionnaires: dict[tuple[str, str], Questionnaire] = {}
        self._ways: dict[tuple[str, str], tuple[str, ...]] = {}
        self._mappings: dict[tuple[str, str, str], Mapping] = {}
        self._company_facts: CompanyFacts | None = None
        self._actions: ActionCatalogue | None = None
        self._crosswalk: CrosswalkCatalogue | None = None
        self._programmes: dict[str, tuple[Programme, ...]] = {}
        self._law_changes: tuple[LawChange, ...] | None = None

    def questionnaires(self) -> tuple[tuple[str, str], ...]:
        """Every (id, version) there is, oldest version first."""
        found = (self.root / "questionnaires").glob("*/*.*.*.yaml")
        pairs = {(path.parent.name, path.stem) for path in found}
        if self.fallback:
            pairs |= set(self.fallback.questionnaires())
        return tuple(sorted(pairs, key=lambda pair: (pair[0], version_key(pair[1]))))

    def questionnaire(self, questionnaire: str, version: str) -> Questionnaire:
        """One questionnaire version. Raises :class:`NotFound`, ContentError."""
        pair = (questionnaire, version)
        if pair not in self._questionnaires:
            if pair not in self.questionnaires():
                raise NotFound(self._no_such_questionnaire(pair))
            path = self._questionnaire_path(*pair)
            self._questionnaires[pair] = loading.load_questionnaire(path)
        return self._questionnaires[pair]

    def newest_move(self, questionnaire: str, version: str) -> tuple[str, ...]:
        """The versions that answers to ``version`` can be moved to, one by one.

        Empty: it is the newest, or no mapping leads on from it.
        """
        if (questionnaire, version) not in self._ways:
            way = self._find_way(questionnaire, version)
            self._ways[questionnaire, version] = way
        return self._ways[questionnaire, version]

    def _find_way(self, questionnaire: str, version: str) -> tuple[str, ...]:
        folder = self._path("questionnaires", questionnaire, mapping.FOLDER)
        pairs = filter(None, map(mapping.versions_in, folder.glob("*.yaml")))
        there = {
            known for name, known in self.questionnaires() if name == questionnaire
        }
        following: dict[str, list[str]] = {}
        for before, after in pairs:
            if after in there and version_key(after) > version_key(before):
                following.setdefault(before, []).append(after)
        way: list[str] = []
        while version in following:
            version = max(following[version], key=version_key)
            way.append(version)
        return tuple(way)

    def mapping(self, questionnaire: str, before: str, after: str) -> Mapping:
        """How answers to one version go over to another. Raises ContentError."""
        key = (questionnaire, before, after)
        if key not in self._mappings:
            name = mapping.file_name(before, after)
            path = self._path("questionnaires", questionnaire, mapping.FOLDER, name)
            self._mappings[key] = loading.load_mapping(path)
        return self._mappings[key]

    def company_facts(self) -> CompanyFacts:
        """Every company fact that content may name."""
        if self._company_facts is None:
            path = self._path("questionnaires", "company-facts.yaml")
            self._company_facts = loading.load_company_facts(path)
        return self._company_facts

    def actions(self) -> ActionCatalogue:
        """The catalogue of actions."""
        if self._actions is None:
            path = self._path("questionnaires", "actions.yaml")
            self._actions = loading.load_actions(path)
        return self._actions

    def crosswalk(self) -> CrosswalkCatalogue:
        """The other systems that indicators give partial evidence for."""
        if self._crosswalk is None:
            path = self._path("questionnaires", "crosswalk.yaml")
            self._crosswalk = loading.load_crosswalk(path)
        return self._crosswalk

    def programmes(self, country: str = "vn") -> tuple[Programme, ...]:
        """The support programmes of ``country``, in the order of their ids."""
        if country not in self._programmes:
            paths = self._programme_paths(country)
            self._programmes[country] = tuple(map(loading.load_programme, paths))
        return self._programmes[country]

    def programme_ids(self, country: str = "vn") -> frozenset[str]:
        """The ids of the support programmes of ``country``, without reading them."""
        return frozenset(path.stem for path in self._programme_paths(country))

    def law_changes(self) -> tuple[LawChange, ...]:
        """What changed in the law and when, oldest first."""
        if self._law_changes is None:
            path = self._path("programmes", "law-changes.yaml")
            self._law_changes = loading.load_law_changes(path).changes
        return self._law_changes

    def content_hash(
        self, kind: ContentKind, questionnaire: str = "", version: str = ""
    ) -> str:
        """SHA-256 of the files behind one kind of content, for provenance.

        A questionnaire needs its id and version; the other kinds stand alone.
        """
        paths = {
            "questionnaire": [self._questionnaire_path(questionnaire, version)],
            "company-facts": [self._path("questionnaires", "company-facts.yaml")],
            "actions": [self._path("questionnaires", "actions.yaml")],
            "programmes": self._programme_paths("vn"),
        }[kind]
        digest = hashlib.sha256()
        for path in paths:
            content = loading.read_bytes(path)
            digest.update(f"{path.name}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()

    def _questionnaire_path(self, questionnaire: str, version: str) -> Path:
        return self._path("questionnaires", questionnaire, f"{version}.yaml")

    def joins_programmes(self) -> bool:
        """Whether the programmes of ``fallback`` stand beside those of ``root``.

        They do unless ``root`` brings company facts that lack some of the product's:
        then the product's conditions would name facts that nobody can be asked.
        """
        if self.fallback is None:
            return False
        try:
            own = {fact.id for fact in self.company_facts().facts}
            return own >= {fact.id for fact in self.fallback.company_facts().facts}
        except ContentError:
            return False

    def _programme_paths(self, country: str) -> list[Path]:
        """One file an id: an own one comes before the one that ships."""
        own = {
            path.name: path for path in self._path("programmes", country).glob("*.yaml")
        }
        if self.fallback and self.joins_programmes():
            shipped = self.fallback._programme_paths(country)
            own = {**{path.name: path for path in shipped}, **own}
        return [own[name] for name in sorted(own)]

    def _path(self, *parts: str) -> Path:
        path = self.root.joinpath(*parts)
        if self.fallback and not path.exists():
            return self.fallback._path(*parts)
        return path

    def _no_such_questionnaire(self, pair: tuple[str, str]) -> Problem:
        known = [" ".join(found) for found in self.questionnaires()]
        values = {"found": " ".join(pair), "known": ", ".join(known) or "-"}
        return Problem(errors.NO_SUCH_QUESTIONNAIRE, values=values)


def version_key(version: str) -> tuple[int, ...]:
    """A version as numbers, so that 1.10.0 comes after 1.9.0."""
    parts = version.split(".")
    return tuple(int(part) if part.isdecimal() else 0 for part in parts)


_chosen: list[Library] = []


@cache
def _shipped() -> Library:
    return Library(SHIPPED_ROOT)


def shipped_library() -> Library:
    """The content of this process: what ships, below what an author brought."""
    return _chosen[-1] if _chosen else _shipped()


def choose_content(root: Path | None) -> None:
    """From now on ``root`` comes before what ships; None: only what ships."""
    _chosen.clear()
    if root is not None:
        _chosen.append(Library(root, fallback=_shipped()))

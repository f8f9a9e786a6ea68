"""Sector modules: optional questionnaires beside an assessment, for the same company.

A module has a response set and a result of its own. Nothing of it enters the score of
the assessment it belongs to.
"""

from assessment.content.library import Library, shipped_library
from assessment.errors import NotFound, Problem
from assessment.errors.services import NO_SUCH_MODULE
from assessment.model.actor import Actor
from assessment.model.maturity import Depth, Questionnaire
from assessment.model.stored import OfferedModule, ResponseSet
from assessment.scoring.conditions import judge
from assessment.services import responding
from assessment.services.changing import Change, change_set
from assessment.services.creation import add_set
from assessment.services.database import database
from assessment.services.moving import with_newer
from assessment.services.roles import authorise
from assessment.storage import repository
from assessment.storage.modules import add_module, find_modules
from assessment.support.derived_facts import derive

_ORDER = {True: 0, None: 1, False: 2}


def offered(
    actor: Actor, response_set_id: str, *, on: str
) -> tuple[OfferedModule, ...]:
    """Every module of the set's questionnaire, those meant for the company first.

    Then those of which the facts do not tell, then the others, which stay findable.
    ``on`` is the date that facts such as years in business are derived for. A
    module's own set has none.
    """
    found = responding.open_set(actor, response_set_id)
    library = shipped_library()
    started = database().read(lambda connection: find_modules(connection, found.id))
    known = derive(found.company(), library.company_facts(), on=on)
    modules = [
        OfferedModule(
            id=module.id,
            version=module.version,
            title=module.title,
            summary=module.summary,
            items=len(module.indicators()),
            applies=judge(module.module.applies_if, known) if module.module else None,
            response_set_id=started.get(module.id),
        )
        for module in _modules_of(library, found.questionnaire)
    ]
    return tuple(sorted(modules, key=lambda module: _ORDER[module.applies]))


def start(actor: Actor, response_set_id: str, module_id: str) -> ResponseSet:
    """The response set of a module for the same company; started twice, the first one.

    It begins with the newest version of the module, asks all of it, and reads the
    company's facts, which are changed in the set it belongs to. Raises NotFound when
    the set's questionnaire has no such module.
    """
    authorise(actor, "start")
    library = shipped_library()

    def work(change: Change) -> ResponseSet:
        connection, head = change.connection, change.head
        set_id = find_modules(connection, head.id).get(module_id)
        if set_id is None:
            questionnaire = find_module(library, head.questionnaire, module_id)
            set_id = add_set(
                connection,
                questionnaire,
                company_id=head.company_id,
                respondent=actor.name,
                depth=Depth.FULL,
                facts={},
                answers={},
            )
            add_module(connection, set_id, head.id)
        return repository.find_sets(connection, actor.workspace_id, set_id)[0]

    return with_newer([change_set(actor, response_set_id, work)])[0]


def find_module(library: Library, core: str, module_id: str) -> Questionnaire:
    """The newest version of a module of ``core``. Raises NotFound."""
    modules = {module.id: module for module in _modules_of(library, core)}
    if module_id not in modules:
        values = {"module": module_id[:80], "known": ", ".join(modules) or "-"}
        raise NotFound(Problem(NO_SUCH_MODULE, values=values))
    return modules[module_id]


def _modules_of(library: Library, core: str) -> tuple[Questionnaire, ...]:
    newest = dict(library.questionnaires())
    newest.pop(core, None)
    found = [library.questionnaire(*pair) for pair in newest.items()]
    return tuple(
        each for each in found if each.module and each.module.questionnaire == core
    )

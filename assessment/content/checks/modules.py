"""What a module has and others do not: steps instead of targets; experience items."""

from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import Known, dimensions, indicators
from assessment.content.document import Part
from assessment.content.spelling import hint
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.model.responses import DONT_KNOW_ANSWER

STEPS = ("first_step", "next_step")


def check_modules(file: ContentFile, known: Known) -> Iterator[Problem]:
    """Targets and steps where they do not belong, modules that belong to nothing."""
    if file.kind != "questionnaire":
        return
    module = file.root.get("module")
    if module:
        yield from _check_core(module, known)
    for _, indicator in indicators(file.root):
        name = indicator.text("id") or "?"
        target = indicator.get("target")
        if module and target:
            yield target.problem(errors.TARGET_IN_MODULE, at_key=True, id=name)
        elif not module and not target:
            yield indicator.problem(errors.TARGET_MISSING, "id", id=name)
        for key in STEPS:
            step = indicator.get(key)
            if step and not module:
                yield step.problem(errors.STEP_NOT_HERE, at_key=True, id=name, key=key)
            elif module and not step:
                yield indicator.problem(errors.STEP_MISSING, "id", id=name, key=key)
    yield from _check_experience(file.root)


def _check_core(module: Part, known: Known) -> Iterator[Problem]:
    core = module.text("questionnaire")
    cores = {name: None for name, _ in known.versions if name not in known.modules}
    if core is not None and core not in cores:
        yield module.problem(
            errors.MODULE_OF_NOTHING,
            "questionnaire",
            id=core[:80],
            hint=hint(core, cores),
        )


def _check_experience(root: Part) -> Iterator[Problem]:
    names = {part.text("id") or "": None for part in dimensions(root)}
    for item in root.each("experience"):
        dimension = item.text("dimension")
        if dimension is not None and dimension not in names:
            yield item.problem(
                errors.UNKNOWN_NODE,
                "dimension",
                id=dimension[:80],
                hint=hint(dimension, names),
            )
        last = [*item.each("options")][-1:]
        found = last[0].text("id") if last else None
        if found is not None and found != DONT_KNOW_ANSWER:
            name = item.text("id") or "?"
            yield last[0].problem(errors.LAST_OPTION, "id", id=name, found=found[:80])

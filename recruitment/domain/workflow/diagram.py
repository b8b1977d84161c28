"""The workflow as a picture and a table, drawn from `MOVES` so that the page can never tell another story."""

from recruitment.domain.workflow.moves import APPLICANT, BACK, MOVES, Move
from recruitment.domain.workflow.stages import WORDS
from recruitment.models.stages import OPEN, SIDE, Stage

HEAD = """# How an application moves

This page is drawn from the tables in `recruitment/domain/workflow/moves.py` and `recruitment/domain/workflow/stages.py` by
`manage.py draw_workflow`; a test compares it. Change the tables, then draw it again.

A person may pause, go on or stop at any time before clearance, and gives no reason. No move is ever made by the
program on its own, and `not_appoint`, `reopen` and `clear` need two different people.
"""


def workflow_page() -> str:
    """The whole of docs/recruitment-workflow.md."""
    parts = [HEAD, "## The journey\n", _picture(), "## To the side and back\n", _side_picture()]
    parts += ["## Every move\n", _moves(), "## Every stage\n", _stages()]
    return "\n".join(parts)


def _picture() -> str:
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> enquiry"]
    lines += [
        f"    {stage.value} --> {move.enters}: {name}"
        for name, move in MOVES.items()
        for stage in move.leaves
        if stage not in SIDE and move.enters not in SIDE
    ]
    return "\n".join([*lines, "    cleared --> [*]", "```\n"])


def _side_picture() -> str:
    """Any open stage is drawn as one box: eight times the same arrow would hide the ones that matter."""
    lines = ["```mermaid", "stateDiagram-v2", '    state "any open stage" as open_stage']
    for name, move in MOVES.items():
        if move.enters != BACK and move.enters not in SIDE:
            continue
        target = "open_stage" if move.enters == BACK else move.enters
        starts = ["open_stage"] if set(move.leaves) & set(OPEN) else []
        starts += [stage.value for stage in move.leaves if stage in SIDE]
        lines += [f"    {start} --> {target}: {name}" for start in starts]
    return "\n".join([*lines, "```\n"])


def _moves() -> str:
    lines = ["| move | what it is called | in the log | from | to | who | needs |", "|---|---|---|---|---|---|---|"]
    lines += [
        f"| `{name}` | {move.label} | {move.done} | {_from(move)} | {move.enters} | {_who(move)} | {_needs(move)} |"
        for name, move in MOVES.items()
    ]
    return "\n".join([*lines, ""])


def _from(move: Move) -> str:
    return "any open stage" if move.leaves == OPEN else ", ".join(stage.value for stage in move.leaves)


def _who(move: Move) -> str:
    return ", ".join("the applicant" if by == APPLICANT else str(by) for by in move.made_by)


def _needs(move: Move) -> str:
    found = [(guard.__doc__ or "").splitlines()[0] for guard in move.guard]
    return " ".join([*found, "A note." if move.needs_note else ""]).strip()


def _stages() -> str:
    lines = [
        "| stage | staff say | the applicant reads | before it is reached | days | next step |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| `{stage.value}` | {words.staff} | {words.now} | {words.before} | {words.days} | {words.acts} |"
        for stage in Stage
        if (words := WORDS[stage])
    ]
    return "\n".join([*lines, ""])

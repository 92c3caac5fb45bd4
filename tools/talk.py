"""What is said rather than touched. The run reads these calls; only questions reach a person."""

from __future__ import annotations

from typing import Literal

from tools.call import ToolError
from tools.tool import Ask, tool

ANSWERED = "The person answered: "
"""How the result of a question begins; what the person said follows."""


@tool
def answer(text: str) -> None:
    """Give the answer to what was asked; finish afterwards.

    Args:
        text: The answer, short and exact.
    """


@tool
def ask_user(ask: Ask, text: str = "") -> str:
    """Ask the person something that only they know.

    Args:
        text: The question.
    """
    said = ask(text or "The model asks for your help with the screen as it is. What should it do?")
    if not said:
        raise ToolError("Nobody answered. Go on without it, or finish with failure and say what is missing.")
    return f"{ANSWERED}{said}"


@tool
def take_note(text: str = "") -> None:
    """Keep something in mind for later steps.

    Args:
        text: What to remember.
    """


@tool
def take_over(ask: Ask, reason: str = "") -> str:
    """Hand the phone to the person for a moment: a login, a captcha, a payment.

    Args:
        reason: What they are to do.
    """
    said = ask(f"Please do this on the phone yourself, then say so: {reason or 'the step on the screen'}")
    if said is None:
        raise ToolError("Nobody took over. Go on without it, or finish with failure and say what is missing.")
    return f"The person took over and says: {said or 'done'}"


@tool
def finish(status: Literal["success", "failure"], message: str = "") -> str:
    """End the run.

    Args:
        status: success only if the screen shows that the goal is reached.
        message: What shows it, or why it cannot be done.
    """
    return message

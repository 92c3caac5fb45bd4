"""Words that ask for the same: orders by their first word, links, and wishes for orders."""

from __future__ import annotations

QUESTIONS = frozenset(
    ("what", "which", "who", "where", "when", "how", "do", "does", "did", "is", "are", "am", "was", "has", "have")
)
"""First words of questions."""

_LIKE = (
    ("open", "go to", "launch", "bring up", "pull up"),
    ("go to", "open", "navigate to", "visit", "move to", "head to", "get to"),
    ("start", "begin", "start"),
    ("launch", "open", "start", "run"),
    ("show me", "display", "let me see", "let me look at", "bring up", "open"),
    ("show", "display", "bring up"),
    ("delete", "remove", "erase", "get rid of", "throw out", "trash"),
    ("remove", "delete", "get rid of", "take away", "take out"),
    ("get rid of", "delete", "remove", "throw away"),
    ("create", "make", "add", "set up", "put together"),
    ("make a note", "write a note", "create a note"),
    ("make a new", "create a new", "set up a new"),
    ("make a playlist", "create a playlist", "put together a playlist"),
    ("make the playlist", "create the playlist", "put together the playlist"),
    ("add", "include"),
    ("add a", "create a", "enter a", "put in a"),
    ("add an", "create an", "enter an", "put in an"),
    ("enter", "put in", "add", "fill in"),
    ("write", "jot down", "compose", "put down", "note down"),
    ("log", "enter", "record", "write down", "note"),
    ("save", "store", "keep"),
    ("send", "send off", "send out", "send"),
    ("call", "phone", "ring", "dial"),
    ("call it", "call it", "name it"),
    ("call back", "ring back", "return the call of"),
    ("look at", "check", "have a look at", "read", "inspect"),
    ("look up", "find out", "check", "find"),
    ("find", "look for", "locate", "search out"),
    ("count", "count up", "work out the number of"),
    ("count down", "count down"),
    ("tell me", "let me know", "report", "say", "give me"),
    ("list", "name", "write out", "give me"),
    ("answer", "reply", "respond"),
    ("rename", "change the name of"),
    ("move", "shift", "bring", "put", "transfer"),
    ("copy", "make a copy of", "duplicate"),
    ("edit", "change", "modify", "alter"),
    ("change", "alter", "modify", "adjust", "edit"),
    ("set the", "change the", "adjust the", "put the"),
    ("set", "put", "adjust"),
    ("set up", "create", "arrange"),
    ("turn on", "switch on", "enable", "activate"),
    ("turn off", "switch off", "disable", "deactivate"),
    ("switch on", "turn on", "enable", "activate"),
    ("switch off", "turn off", "disable", "deactivate"),
    ("enable", "activate", "turn on", "switch on"),
    ("disable", "deactivate", "turn off", "switch off"),
    ("pin", "stick", "fix"),
    ("star", "put a star on", "mark with a star"),
    ("install", "get", "download", "put on the phone"),
    ("uninstall", "take off the phone", "remove the app"),
    ("play", "put on", "listen to", "start playing"),
    ("take a photo", "shoot a photo", "snap a photo"),
    ("take one photo", "shoot one photo", "snap one photo"),
    ("record an audio clip", "make an audio recording", "capture an audio clip"),
    ("schedule", "plan", "put down", "arrange"),
    ("buy", "order", "purchase"),
    ("order", "buy", "purchase"),
    ("put", "place"),
    ("tick off", "check off", "complete", "complete"),
    ("archive", "file away"),
    ("forward", "pass on", "send on"),
    ("bookmark", "save a bookmark for", "keep a bookmark of"),
    ("restore", "bring back", "recover"),
    ("clear", "wipe", "empty", "erase"),
    ("close", "shut", "close"),
    ("block", "bar"),
    ("tap", "press", "touch", "click", "hit"),
    ("press", "tap", "hit", "push"),
    ("type", "enter", "write", "key in"),
    ("search for", "look for", "do a search for", "find"),
    ("choose", "pick", "select"),
    ("select", "choose", "pick"),
)
_PLAIN = (
    "read", "reply", "draw", "crop", "rotate", "film", "update", "post", "unsave", "transcribe", "paste", "empty",
    "merge", "give", "use", "cancel", "fill", "prepare", "let", "get", "take", "bring", "navigate", "switch", "turn",
    "pause", "in", "mark", "call", "mail", "text",
    "schedule", "dial", "phone", "pass", "label", "check",
    "complete", "leave", "pull", "long", "hold",
)  # fmt: skip
"""First words of orders that have no like here."""

VERBS: dict[str, dict[str, tuple[str, ...]]] = {word: {} for word in _PLAIN}
"""First word -> phrase that begins with it -> phrases that mean the same."""
for _phrase, *_others in _LIKE:
    VERBS.setdefault(_phrase.split()[0], {})[_phrase] = (_phrase, *_others)

LINKS = {
    "and": ("and", "and then", "and also", "and"),
    "then": ("then", "afterwards", "after that,", "next,"),
    "and then": ("and then", "then", "and afterwards", "and finally"),
}
"""Words between two orders."""

_ON = r"(?:(?:turn|switch) on|enable|activate) ([^,.;]+?)"
_OFF = r"(?:(?:turn|switch) off|disable|deactivate) ([^,.;]+?)"
_ON_LAST = r"(?:turn|switch) ([^,.;]+?) on"
_OFF_LAST = r"(?:turn|switch) ([^,.;]+?) off"
_TO_ON = (
    r"I want \1 to be on", r"\1 should be on", r"\1 has to be on", r"make sure \1 is on", r"see that \1 is switched on",
    r"I need \1 turned on", r"\1 on, please", r"\1: on", r"get \1 going", r"\1 must be active",
)  # fmt: skip
_TO_OFF = (
    r"I want \1 to be off", r"\1 should be off", r"\1 has to be off", r"make sure \1 is off",
    r"I don't want \1 to be on",    r"I need \1 turned off",
    r"\1 off, please", r"\1: off", r"see that \1 is switched off", r"\1 must not be on",
)  # fmt: skip
WANTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (rf"(?!.* and ){_ON}", _TO_ON), (rf"(?!.* and ){_OFF}", _TO_OFF),
    (rf"(?!.* and ){_ON_LAST}", _TO_ON), (rf"(?!.* and ){_OFF_LAST}", _TO_OFF),
)  # fmt: skip
"""An order about a switch, and wishes that mean it."""
_ALARM = r"(?:create|set|add|make|set up) an? (?:new )?alarm (?:at|for) ([^,.;]+)"
_TIMER = r"(?:set|start|create) a timer (?:for|of) ([^,.;]+)"
_NOTE = r"(?:make|write|create) a note:(.*)"
SHORT: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_ALARM, (r"alarm \1, please", r"alarm at \1", r"new alarm: \1", r"wake me at \1", r"I need an alarm at \1")),
    (_TIMER, (r"timer \1", r"timer: \1, please", r"count down \1", r"I need a timer of \1")),
    (_NOTE, (r"note:\1", r"new note:\1", r"write this down:\1", r"note to myself:\1")),
    (r"count down ([^,.;]+)", (r"timer \1", r"set a timer for \1", r"start a timer of \1")),
    (
        r"(?:show me|open) the ([^,.;]+) page (?:of|in) ([^,.;]+)",
        (r"\2: \1", r"I want to see \1 in \2", r"\2, \1 page"),
    ),
)
"""Orders of the commonest kinds, and how they are said in a telegram."""

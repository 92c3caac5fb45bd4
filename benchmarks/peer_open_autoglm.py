"""Steps of Open-AutoGLM, unmodified, run in its own Python and timed there. `overhead.py --peer` starts this.

    PYTHON peer_open_autoglm.py CHECKOUT MODEL_URL SERIAL TASK_OF_STEPS

prints one JSON line a step: seconds of wall time, of processor time with that of its children, of sleep, and how many
processes were started.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
import time
from typing import SupportsIndex


def cpu_s() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def main() -> None:
    checkout, url, serial, steps = sys.argv[1:]
    sys.path.insert(0, checkout)
    started = slept_s = 0.0
    sleep = time.sleep

    def hear(event: str, _: tuple[object, ...]) -> None:
        nonlocal started
        started += event in ("subprocess.Popen", "os.system")

    def counted_sleep(seconds: SupportsIndex | float) -> None:
        nonlocal slept_s
        slept_s += float(seconds)
        sleep(seconds)

    sys.addaudithook(hear)
    time.sleep = counted_sleep  # its fixed waits are what is to be seen

    from phone_agent import PhoneAgent  # type: ignore[import-not-found]
    from phone_agent.agent import AgentConfig  # type: ignore[import-not-found]
    from phone_agent.model import ModelConfig  # type: ignore[import-not-found]

    config = AgentConfig(device_id=serial, lang="en", verbose=False)
    agent = PhoneAgent(ModelConfig(base_url=f"{url}/v1", model_name="canned"), config)
    for _ in range(int(steps)):
        before = time.perf_counter(), cpu_s(), slept_s, started
        with contextlib.redirect_stdout(io.StringIO()):
            result = agent.step("Measure a step.")
        after = time.perf_counter(), cpu_s(), slept_s, started
        if not result.success or result.finished:
            raise SystemExit(f"a step did not work: {result.message}")
        wall, own, waited, processes = (end - start for start, end in zip(before, after, strict=True))
        print(json.dumps({"wall_s": wall, "own_s": own, "slept_s": waited, "processes": processes}), flush=True)


if __name__ == "__main__":
    main()

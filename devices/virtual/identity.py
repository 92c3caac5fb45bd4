"""What the virtual phone says it is."""

from __future__ import annotations

from devices.virtual.state import PhoneState


def props(state: PhoneState) -> dict[str, str]:
    """The system properties, as getprop prints them."""
    return {
        "ro.build.version.release": "15",
        "ro.build.version.sdk": "35",
        "ro.product.brand": "phoneagent",
        "ro.product.cpu.abi": "x86_64",
        "ro.product.device": "virtual",
        "ro.product.locale": "zh-CN" if state.look.locale == "zh" else "en-US",
        "ro.product.manufacturer": "phoneagent",
        "ro.product.model": "Virtual Phone",
        "ro.product.name": "virtual",
        "ro.serialno": f"VIRTUAL{state.seed:04d}",
        "ro.sf.lcd_density": str(state.density_dpi),
        "sys.boot_completed": "1",
    }

"""The Clock: alarms, world clock, timers and a stopwatch."""

from devices.virtual.apps.clock.app import Clock

__all__ = ["Clock"]

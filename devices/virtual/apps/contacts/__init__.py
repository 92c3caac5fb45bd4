"""Contacts: people, their numbers, and those one likes best."""

from devices.virtual.apps.contacts.app import Contacts

__all__ = ["Contacts"]

"""The virtual phone's adbd: services over ADB, on this computer only."""

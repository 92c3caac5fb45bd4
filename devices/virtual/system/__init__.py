"""What the virtual phone draws around its apps: launcher, bars, keyboard, dialogs."""

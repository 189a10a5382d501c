"""A window with WebKitGTK in it, for WebKitWebDriver: webkit_window.py PROFILE DOWNLOADS

What it stores stays in PROFILE, so that it can be closed, killed and opened again; what it downloads goes to
DOWNLOADS under the name the page gave it.
"""

import os
import sys
from urllib.parse import quote

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402 (after the versions)

PROFILE, DOWNLOADS = sys.argv[1:3]


def downloaded(download, name):
    """A download goes to the folder, under a name that is free."""
    stem, ending = os.path.splitext(os.path.basename(name) or "download")
    path, n = os.path.join(DOWNLOADS, stem + ending), 0
    while os.path.exists(path):
        n += 1
        path = os.path.join(DOWNLOADS, f"{stem} ({n}){ending}")
    download.set_destination("file://" + quote(path))
    return True


def new_view(_session):
    """A page in a window of its own, as large as a tablet."""
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    window = Gtk.Window(default_width=1024, default_height=768)
    window.add(view)
    view.connect("close", lambda _: window.destroy())
    window.connect("destroy", closed)
    windows.append(window)
    window.show_all()
    window.present()
    view.grab_focus()
    return view


def closed(window):
    """The last window that closes ends the program."""
    windows.remove(window)
    if not windows:
        GLib.idle_add(Gtk.main_quit)


def started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("Alongside's window")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", new_view)


windows = []
data = WebKit2.WebsiteDataManager(
    base_data_directory=os.path.join(PROFILE, "data"),
    base_cache_directory=os.path.join(PROFILE, "cache"),
)
context = WebKit2.WebContext(website_data_manager=data)
context.connect("download-started", lambda _, download: download.connect("decide-destination", downloaded))
context.connect("automation-started", started)
context.set_automation_allowed(True)
Gtk.main()

"""The pictures of docs/, drawn from the sample council: python -m tests.browser.docs_pictures [address of a running dashboard]."""

from __future__ import annotations

import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import serving
from tests.browser.looking import Looking
from tests.sample import made

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
PAGES = {"overview": "/?as=smt", "objective": "/objective-5?as=smt", "measure": "/measure?id=admissions_all&as=smt"}
TALL = {"overview": 768, "objective": 1500, "measure": 1700}
LOOKS = {"1366": 1366, "320": 320, "print": 794, "grey": 1366}
MOST = 3200  # pixels down: a phone's page is longer than a picture should be


def main(asked: list[str]) -> None:
    """Draw every page in every look."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = nullcontext(asked[0]) if asked else serving(made.copied_to(Path(folder)))
        with server as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for name, path in PAGES.items():
                for look, width in LOOKS.items():
                    _draw(browser, address, name, path, look, width)
            browser.close()


def _draw(browser, address, name, path, look, width) -> None:
    tall = MOST if look in ("320", "print") else TALL[name]
    page = browser.new_context(viewport={"width": width, "height": tall}, locale="en-GB").new_page()
    Looking(address, page).open(path).settle()
    page.wait_for_timeout(1500)
    if look == "print":
        page.emulate_media(media="print")
        page.wait_for_timeout(500)
    if look == "grey":
        page.add_style_tag(content="html { filter: grayscale(1); }")
    used = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').getBoundingClientRect().bottom")
    page.screenshot(path=FOLDER / f"{name}-{look}.png", clip={"x": 0, "y": 0, "width": width, "height": min(used, tall)})
    page.context.close()


if __name__ == "__main__":
    main(sys.argv[1:])

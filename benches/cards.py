#!/usr/bin/env python3
"""The cost of a preview card: milliseconds to draw it and bytes to send, median and worst, for cards of pages and of figures.

    cargo build --release && python3 benches/cards.py [--every 5] [--binary PATH]

Every card of a page is asked for twice: the first request draws it, the second finds it drawn, and the difference is the drawing. Of the figures
each fifth is asked for, in three languages. One worker; nothing is drawn in the background. Requests go to the loopback only.
"""
import argparse, http.client, os, re, socket, statistics, subprocess, sys, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = 18092


class Site:
    """The site on a connection that stays open, so that its making is not measured."""

    def __init__(self, binary):
        command = [str(binary), "serve", "--quick", "--workers", "1", "--listen", f"127.0.0.1:{PORT}"]
        self.child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(1200):
            try:
                socket.create_connection(("127.0.0.1", PORT), 0.2).close()
                break
            except OSError:
                time.sleep(0.05)
        else:
            sys.exit("the site does not answer")
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT)

    def get(self, path):
        """The body of a path and the milliseconds until it is there."""
        start = time.perf_counter()
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            sys.exit(f"{path}: {answer.status}")
        return body, (time.perf_counter() - start) * 1000

    def card(self, page):
        """The path of a page's card."""
        html = self.get(page)[0].decode()
        return re.search(r'property="og:image" content="https?://[^/"]+([^"]+)"', html)[1]


def measured(site, pages):
    """Milliseconds and bytes of each card."""
    rows = []
    for card in [site.card(page) for page in pages]:
        body, drawn = site.get(card)
        _, kept = site.get(card)
        rows.append((drawn - kept, len(body)))
    return rows


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--every", type=int, default=5)
    options.add_argument("--binary", type=Path, default=ROOT / "target/release/kazpeace")
    options = options.parse_args()
    site = Site(options.binary)
    try:
        pages = re.findall(r"<loc>https?://[^/<]+(/[^<]*)</loc>", site.get("/sitemap.xml")[0].decode())
        figures = [page for page in pages if re.fullmatch(r"/../facts/[^/]+/", page)]
        # The lists of facts are computed and show the card of the page that they hang from.
        written = [page for page in pages if not re.match(r"/../facts/.", page)]
        print(f"{'cards of':>10}{'number':>8}{'ms':>8}{'worst':>8}{'bytes':>9}{'worst':>9}")
        for name, chosen in (("pages", written), ("figures", figures[:: options.every])):
            times, sizes = zip(*measured(site, chosen))
            print(f"{name:>10}{len(times):8}{statistics.median(times):8.1f}{max(times):8.1f}{statistics.median(sizes):9.0f}{max(sizes):9}", flush=True)
    finally:
        site.child.terminate()
        site.child.wait()


main()

#!/usr/bin/env python3
"""Slow clients: 5 000 idle and 1 000 slowloris connections at once, and how long everybody else waits meanwhile.

    cargo build --release && python3 benches/slow.py [--idle 5000] [--slow 1000] [--asked 2000]

Needs nothing but Python. Requests go to the loopback only. Everybody else asks for pages, each on a connection of its own, and the longest wait
counts. Afterwards everything is closed, and the memory is looked at again.
"""
import argparse, resource, socket, statistics, subprocess, sys, threading, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = ROOT / "target/release/kazpeace"
PORT = 18070
REQUEST = b"GET /en/missions/undof/ HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"


def resident(pid):
    """Resident memory in MB."""
    return next(int(line.split()[1]) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS")) / 1024


def ask():
    """Milliseconds from the start of the connection to the end of the page."""
    start = time.perf_counter()
    with socket.create_connection(("127.0.0.1", PORT), 10) as stream:
        stream.sendall(REQUEST)
        answer = b""
        while part := stream.recv(65536):
            answer += part
    if not answer.startswith(b"HTTP/1.1 200 "):
        sys.exit(f"not answered: {answer[:100]}")
    return (time.perf_counter() - start) * 1000


def waits(asked):
    times = sorted(ask() for _ in range(asked))
    return f"median {statistics.median(times):.2f} ms, 99 % within {times[int(asked * 0.99)]:.2f} ms, longest {times[-1]:.2f} ms"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--idle", type=int, default=5000)
    options.add_argument("--slow", type=int, default=1000)
    options.add_argument("--asked", type=int, default=2000)
    options = options.parse_args()
    needed = options.idle + options.slow + 200
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < needed:
        sys.exit(f"{needed} open files are needed, {most} are allowed: raise the limit with ulimit -n")
    resource.setrlimit(resource.RLIMIT_NOFILE, (needed, most))
    server = subprocess.Popen([str(BINARY), "serve", "--listen", f"127.0.0.1:{PORT}"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        for line in server.stderr:
            if "compressed as far as it goes" in line:
                break
        threading.Thread(target=server.stderr.read, daemon=True).start()
        waits(200)
        print(f"alone: {waits(options.asked)}; {resident(server.pid):.1f} MB")

        idle = [socket.create_connection(("127.0.0.1", PORT)) for _ in range(options.idle)]
        slow = [socket.create_connection(("127.0.0.1", PORT)) for _ in range(options.slow)]
        for stream in slow:
            stream.sendall(b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        done, cut = threading.Event(), 0

        def drip():
            """A byte each second on every slow connection, as the tool after which they are called does."""
            nonlocal cut
            open_ones = list(slow)
            while not done.wait(1) and open_ones:
                for stream in list(open_ones):
                    try:
                        stream.sendall(b"a")
                    except OSError:
                        open_ones.remove(stream)
                        cut += 1

        dripping = threading.Thread(target=drip)
        dripping.start()
        started = time.monotonic()
        print(f"beside {options.idle} idle and {options.slow} slow ones: {waits(options.asked)}; {resident(server.pid):.1f} MB")
        while cut < options.slow and time.monotonic() - started < 60:
            time.sleep(0.2)
        print(f"{cut} slow ones were cut off within {time.monotonic() - started:.0f} s; meanwhile: {waits(options.asked)}")
        done.set()
        dripping.join()
        for stream in idle + slow:
            stream.close()
        time.sleep(2)
        waits(200)
        print(f"all gone: {waits(options.asked)}; {resident(server.pid):.1f} MB")
    finally:
        server.terminate()
        server.wait()


main()

#!/usr/bin/env python3
"""Instructions in user space for a request, by callgrind: a figure without noise, in which a regression shows at once.

    cargo build --release && python3 benches/instructions.py

Needs valgrind. The whole server is counted, on a small site, once with 200 and once with 2 200 requests on one connection; the difference is
what 2 000 requests take. Beside them stand the calls of malloc, calloc and realloc for a request.
"""
import re, shutil, signal, socket, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = ROOT / "target/release/kazpeace"
PORT = 18060
FEW, MANY = 200, 2200


def asked(count, request):
    """Puts requests one after the other; the last answer's head."""
    with socket.create_connection(("127.0.0.1", PORT)) as stream, stream.makefile("rb") as answers:
        for _ in range(count):
            stream.sendall(request)
            head = {}
            while (line := answers.readline().strip()):
                name, _, value = line.partition(b": ")
                head[name.lower()] = value
            if length := int(head.get(b"content-length", 0)):
                answers.read(length)
    return head


def counted(tool, arguments, count, request):
    """What valgrind says of a server that answered so many requests."""
    command = ["valgrind", f"--tool={tool}", *arguments, BINARY, "serve", "--quick", "--workers", "1", "--listen", f"127.0.0.1:{PORT}", "--content", ROOT / "tests/site"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if "serving" not in server.stdout.readline():
        sys.exit(server.communicate()[1])
    head = asked(count, request)
    server.send_signal(signal.SIGTERM)
    said = server.communicate()[1]
    return said, head


def main():
    if not shutil.which("valgrind"):
        sys.exit("missing: valgrind")
    tag = b""
    print(f"{'':8}{'instructions':>14}{'allocations':>14}")
    with tempfile.TemporaryDirectory() as folder:
        for name, path in (("200 br", b"/en/"), ("304", b"/en/"), ("404", b"/en/no-such-page/")):
            condition = b"If-None-Match: " + tag + b"\r\n" if name == "304" else b""
            request = b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n" + condition + b"\r\n"
            figures = []
            for tool, arguments, pattern in (("callgrind", [f"--callgrind-out-file={folder}/out"], r"Collected : (\d+)"), ("memcheck", [], r"total heap usage: ([\d,]+) allocs")):
                counts = []
                for count in (FEW, MANY):
                    said, head = counted(tool, arguments, count, request)
                    counts.append(int(re.findall(pattern, said)[-1].replace(",", "")))
                figures.append((counts[1] - counts[0]) / (MANY - FEW))
            tag = head.get(b"etag", tag)
            print(f"{name:8}{figures[0]:14.0f}{figures[1]:14.3f}", flush=True)


main()

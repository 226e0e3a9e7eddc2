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
# What a browser sends with a request for a page, of usual number and length.
BROWSER = b"\r\n".join([
    b'Sec-CH-UA: "Chromium";v="142", "Not?A_Brand";v="99"', b"Sec-CH-UA-Mobile: ?0", b'Sec-CH-UA-Platform: "Linux"', b"Upgrade-Insecure-Requests: 1",
    b"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    b"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
    b"Sec-Fetch-Site: none", b"Sec-Fetch-Mode: navigate", b"Sec-Fetch-User: ?1", b"Sec-Fetch-Dest: document", b"Connection: keep-alive",
    b"Accept-Language: kk-KZ,kk;q=0.9,ru;q=0.8,en;q=0.7", b"Cookie: lang=kk", b"",
])


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
        for name, path in (("200 br", b"/en/"), ("304", b"/en/"), ("browser", b"/en/"), ("404", b"/en/no-such-page/")):
            more = {"304": b"If-None-Match: " + tag + b"\r\n", "browser": BROWSER}.get(name, b"")
            request = b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n" + more + b"\r\n"
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

#!/usr/bin/env python3
"""Serving, against nginx on the very same bytes: requests per second, CPU per request and p99, as ratios in one run.

    cargo build --release && (cd benches/floor && cargo build --release)
    python3 benches/serve.py [--rounds 5] [--seconds 3] [--wrk] [--tls] [--only "200 br"]

The least that a server can do is measured in the same run: a loop over sockets that answers whatever comes with our own responses, ready made.
The load comes from a program of ours that takes less of its core than the servers of theirs; with --wrk from wrk, which is at its end first.

Needs nginx with its brotli module (wrk for --wrk, h2load and openssl for --tls), two cores. The servers run on core 0 with one worker each,
the load on core 1, in turn. Requests go to the loopback only.
"""
import argparse, json, os, re, shutil, socket, statistics, subprocess, sys, tempfile, time, urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = ROOT / "target/release/kazpeace"
FLOOR = ROOT / "benches/floor/target/release/floor"
LOAD = FLOOR.with_name("load")
OURS, THEIRS, LEAST = 18080, 18081, 18082
PAGE = "/en/missions/undof/"


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options)


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nothing listens on port {port}")


def ask(port, path, headers, scheme="http"):
    request = urllib.request.Request(f"{scheme}://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def nginx_conf(folder, root, headers, tls):
    """nginx as its own documentation would have it for static files, with the headers that we send."""
    skip = {"content-length", "content-type", "content-encoding", "date", "etag", "last-modified", "connection", "accept-ranges", "server", "vary"}
    lines = "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items() if name.lower() not in skip)
    listen = f"listen 127.0.0.1:{THEIRS} ssl http2;\n    ssl_certificate {folder}/c.pem;\n    ssl_certificate_key {folder}/k.pem;" if tls else f"listen 127.0.0.1:{THEIRS};"
    return f"""
load_module modules/ngx_http_brotli_static_module.so;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
events {{ worker_connections 4096; }}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 100000000; keepalive_timeout 60s;
  open_file_cache max=2000 inactive=600s; open_file_cache_valid 600s; open_file_cache_min_uses 1;
  server_tokens off; charset utf-8;
  server {{
    {listen}
    root {root};
    index index.html;
    brotli_static on; gzip_static on;
    error_page 404 /en/404.html;
    add_header Vary Accept-Encoding always;
{lines}
  }}
}}
"""


def cpu(pids):
    """User and system time of processes, in seconds."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def taken():
    """Processor time that the host gave to other guests, in seconds: a run in which it grows says little."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()
    return int(fields[8]) / os.sysconf("SC_CLK_TCK")


def median_ratio(mine, other, which):
    """The median of the ratios of the rounds: what slows a whole round down slows both sides."""
    return statistics.median(own[which] / theirs[which] for own, theirs in zip(mine, other))


def children(pid):
    return [int(p) for p in run("ps", "-o", "pid=", "--ppid", str(pid)).stdout.split()]


def wrk(port, seconds, script, path):
    command = ["taskset", "-c", "1", "wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-s", str(script), f"http://127.0.0.1:{port}{path}"]
    text = run(*command).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    count = int(re.search(r"(\d+) requests in", text)[1])
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    return rate, count, float(value) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]


def load(port, seconds, status, files):
    rate, count, p99 = run("taskset", "-c", "1", LOAD, f"127.0.0.1:{port}", "32", str(seconds), str(status), *files).stdout.split()
    return float(rate), int(count), float(p99)


def h2load(port, seconds, streams, path):
    text = run("taskset", "-c", "1", "h2load", "-c32", f"-m{streams}", f"-D{seconds}", "-t1", "-H", "accept-encoding: br", f"https://127.0.0.1:{port}{path}").stdout
    rate = float(re.search(r"finished in [\d.]+s, ([\d.]+) req/s", text)[1])
    count = int(re.search(r"(\d+) succeeded", text)[1])
    return rate, count, 0.0


def request(path, fields):
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n".encode()


def written(folder, name, contents):
    """Files with these contents, one after the other."""
    files = [folder / f"{name}-{number}" for number in range(len(contents))]
    for file, content in zip(files, contents):
        file.write_bytes(content)
    return files


def raw(path, fields):
    """A response of ours as it comes over the wire."""
    with socket.create_connection(("127.0.0.1", OURS)) as stream:
        stream.sendall(request(path, fields))
        data = b""
        while b"\r\n\r\n" not in data:
            data += stream.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        while length and len(body) < int(length[1]):
            body += stream.recv(65536)
    return head + b"\r\n\r\n" + body


def start_floor(folder, responses):
    """The floor with these responses."""
    files = written(folder, "response", responses)
    floor = subprocess.Popen(["taskset", "-c", "0", str(FLOOR), f"127.0.0.1:{LEAST}", *map(str, files)])
    wait_for(LEAST)
    return floor


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=int, default=3)
    options.add_argument("--wrk", action="store_true")
    options.add_argument("--tls", action="store_true")
    options.add_argument("--only", help="one of the scenarios, as the table names them")
    options.add_argument("--rest", type=int, default=60, help="seconds between the background's work and the first request")
    options = options.parse_args()
    for tool in ["nginx", "taskset"] + (["h2load", "openssl"] if options.tls else ["wrk"] if options.wrk else [FLOOR, LOAD]):
        if not shutil.which(tool):
            sys.exit(f"missing: {tool}")
    folder = Path(tempfile.mkdtemp(prefix="kazpeace-bench-"))
    folder.chmod(0o755)
    site = folder / "site"
    run(BINARY, "export", site)
    if options.tls:
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{folder}/k.pem", "-out", f"{folder}/c.pem", "-days", "2", "-subj", "/CN=localhost")
    tls = ["--tls-cert", f"{folder}/c.pem", "--tls-key", f"{folder}/k.pem"] if options.tls else []
    ours = subprocess.Popen(["taskset", "-c", "0", str(BINARY), "serve", "--listen", f"127.0.0.1:{OURS}", "--workers", "1", *tls], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    theirs = None
    try:
        for line in ours.stderr:
            if "compressed as far as it goes" in line:
                break
        # Both cores were busy until now, on a machine that is shared with others.
        time.sleep(options.rest)
        import ssl
        ssl._create_default_https_context = ssl._create_unverified_context
        scheme = "https" if options.tls else "http"
        _, headers, body = ask(OURS, PAGE, {"Accept-Encoding": "br"}, scheme)
        (folder / "nginx.conf").write_text(nginx_conf(folder, site, headers, options.tls))
        theirs = subprocess.Popen(["taskset", "-c", "0", "nginx", "-c", f"{folder}/nginx.conf", "-g", "daemon off;"])
        wait_for(THEIRS)
        status, their_headers, their_body = ask(THEIRS, PAGE, {"Accept-Encoding": "br"}, scheme)
        assert status == 200 and their_body == body, "the two servers do not send the same bytes"
        pids = {OURS: [ours.pid], THEIRS: children(theirs.pid) or [theirs.pid]}

        paths = sorted("/" + str(p.parent.relative_to(site)) + "/" for p in site.rglob("index.html"))
        paths = (paths * (1000 // len(paths) + 1))[:1000]
        lua = {
            "200 br": 'wrk.headers["Accept-Encoding"] = "br"',
            "distinct pages": 'wrk.headers["Accept-Encoding"] = "br"\nlocal paths = {%s}\nlocal i = 0\nrequest = function() i = i %% #paths + 1; return wrk.format(nil, paths[i]) end'
            % ",".join(json.dumps(p) for p in paths),
            "404": 'wrk.headers["Accept-Encoding"] = "br"',
        }
        results, lost = {}, {}
        scenarios = ["200 br", "304", "404", "distinct pages"] if not options.tls else ["h2 1 stream", "h2 10 streams"]
        if options.only:
            scenarios = [name for name in scenarios if name == options.only] or sys.exit(f"the scenarios are {', '.join(scenarios)}")
        for scenario in scenarios:
            sides, floor = [(OURS, headers), (THEIRS, their_headers)], None
            asked = paths if scenario == "distinct pages" else ["/en/no-such-page/" if scenario == "404" else PAGE]
            # Each server is sent its own tag.
            tag = lambda own: {k.lower(): v for k, v in own.items()}.get("etag", "")
            fields = lambda own: "Accept-Encoding: br\r\n" + (f"If-None-Match: {tag(own)}\r\n" if scenario == "304" else "")
            status = {"304": 304, "404": 404}.get(scenario, 200)
            if FLOOR.exists() and not options.tls:
                floor = start_floor(folder, [raw(path, fields(headers)) for path in asked])
                pids[LEAST] = [floor.pid]
                sides.append((LEAST, headers))
            requests = {port: written(folder, f"request-{port}", [request(path, fields(own)) for path in asked]) for port, own in sides}
            lost[scenario] = -taken()
            for _ in range(options.rounds):
                for port, own in sides:
                    before = cpu(pids[port])
                    if options.tls:
                        rate, count, p99 = h2load(port, options.seconds, 1 if "1 stream" in scenario else 10, asked[0])
                    elif options.wrk:
                        script = folder / "load.lua"
                        script.write_text(lua.get(scenario, 'wrk.headers["Accept-Encoding"] = "br"\nwrk.headers["If-None-Match"] = %s' % json.dumps(tag(own))))
                        rate, count, p99 = wrk(port, options.seconds, script, asked[0])
                    else:
                        rate, count, p99 = load(port, options.seconds, status, requests[port])
                    used = cpu(pids[port]) - before
                    results.setdefault((scenario, port), []).append((rate, used / count * 1e6, p99))
            lost[scenario] += taken()
            if floor:
                floor.terminate()
                floor.wait()
        print(f"{'':18}{'requests/s':>12}{'nginx':>10}{'ratio':>8}{'CPU µs':>9}{'nginx':>8}{'ratio':>8}{'p99 ms':>9}{'nginx':>8}{'floor/nginx, CPU':>20}{'host took':>12}")
        for scenario in scenarios:
            ours_by_round, theirs_by_round, least = (results.get((scenario, port)) for port in (OURS, THEIRS, LEAST))
            mine = [statistics.median(r[i] for r in ours_by_round) for i in range(3)]
            other = [statistics.median(r[i] for r in theirs_by_round) for i in range(3)]
            rate, used = (median_ratio(ours_by_round, theirs_by_round, which) for which in (0, 1))
            print(f"{scenario:18}{mine[0]:12.0f}{other[0]:10.0f}{rate:8.2f}{mine[1]:9.2f}{other[1]:8.2f}{used:8.2f}{mine[2]:9.2f}{other[2]:8.2f}", end="")
            print(f"{median_ratio(least, theirs_by_round, 0):12.2f}{median_ratio(least, theirs_by_round, 1):8.2f}" if least else " " * 20, end="")
            print(f"{lost[scenario]:10.2f} s")
    finally:
        ours.terminate()
        if theirs:
            theirs.terminate()
            theirs.wait()
        ours.wait()
        shutil.rmtree(folder, ignore_errors=True)


main()

//! The program as an operator runs it: a process, sockets, signals.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::common::copy;

/// A running server; killed when dropped.
struct Running {
    child: Child,
    address: SocketAddr,
}

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kazpeace"));
    command.env_clear();
    command
}

/// A copy of the small site of the tests that may be changed.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site"), folder.path());
    folder
}

/// Starts the server on a free port and waits until it says where.
fn start(arguments: &[&str]) -> Running {
    // The small site, unless the test brings its own: what is looked at here is the server.
    let small = ["--content", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site")];
    let content: &[&str] = if arguments.contains(&"--content") { &[] } else { &small };
    spawned(program().args(["serve", "--listen", "127.0.0.1:0", "--workers", "2"]).args(content).args(arguments).stderr(Stdio::null()))
}

/// Starts a command that serves, and waits until it says where.
fn spawned(command: &mut Command) -> Running {
    said(command.stdout(Stdio::piped()).spawn().unwrap())
}

/// Waits until a process says where it serves.
fn said(mut child: Child) -> Running {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_else(|| panic!("it said {line:?}"));
    Running { address: address.parse().unwrap(), child }
}

impl Running {
    fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap().success());
    }

    /// Sends bytes as they are and reads until the server closes or nothing comes for a second.
    fn raw(&self, request: &str) -> String {
        self.raw_to_the_end(request).0
    }

    /// The same, and whether the server closed.
    fn raw_to_the_end(&self, request: &str) -> (String, bool) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let (mut all, mut part) = (Vec::new(), [0; 65536]);
        let closed = loop {
            match stream.read(&mut part) {
                Ok(read @ 1..) => all.extend_from_slice(part.get(..read).unwrap()),
                // What was sent behind a refused request may have come too late to be read.
                end => break end.is_ok_and(|read| read == 0) || stream.take_error().unwrap().is_some(),
            }
        };
        (String::from_utf8_lossy(&all).into_owned(), closed)
    }

    fn get(&self, path: &str) -> String {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
    }

    fn status(&self, path: &str) -> u16 {
        status(&self.get(path))
    }
}

fn status(response: &str) -> u16 {
    response.get(9..12).and_then(|code| code.parse().ok()).unwrap_or(0)
}

/// Waits for something to become true. A busy machine may take its time: the bound only ends what hangs.
fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(60), "{what} did not come true in a minute");
        std::thread::sleep(Duration::from_millis(30));
    }
}

fn last_line(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim_end().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn wrong_settings_give_one_clear_line_and_a_failure() {
    let held = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = held.local_addr().unwrap().to_string();
    let taken = program().args(["serve", "--listen", &address]).output().unwrap();
    assert_eq!(taken.status.code(), Some(1));
    let expected = format!("kazpeace: cannot listen on {address}; choose another address with --listen ADDR:PORT: Address already in use");
    assert!(last_line(&taken).starts_with(&expected), "{}", last_line(&taken));

    let missing = program().args(["check", "--content", "/no/such/folder"]).output().unwrap();
    assert_eq!(missing.status.code(), Some(1));
    assert_eq!(last_line(&missing), "kazpeace: cannot read /no/such/folder: No such file or directory (os error 2)");

    for (arguments, expected) in [
        (&["--lissen", "127.0.0.1:1"][..], "unexpected argument '--lissen' found"),
        (&["--listen", "8080"], "invalid value '8080' for '--listen <ADDR:PORT>': write address and port, as 127.0.0.1:8080"),
        (&["--idle-timeout", "1.5"], "invalid value '1.5' for '--idle-timeout <SECONDS>': write a whole number from 1 to 3600"),
        (&["--workers", "0"], "invalid value '0' for '--workers <N>': write a whole number from 1 to 512"),
        (&["--base-url", "kazpeace.example"], "write it as https://example.org, without a path or a slash at the end"),
        (&["--base-url", "https://kazpeace.example/x"], "write it as https://example.org, without a path or a slash at the end"),
        (&["--watch"], "--content <DIR>"),
        (&["--tls-cert", "a.pem"], "--tls-key <FILE>"),
        (&["--trusted-proxy", "10.0.0.0/40"], "invalid value '10.0.0.0/40' for '--trusted-proxy <NETWORK>'"),
    ] {
        let output = program().arg("serve").args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(text.contains(expected), "{arguments:?}: {text}");
    }
    let environment = program().env("KAZPEACE_WORKERS", "many").arg("serve").output().unwrap();
    let text = String::from_utf8_lossy(&environment.stderr).into_owned();
    assert!(
        text.starts_with("the value of the variable KAZPEACE_WORKERS is refused:\nerror: invalid value 'many' for '--workers <N>'"),
        "{text}"
    );
    let flag = program().env("KAZPEACE_WORKERS", "2").args(["serve", "--workers", "many"]).output().unwrap();
    assert!(String::from_utf8_lossy(&flag.stderr).starts_with("error: invalid value 'many'"));
    // A name that is misspelt is told of, and nothing else: other programs may have variables of their own.
    let folder = tempfile::tempdir().unwrap();
    let misspelt = program()
        .env("KAZPEACE_LISTN", "127.0.0.1:1")
        .args(["serve", "--listen", "127.0.0.1:0", "--content"])
        .arg(folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&misspelt.stderr).into_owned();
    assert!(text.contains("KAZPEACE_LISTN is no setting: did you mean “KAZPEACE_LISTEN”?\n"), "{text}");
    // Before a command flags would be those of `serve`.
    let before = program().args(["--content", "/no/such/folder", "check"]).output().unwrap();
    let text = String::from_utf8_lossy(&before.stderr).into_owned();
    assert_eq!(before.status.code(), Some(2));
    assert!(text.contains("the subcommand 'check' cannot be used with '--content <DIR>'"), "{text}");
    // A review falls due on its day and not before.
    let reviewed = |day: &str| {
        let output = program().args(["check", "--date", day]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().contains("was due for review by")
    };
    assert_eq!(["2026-12-01", "2099-01-01"].map(reviewed), [false, true]);
    let wrong = program().args(["check", "--date", "tomorrow"]).output().unwrap();
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("write it as 2026-12-31"));
    // What the server is told in the environment is nothing to a check.
    let folder = site();
    let check = program().env("KAZPEACE_WATCH", "true").args(["check", "--content"]).arg(folder.path()).output().unwrap();
    assert_eq!(check.status.code(), Some(0), "{}", last_line(&check));
}

#[test]
fn settings_come_from_flags_and_environment_together() {
    let folder = site();
    let (certificate, key) = certificate(folder.path(), "site", false);
    let kept = tempfile::tempdir().unwrap();
    let moved = kept.path().join("site.pem");
    fs::rename(certificate, &moved).unwrap();
    let key_there = kept.path().join("site.key");
    fs::rename(key, &key_there).unwrap();
    let mut command = program();
    command.env("KAZPEACE_TLS_CERT", moved).env("KAZPEACE_WATCH", "true").env("KAZPEACE_LISTEN", "127.0.0.1:0");
    command.args(["--tls-key", key_there.to_str().unwrap(), "--content", folder.path().to_str().unwrap()]);
    // The process that builds has the same environment, and none of the flags.
    let server = spawned(command.stderr(Stdio::null()));
    assert!(handshake(server.address, &[&rustls::version::TLS13], &[b"h2"]).1.is_some());
}

#[test]
fn content_with_errors_is_not_served() {
    let folder = site();
    fs::write(folder.path().join("site.toml"), "base = 5\n").unwrap();
    let output = program().args(["serve", "--listen", "127.0.0.1:0", "--content"]).arg(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(text.contains("site.toml:1:8: “base” has the wrong type: write a text in quotation marks"), "{text}");
    let check = program().args(["check", "--format", "json", "--content"]).arg(folder.path()).output().unwrap();
    let problems: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    assert_eq!((check.status.code(), &problems[0]["file"], &problems[0]["weight"]), (Some(1), &"site.toml".into(), &"error".into()));
}

#[test]
fn smuggled_requests_are_refused_and_the_connection_closed() {
    let server = start(&[]);
    let second = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (name, head) in [
        ("two hosts", "GET /en/ HTTP/1.1\r\nHost: localhost\r\nHost: other\r\n\r\n"),
        ("length and encoding", "GET /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        ("two lengths", "GET /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello"),
        ("signed length", "GET /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: +5\r\n\r\nhello"),
        ("folded line", "GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n c\r\n\r\n"),
        ("space before the colon", "GET /en/ HTTP/1.1\r\nHost : localhost\r\n\r\n"),
        ("unknown encoding", "GET /en/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n"),
        ("null in a value", "GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n\r\n"),
        ("space in the target", "GET /en/ x HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("no HTTP at all", "\x16\x03\x01\x02\r\n\r\n"),
    ] {
        let (answers, closed) = server.raw_to_the_end(&format!("{head}{second}"));
        assert!(closed, "{name}: the connection stays open");
        assert!((400..500).contains(&status(&answers)) || answers.is_empty(), "{name}: {}", answers.lines().next().unwrap_or_default());
        assert!(!answers.contains("User-agent"), "{name}: the request behind it was answered");
    }
    assert_eq!(server.status("/robots.txt"), 200);
}

#[test]
fn pipelined_and_old_requests_are_answered_in_order() {
    let server = start(&[]);
    let one = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let last = "HEAD /en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let answers = server.raw(&format!("{one}{one}GET /nowhere/ HTTP/1.1\r\nHost: localhost\r\n\r\n{last}"));
    let statuses: Vec<u16> = answers.match_indices("HTTP/1.1 ").map(|(at, _)| status(&answers[at..])).collect();
    assert_eq!(statuses, [200, 200, 404, 200]);
    assert!(answers.ends_with("\r\n\r\n"), "HEAD has no body");
    let old = server.raw("GET /robots.txt HTTP/1.0\r\n\r\n");
    assert_eq!(status(&old), 200);
    assert!(old.ends_with('\n') && old.contains("User-agent"));
}

#[test]
fn a_fault_in_one_request_harms_no_other() {
    let server = start(&["--panic-at", "/en/fault/"]);
    let connection =
        "GET /en/fault/ HTTP/1.1\r\nHost: localhost\r\n\r\nGET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let answers = server.raw(connection);
    assert_eq!(status(&answers), 500);
    assert!(answers.contains("<html lang=\"en\"") && answers.contains("User-agent"), "the same connection goes on");
    assert_eq!(server.status("/en/"), 200);
}

#[test]
fn slow_clients_are_cut_off() {
    let server = start(&["--head-timeout", "1", "--idle-timeout", "1", "--read-timeout", "1"]);
    let closed_after = |send: &[u8], read: bool| {
        let mut stream = TcpStream::connect(server.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
        let start = Instant::now();
        // The server may close while we still write.
        _ = stream.write_all(send);
        if !read {
            std::thread::sleep(Duration::from_secs(4));
        }
        let mut all = Vec::new();
        _ = stream.read_to_end(&mut all);
        (start.elapsed(), all)
    };
    let (head, answer) = closed_after(b"GET /en/ HTTP/1.1\r\nHost: loc", true);
    assert!(head < Duration::from_secs(4), "a head that never ends: {head:?}");
    assert_eq!(status(&String::from_utf8_lossy(&answer)), 408);
    let (idle, _) = closed_after(b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", true);
    assert!(idle < Duration::from_secs(4), "an idle connection: {idle:?}");
    let (body, _) = closed_after(b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx", true);
    assert!(body < Duration::from_secs(4), "a body that never ends: {body:?}");
    // Far more than the kernel's buffers hold: the client that does not read is not served to the end.
    let many = "GET /en/missions/undof/ HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(2000);
    let whole = server.get("/en/missions/undof/").len() * 2000;
    let (_, taken) = closed_after(many.as_bytes(), false);
    assert!(taken.len() < whole / 2, "{} of {whole} bytes", taken.len());
    assert_eq!(server.status("/en/"), 200);
}

/// The admin listener of a server that was told to have it on a port of this machine.
fn admin(port: u16) -> Running {
    Running { child: program().arg("--version").stdout(Stdio::null()).spawn().unwrap(), address: SocketAddr::from(([127, 0, 0, 1], port)) }
}

/// The site's own counter by its name and labels.
fn counter(admin: &Running, name: &str) -> f64 {
    let text = admin.get("/metrics");
    text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok()).unwrap_or(0.0)
}

#[test]
fn a_reload_takes_good_content_and_refuses_bad() {
    let folder = site();
    let port = free_port();
    let server = start(&["--content", folder.path().to_str().unwrap(), "--admin-listen", &port.to_string()]);
    let admin = admin(port);
    let page = folder.path().join("home/en.md");
    let good = fs::read_to_string(&page).unwrap();
    let title = good.lines().find(|line| line.starts_with("title")).unwrap().to_owned();

    fs::write(&page, good.replace(&title, "title = \"Another title\"")).unwrap();
    server.signal("-HUP");
    eventually("the new title", || server.get("/en/").contains("Another title"));

    fs::write(&page, good.replace(&title, "titel = \"Broken\"")).unwrap();
    server.signal("-HUP");
    eventually("the refusal", || counter(&admin, "kazpeace_reloads_total{outcome=\"refused\"}") == 1.0);
    assert!(server.get("/en/").contains("Another title"), "the old site stays");
    assert_eq!(admin.status("/readyz"), 200);
    assert_eq!(counter(&admin, "kazpeace_reloads_total{outcome=\"accepted\"}"), 1.0);
    assert!(counter(&admin, "kazpeace_content_problems") > 0.0);

    assert_eq!((admin.status("/healthz"), admin.status("/nothing")), (200, 404));
    assert!(admin.get("/version").contains(env!("CARGO_PKG_VERSION")));
    assert!(counter(&admin, "kazpeace_requests_total{kind=\"page\",status=\"200\"}") >= 2.0);
    assert!(admin.get("/metrics").ends_with("# EOF\n"));
}

/// The processes that work for another one: number and command line.
fn workers(of: u32) -> Vec<(u32, String)> {
    let parent = |stat: &str| stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse::<u32>().ok();
    let processes = fs::read_dir("/proc").unwrap().flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let own = processes.filter(|number| fs::read_to_string(format!("/proc/{number}/stat")).is_ok_and(|stat| parent(&stat) == Some(of)));
    own.map(|number| (number, fs::read_to_string(format!("/proc/{number}/cmdline")).unwrap_or_default().replace('\0', " "))).collect()
}

/// Ends the process that builds a site for another one, in the midst of it: the build must be held.
fn end_the_build(of: u32) {
    let build = || workers(of).into_iter().find(|(_, line)| line.contains(" build "));
    eventually("a process that builds", || build().is_some());
    let (number, _) = build().unwrap();
    assert!(Command::new("kill").args(["-KILL", &number.to_string()]).status().unwrap().success());
}

/// A file, and a program whose builds are not done while it is there.
struct Hold(tempfile::TempDir);

impl Hold {
    fn new() -> Hold {
        let hold = Hold(tempfile::tempdir().unwrap());
        fs::write(hold.file(), "").unwrap();
        hold
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("hold")
    }

    fn program(&self) -> Command {
        let mut command = program();
        command.env("HOLD_BUILD_WHILE", self.file());
        command
    }

    fn release(&self) {
        fs::remove_file(self.file()).unwrap();
    }
}

#[test]
fn a_build_that_dies_takes_nothing_with_it() {
    let folder = site();
    let port = free_port();
    let hold = Hold::new();
    hold.release();
    let mut command = hold.program();
    command.args(["serve", "--listen", "127.0.0.1:0", "--content", folder.path().to_str().unwrap(), "--quick"]);
    let server = spawned(command.args(["--admin-listen", &port.to_string()]).stderr(Stdio::null()));
    let admin = admin(port);
    fs::write(hold.file(), "").unwrap();
    server.signal("-HUP");
    end_the_build(server.child.id());
    eventually("the refusal", || counter(&admin, "kazpeace_reloads_total{outcome=\"refused\"}") == 1.0);
    assert_eq!((server.status("/en/"), admin.status("/readyz")), (200, 200));
    // The next one is built as ever.
    hold.release();
    server.signal("-HUP");
    eventually("the next site", || counter(&admin, "kazpeace_reloads_total{outcome=\"accepted\"}") == 1.0);
    assert_eq!(workers(server.child.id()), Vec::new(), "it ends when it is done");
}

#[test]
fn a_build_that_dies_at_the_start_is_told_of() {
    let (folder, hold) = (site(), Hold::new());
    let server = hold
        .program()
        .args(["serve", "--listen", "127.0.0.1:0", "--content", folder.path().to_str().unwrap()])
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    end_the_build(server.id());
    let output = server.wait_with_output().unwrap();
    let said = "kazpeace: the process that builds the site ended early (signal: 9 (SIGKILL)); what it said stands above";
    assert_eq!((output.status.code(), last_line(&output).as_str()), (Some(1), said));
}

#[test]
fn what_is_served_gets_smaller_in_the_background_and_stays_the_same() {
    let ask = |server: &Running| server.raw("GET /en/ HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n");
    let field = |answer: &str, name: &str| answer.lines().find_map(|line| line.strip_prefix(name).map(str::to_owned)).unwrap();
    let length = |answer: &str| field(answer, "content-length: ").parse::<usize>().unwrap();
    // The first page may be done before anybody can ask for it: how it began is told by a server that leaves it so.
    let ports = [free_port(), free_port()].map(|port| port.to_string());
    let begun = start(&["--quick", "--admin-listen", &ports[0]]);
    let server = start(&["--admin-listen", &ports[1]]);
    let [quick, full] = ports.map(|port| admin(port.parse().unwrap()));
    let first = ask(&begun);
    eventually("smaller pages", || length(&ask(&server)) < length(&first));
    let last = ask(&server);
    assert_eq!(field(&last, "etag: "), field(&first, "etag: "));
    // Brotli and pictures of everything are there in the end, and counted.
    let size = |admin: &Running| counter(admin, "kazpeace_table_size_bytes");
    eventually("their size", || size(&full) > size(&quick));
}

/// The group of a process: the third field behind its name.
fn group(process: u32) -> u32 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    stat.rsplit(") ").next().unwrap().split(' ').nth(2).unwrap().parse().unwrap()
}

#[test]
fn whoever_works_for_the_server_ends_with_it() {
    let mut server = start(&[]);
    let finish = || workers(server.child.id()).into_iter().find(|(_, line)| line.contains(" finish"));
    // The work on the small site takes a second or two.
    eventually("a process that compresses", || finish().is_some());
    let (number, _) = finish().unwrap();
    // Ctrl+C goes to all processes of a group: the server alone is told, and ends the others when it is done.
    assert_ne!(group(number), group(server.child.id()));
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    let gone = || fs::read_to_string(format!("/proc/{number}/cmdline")).map_or(true, |line| line.is_empty());
    eventually("its end", gone);
}

#[test]
fn a_watched_folder_is_reloaded_by_itself() {
    let folder = site();
    let server = start(&["--content", folder.path().to_str().unwrap(), "--watch"]);
    let page = folder.path().join("home/en.md");
    let good = fs::read_to_string(&page).unwrap();
    let title = good.lines().find(|line| line.starts_with("title")).unwrap().to_owned();
    fs::write(&page, good.replace(&title, "title = \"Seen at once\"")).unwrap();
    eventually("the new title", || server.get("/en/").contains("Seen at once"));
    // Another folder in its place is watched from then on.
    let next = site();
    let place = folder.path().to_owned();
    let aside = next.path().with_extension("aside");
    fs::rename(&place, &aside).unwrap();
    copy(next.path(), &place);
    eventually("the folder in its place", || !server.get("/en/").contains("Seen at once"));
    fs::write(place.join("home/en.md"), good.replace(&title, "title = \"Seen again\"")).unwrap();
    eventually("what changes in it", || server.get("/en/").contains("Seen again"));
    fs::remove_dir_all(aside).unwrap();
}

#[test]
fn what_is_asked_for_during_the_first_build_is_done_after_it() {
    for watch in [true, false] {
        let (folder, hold) = (site(), Hold::new());
        let mut command = hold.program();
        command.args(["serve", "--listen", "127.0.0.1:0", "--content", folder.path().to_str().unwrap()]).args(watch.then_some("--watch"));
        let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        eventually("a process that builds", || !workers(child.id()).is_empty());
        // By then it has read everything.
        std::thread::sleep(Duration::from_millis(1500));

        let page = folder.path().join("home/en.md");
        let good = fs::read_to_string(&page).unwrap();
        let title = good.lines().find(|line| line.starts_with("title")).unwrap().to_owned();
        fs::write(&page, good.replace(&title, "title = \"Changed meanwhile\"")).unwrap();
        if !watch {
            assert!(Command::new("kill").args(["-HUP", &child.id().to_string()]).status().unwrap().success());
        }
        hold.release();
        let server = said(child);
        eventually("the new title", || server.get("/en/").contains("Changed meanwhile"));
    }
}

#[test]
fn a_stop_during_the_first_build_is_no_failure() {
    for name in ["-TERM", "-INT"] {
        let (folder, hold) = (site(), Hold::new());
        let mut command = hold.program();
        command.args(["serve", "--listen", "127.0.0.1:0", "--content", folder.path().to_str().unwrap()]);
        let mut server = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        eventually("a process that builds", || workers(server.id()).iter().any(|(_, line)| line.contains(" build ")));
        let (builder, _) = workers(server.id()).into_iter().next().unwrap();
        assert!(Command::new("kill").args([name, &server.id().to_string()]).status().unwrap().success());
        assert_eq!(server.wait().unwrap().code(), Some(0), "{name}");
        let gone = || fs::read_to_string(format!("/proc/{builder}/cmdline")).map_or(true, |line| line.is_empty());
        eventually("the end of what it built with", gone);
    }
}

/// Has a server read content with an error, then without, and waits until that is served.
fn break_and_mend(server: &Running, folder: &Path) {
    let page = folder.join("home/en.md");
    let good = fs::read_to_string(&page).unwrap();
    let title = good.lines().find(|line| line.starts_with("title")).unwrap().to_owned();
    fs::write(&page, good.replace(&title, "titel = \"Broken\"")).unwrap();
    server.signal("-HUP");
    std::thread::sleep(Duration::from_millis(700));
    fs::write(&page, good.replace(&title, "title = \"Mended\"")).unwrap();
    server.signal("-HUP");
    eventually("the new title", || server.get("/en/").contains("Mended"));
}

#[test]
fn nobody_has_to_read_what_is_printed() {
    let folder = site();
    let mut command = program();
    command.args(["serve", "--listen", "127.0.0.1:0", "--content", folder.path().to_str().unwrap()]);
    let mut server = spawned(command.stderr(Stdio::piped()));
    drop(server.child.stderr.take());
    break_and_mend(&server, folder.path());
}

#[test]
fn a_log_that_nobody_reads_holds_nobody_up() {
    let folder = site();
    let mut command = program();
    command.args(["serve", "--listen", "127.0.0.1:0", "--workers", "1", "--access-log", "--panic-at", "/boom"]);
    let mut server = spawned(command.args(["--content", folder.path().to_str().unwrap()]).stderr(Stdio::piped()));
    // Far more than a pipe takes.
    for _ in 0..40 {
        server.raw(&("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50) + "GET /robots.txt HTTP/1.0\r\n\r\n"));
    }
    assert_eq!((server.status("/boom"), server.status("/en/")), (500, 200));
    break_and_mend(&server, folder.path());
    server.signal("-TERM");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(server.child.try_wait().unwrap().and_then(|status| status.code()), Some(0));
}

#[test]
fn problems_of_a_reload_are_objects_in_a_log_for_programs() {
    let folder = site();
    let mut command = program();
    command.args(["serve", "--listen", "127.0.0.1:0", "--quick", "--log-format", "json", "--log-level", "error", "--access-log"]);
    let mut server = spawned(command.args(["--content", folder.path().to_str().unwrap()]).stderr(Stdio::piped()));
    let mut log = BufReader::new(server.child.stderr.take().unwrap())
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(&line.unwrap()).unwrap());
    // Requests are logged whatever the level.
    assert_eq!(server.status("/robots.txt"), 200);
    assert_eq!(log.next().unwrap()["path"], "/robots.txt");
    let page = folder.path().join("home/en.md");
    let good = fs::read_to_string(&page).unwrap();
    fs::write(&page, good.replacen("title", "titel", 1)).unwrap();
    server.signal("-HUP");
    let problem = log.next().unwrap();
    assert_eq!((&problem["file"], &problem["line"], &problem["weight"]), (&"home/en.md".into(), &2.into(), &"error".into()));
    assert_eq!((&problem["text"], &problem["help"]), (&"unknown key “titel”".into(), &"did you mean “title”?".into()));
}

#[test]
fn few_open_files_leave_some_for_the_admin_pages() {
    let port = free_port();
    let mut command = Command::new("sh");
    command.env_clear().env("PATH", std::env::var("PATH").unwrap());
    let serve = "ulimit -n 120; exec \"$0\" serve --listen 127.0.0.1:0 --workers 2 --quick --content \"$1\" --admin-listen \"$2\"";
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site");
    let server = spawned(command.args(["-c", serve, env!("CARGO_BIN_EXE_kazpeace"), content, &port.to_string()]).stderr(Stdio::null()));
    let held: Vec<TcpStream> = (0..150).map(|_| TcpStream::connect(server.address).unwrap()).collect();
    std::thread::sleep(Duration::from_millis(200));
    let admin = admin(port);
    assert_eq!(admin.status("/readyz"), 200);
    server.signal("-HUP");
    eventually("a reload", || counter(&admin, "kazpeace_reloads_total{outcome=\"accepted\"}") == 1.0);
    drop(held);
}

#[test]
fn what_was_asked_before_a_stop_is_answered() {
    let server = start(&["--quick"]);
    let mut asked: Vec<TcpStream> = (0..300)
        .map(|_| {
            let mut stream = TcpStream::connect(server.address).unwrap();
            stream.write_all(b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
            stream
        })
        .collect();
    server.signal("-TERM");
    let lost = asked
        .iter_mut()
        .filter(|stream| {
            let mut answer = String::new();
            stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
            let mut stream: &TcpStream = stream;
            stream.read_to_string(&mut answer).is_err() || status(&answer) != 200
        })
        .count();
    assert_eq!(lost, 0);
}

#[test]
fn a_link_further_up_that_leads_elsewhere_is_noticed() {
    let (above, next) = (tempfile::tempdir().unwrap(), site());
    let first = above.path().join("first");
    copy(next.path(), &first.join("content"));
    let second = above.path().join("second");
    copy(next.path(), &second.join("content"));
    let page = second.join("content/home/en.md");
    let good = fs::read_to_string(&page).unwrap();
    let title = good.lines().find(|line| line.starts_with("title")).unwrap().to_owned();
    fs::write(&page, good.replace(&title, "title = \"The second release\"")).unwrap();
    let current = above.path().join("current");
    std::os::unix::fs::symlink(&first, &current).unwrap();
    let server = start(&["--quick", "--watch", "--content", current.join("content").to_str().unwrap()]);
    assert!(!server.get("/en/").contains("The second release"));
    let new = above.path().join("new");
    std::os::unix::fs::symlink(&second, &new).unwrap();
    fs::rename(&new, &current).unwrap();
    eventually("the second release", || server.get("/en/").contains("The second release"));
}

#[test]
fn whoever_watches_is_answered_when_readers_have_every_connection() {
    let port = free_port();
    let server = start(&["--max-connections", "1", "--admin-listen", &port.to_string()]);
    let held: Vec<TcpStream> = (0..8).map(|_| TcpStream::connect(server.address).unwrap()).collect();
    std::thread::sleep(Duration::from_millis(200));
    let admin = admin(port);
    assert_eq!((admin.status("/healthz"), admin.status("/readyz")), (200, 200));
    // It is as strict as the site (RFC 9112 §3.2).
    assert_eq!(status(&admin.raw("GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n")), 400);
    // Readers wait until a connection is closed.
    assert_eq!(server.get("/robots.txt"), "");
    drop(held);
    assert_eq!(server.status("/robots.txt"), 200);
}

#[test]
fn readers_notice_nothing_of_reloads() {
    let folder = site();
    let server = start(&["--content", folder.path().to_str().unwrap()]);
    let page = folder.path().join("home/en.md");
    let good = fs::read_to_string(&page).unwrap();
    let title = good.lines().find(|line| line.starts_with("title")).unwrap().to_owned();
    let until = Instant::now() + Duration::from_secs(4);
    let seen = std::thread::scope(|scope| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let mut seen = 0;
                    while Instant::now() < until {
                        let html = server.get("/en/");
                        assert_eq!(status(&html), 200);
                        let style = html.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
                        assert_eq!(server.status(style), 200, "{style}");
                        seen += 1;
                    }
                    seen
                })
            })
            .collect();
        let mut round = 0;
        while Instant::now() < until {
            round += 1;
            // Every third time something is wrong.
            let key = if round % 3 == 0 { "titel" } else { "title" };
            fs::write(&page, good.replace(&title, &format!("{key} = \"Round {round}\""))).unwrap();
            server.signal("-HUP");
            std::thread::sleep(Duration::from_millis(200));
        }
        readers.into_iter().map(|reader| reader.join().unwrap()).sum::<u32>()
    });
    assert!(seen > 40, "only {seen} pages were read");
}

#[test]
fn told_to_stop_it_finishes_and_exits_well() {
    for name in ["-TERM", "-INT"] {
        let mut server = start(&["--shutdown-timeout", "5"]);
        // An idle connection does not hold it up.
        let _idle = TcpStream::connect(server.address).unwrap();
        let failed: u32 = std::thread::scope(|scope| {
            let server = &server;
            let readers: Vec<_> = (0..4)
                .map(|_| {
                    scope.spawn(move || {
                        let mut failed = 0;
                        loop {
                            let Ok(mut stream) = TcpStream::connect(server.address) else { return failed };
                            stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                            stream
                                .write_all(b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                .unwrap_or_default();
                            let mut answer = String::new();
                            match stream.read_to_string(&mut answer) {
                                // Accepted, and closed without a word.
                                Ok(0) => failed += 1,
                                Ok(_) => failed += u32::from(status(&answer) != 200),
                                Err(_) => failed += 1,
                            }
                        }
                    })
                })
                .collect();
            std::thread::sleep(Duration::from_millis(400));
            server.signal(name);
            readers.into_iter().map(|reader| reader.join().unwrap()).sum()
        });
        assert_eq!(failed, 0, "{name}");
        let start = Instant::now();
        assert_eq!(server.child.wait().unwrap().code(), Some(0), "{name}");
        assert!(start.elapsed() < Duration::from_secs(6), "{name}");
    }
}

/// Connections that the kernel holds, because the server has as many as it may, are answered before the listener goes.
#[test]
fn whoever_waits_for_a_place_at_a_stop_is_answered() {
    let mut server = start(&["--max-connections", "1", "--shutdown-timeout", "5"]);
    let request = b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut first: Vec<TcpStream> = (0..2).map(|_| TcpStream::connect(server.address).unwrap()).collect();
    for stream in &mut first {
        stream.write_all(request).unwrap();
        assert!(stream.read(&mut [0; 4096]).unwrap() > 0);
    }
    let mut waiting: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(server.address).unwrap()).collect();
    waiting.iter_mut().for_each(|stream| stream.write_all(request).unwrap());
    std::thread::sleep(Duration::from_millis(100));
    server.signal("-TERM");
    for (at, mut stream) in waiting.into_iter().enumerate() {
        let mut answer = String::new();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream.read_to_string(&mut answer).unwrap_or_else(|error| panic!("{at}: {error}"));
        assert!(status(&answer) == 200 && answer.contains("connection: close"), "{at}: {answer}");
    }
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_stop_waits_for_nobody_who_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = certificate(folder.path(), "site", false);
    let port = free_port();
    let tls = ["--tls-cert", certificate.to_str().unwrap(), "--tls-key", key.to_str().unwrap(), "--admin-listen", &port.to_string()];
    let mut server = start(&tls);
    // It has not even begun the handshake, for which it has ten seconds.
    let _silent = TcpStream::connect(server.address).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    let start = Instant::now();
    server.signal("-TERM");
    std::thread::sleep(Duration::from_millis(100));
    // The balancer is told as long as anything is under way.
    assert_eq!(admin(port).status("/readyz"), 503);
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
    assert!(start.elapsed() < Duration::from_secs(6), "{:?}", start.elapsed());
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A self-made certificate for localhost, valid or expired, with its key.
fn certificate(folder: &Path, name: &str, expired: bool) -> (PathBuf, PathBuf) {
    let key = rcgen::KeyPair::generate().unwrap();
    let mut wish = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    if expired {
        (wish.not_before, wish.not_after) = (rcgen::date_time_ymd(2020, 1, 1), rcgen::date_time_ymd(2021, 1, 1));
    }
    let made = wish.self_signed(&key).unwrap();
    let (certificate, secret) = (folder.join(format!("{name}.pem")), folder.join(format!("{name}.key")));
    fs::write(&certificate, made.pem()).unwrap();
    fs::write(&secret, key.serialize_pem()).unwrap();
    (certificate, secret)
}

/// The certificate that a handshake brings, and the protocol that was chosen.
fn handshake(
    address: SocketAddr,
    versions: &[&'static rustls::SupportedProtocolVersion],
    protocols: &[&[u8]],
) -> (Vec<u8>, Option<Vec<u8>>) {
    #[derive(Debug)]
    struct Any;
    impl rustls::client::danger::ServerCertVerifier for Any {
        fn verify_server_cert(
            &self,
            _: &rustls_pki_types::CertificateDer<'_>,
            _: &[rustls_pki_types::CertificateDer<'_>],
            _: &rustls_pki_types::ServerName<'_>,
            _: &[u8],
            _: rustls_pki_types::UnixTime,
        ) -> Result<rustls::client::danger::ServerCertVerified, rustls::Error> {
            Ok(rustls::client::danger::ServerCertVerified::assertion())
        }
        fn verify_tls12_signature(
            &self,
            _: &[u8],
            _: &rustls_pki_types::CertificateDer<'_>,
            _: &rustls::DigitallySignedStruct,
        ) -> Result<rustls::client::danger::HandshakeSignatureValid, rustls::Error> {
            Ok(rustls::client::danger::HandshakeSignatureValid::assertion())
        }
        fn verify_tls13_signature(
            &self,
            _: &[u8],
            _: &rustls_pki_types::CertificateDer<'_>,
            _: &rustls::DigitallySignedStruct,
        ) -> Result<rustls::client::danger::HandshakeSignatureValid, rustls::Error> {
            Ok(rustls::client::danger::HandshakeSignatureValid::assertion())
        }
        fn supported_verify_schemes(&self) -> Vec<rustls::SignatureScheme> {
            rustls::crypto::ring::default_provider().signature_verification_algorithms.supported_schemes()
        }
    }
    let mut config = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_protocol_versions(versions)
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Any))
        .with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    let mut connection = rustls::ClientConnection::new(Arc::new(config), "localhost".try_into().unwrap()).unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    connection.complete_io(&mut stream).unwrap();
    let certificate = connection.peer_certificates().unwrap().first().unwrap().to_vec();
    (certificate, connection.alpn_protocol().map(<[u8]>::to_vec))
}

#[test]
fn tls_speaks_both_protocols_and_takes_a_new_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate_file, key_file) = certificate(folder.path(), "site", false);
    let (paths, port) = ((certificate_file.to_str().unwrap(), key_file.to_str().unwrap()), free_port());
    let redirect = format!("127.0.0.1:{port}");
    let server = start(&["--tls-cert", paths.0, "--tls-key", paths.1, "--http-redirect", &redirect]);
    let both = [&rustls::version::TLS13, &rustls::version::TLS12];
    let (first, protocol) = handshake(server.address, &both, &[b"h2", b"http/1.1"]);
    assert_eq!(protocol.as_deref(), Some(&b"h2"[..]));
    assert_eq!(handshake(server.address, &both[1..], &[b"http/1.1"]).1.as_deref(), Some(&b"http/1.1"[..]));
    assert_eq!(handshake(server.address, &both, &[b"http/1.0"]).1.as_deref(), Some(&b"http/1.0"[..]));

    let plain = Running { child: program().arg("--version").stdout(Stdio::null()).spawn().unwrap(), address: redirect.parse().unwrap() };
    let answer = plain.raw("GET /en/?a=b HTTP/1.1\r\nHost: localhost:80\r\nConnection: close\r\n\r\n");
    assert_eq!(status(&answer), 308);
    assert!(answer.contains(&format!("location: https://localhost:{}/en/?a=b\r\n", server.address.port())), "{answer}");
    let wrong = plain.raw("POST /en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(status(&wrong) == 405 && wrong.contains("allow: GET, HEAD, OPTIONS\r\n"), "{wrong}");
    let bare = plain.raw("GET http://localhost?a=b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(bare.contains(&format!("location: https://localhost:{}/?a=b\r\n", server.address.port())), "{bare}");
    let evil = plain.raw("GET / HTTP/1.1\r\nHost: a@b\r\nConnection: close\r\n\r\n");
    assert_eq!(status(&evil), 400);

    // A key that belongs to another certificate: the old pair stays.
    let (_, other_key) = certificate(folder.path(), "other", false);
    let good_key = fs::read(&key_file).unwrap();
    fs::copy(&other_key, &key_file).unwrap();
    server.signal("-HUP");
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(handshake(server.address, &both, &[]).0, first);
    fs::write(&key_file, good_key).unwrap();

    certificate(folder.path(), "site", false);
    server.signal("-HUP");
    eventually("the new certificate", || handshake(server.address, &both, &[]).0 != first);
}

#[test]
fn certificates_that_cannot_be_used_are_refused_at_start() {
    let folder = tempfile::tempdir().unwrap();
    let (good, good_key) = certificate(folder.path(), "good", false);
    let (_, other_key) = certificate(folder.path(), "other", false);
    let (old, old_key) = certificate(folder.path(), "old", true);
    for (certificate, key, expected) in [
        (&good, &other_key, "the key does not belong to the certificate in"),
        (&old, &old_key, "the certificate expired on Jan  1 00:00:00 2021"),
        (&good_key, &good_key, "there is no certificate in this file"),
        (&good, &good, "cannot read the key"),
        (&folder.path().join("none.pem"), &good_key, "cannot read the certificate"),
    ] {
        let output =
            program().args(["serve", "--listen", "127.0.0.1:0", "--tls-cert"]).arg(certificate).arg("--tls-key").arg(key).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(last_line(&output).contains(expected), "{}", last_line(&output));
    }
}

//! What the tests share: the site of `tests/site` or the real one, packed and ready to answer in process.
#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
pub mod html;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Instant;

use actix_http::body::MessageBody;
use actix_http::{Method, Response, StatusCode, Version};
use bytes::Bytes;
use kazpeace::http::{Answer, Live, answer, malformed, read};
use kazpeace::line::{Source, build};
use kazpeace::table::{Effort, pack};

/// The day on which every test looks at the content.
pub const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 24);

/// The site that travels in the binary, built once for all tests of a file.
pub fn real() -> &'static Live {
    static REAL: OnceLock<Live> = OnceLock::new();
    REAL.get_or_init(|| live(&Source::Embedded))
}

/// A site of a folder.
pub fn live(source: &Source) -> Live {
    let built = build(source, None, TODAY).unwrap_or_else(|failure| panic!("{failure}"));
    Live::new(pack(built.rendered, Effort::Quick), false)
}

/// The small good site of the tests.
pub fn small() -> Source {
    Source::Folder(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/site"))
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { _ = fs::copy(&path, &target).unwrap() }
    }
}

/// A request that is put together.
#[derive(Clone)]
pub struct Asked {
    method: Method,
    version: Version,
    target: String,
    fields: Vec<(String, String)>,
}

impl Asked {
    /// A GET without fields.
    pub fn bare(target: &str) -> Asked {
        Asked { method: Method::GET, version: Version::HTTP_11, target: target.to_owned(), fields: Vec::new() }
    }

    pub fn method(&mut self, method: Method) -> &mut Asked {
        self.method = method;
        self
    }

    pub fn version(&mut self, version: Version) -> &mut Asked {
        self.version = version;
        self
    }

    /// Adds a field in place of those of its name.
    pub fn insert_header(&mut self, field: (&str, impl Into<String>)) -> &mut Asked {
        self.fields.retain(|(name, _)| !name.eq_ignore_ascii_case(field.0));
        self.append_header(field)
    }

    /// Adds a field behind those of its name.
    pub fn append_header(&mut self, (name, value): (&str, impl Into<String>)) -> &mut Asked {
        self.fields.push((name.to_owned(), value.into()));
        self
    }

    /// The bytes that a client would send.
    fn head(&self) -> String {
        let lines: String = self.fields.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        format!("{} {} {:?}\r\n{lines}\r\n", self.method, self.target, self.version)
    }
}

/// A request with the headers of a browser that asks for nothing special.
pub fn get(path: &str) -> Asked {
    let mut request = Asked::bare(path);
    request.insert_header(("Host", "kazpeace.example"));
    request
}

/// Puts a request to the site, as the bytes that a client would send.
pub fn ask(live: &Live, request: &Asked) -> Response<Bytes> {
    match read(request.head().as_bytes(), None, Instant::now(), |request| answer(live, request)) {
        Ok(head) => response(head.unwrap().answer),
        Err(status) => response(malformed(live, status)),
    }
}

/// An answer as a client sees it.
fn response(answer: Answer) -> Response<Bytes> {
    let mut response = Response::with_body(answer.status, answer.body.clone());
    for (name, value) in answer.fields() {
        response.headers_mut().append(name, value);
    }
    response
}

/// A header of a response as text, empty if it is not there.
pub fn header<'a>(response: &'a Response<Bytes>, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

/// The bytes of a response.
pub fn body(response: Response<Bytes>) -> Bytes {
    response.into_body().try_into_bytes().unwrap()
}

/// The status of the answer to a plain GET.
pub fn status(live: &Live, path: &str) -> StatusCode {
    ask(live, &get(path)).status()
}

/// A request with another method.
pub fn with_method(method: Method, path: &str) -> Asked {
    let mut request = get(path);
    request.method(method);
    request
}

/// The bytes at an address of the real site.
pub fn bytes(path: &str) -> Vec<u8> {
    let response = ask(real(), &get(path));
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    body(response).to_vec()
}

/// The rows of a CSV text as Python reads them: a list of objects.
pub fn python(csv: &[u8]) -> Vec<BTreeMap<String, String>> {
    let program = "import csv,io,json,sys\nt=sys.stdin.buffer.read().decode('utf-8')\nassert t.endswith('\\r\\n')\nr=csv.DictReader(io.StringIO(t,newline=''),strict=True)\nrows=list(r)\nassert all(None not in x and None not in x.values() for x in rows)\nprint(json.dumps(rows))";
    let mut child = Command::new("python3").args(["-c", program]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(csv).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(csv));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A series of the content, split by hand: none of these files needs quotation marks.
pub fn series(name: &str) -> Vec<Vec<String>> {
    let path = format!("{}/content/series/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// A page that must be there, as text.
pub fn text(live: &Live, path: &str) -> String {
    let response = ask(live, &get(path));
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    String::from_utf8(body(response).to_vec()).unwrap()
}

//! Turns the interface strings into typed functions, and refuses a message or argument that one language lacks or has too many.

#[path = "build/agree.rs"]
mod agree;

use std::fs;
use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions};

const LOCALES: &str = "content/strings";
const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

fn main() -> ExitCode {
    // A new file in these folders is otherwise missed by the embedding.
    for folder in ["content", "static", "templates"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    let texts = LANGUAGES.map(|lang| (lang, fs::read_to_string(format!("{LOCALES}/{lang}/site.ftl")).unwrap_or_default()));
    let problems = agree::differences(&texts);
    if !problems.is_empty() {
        problems.iter().for_each(|problem| eprintln!("{problem}"));
        return ExitCode::FAILURE;
    }
    let options = BuildOptions::default()
        .with_locales_folder(LOCALES)
        .with_output_file_path(&format!("{out}/strings.rs"))
        .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/strings.ftl")))
        .with_prefix("")
        .without_bidi_isolation()
        .without_format();
    fluent_typed::build_from_locales_folder(options)
}

//! A process of this program and the two pipes to it.

use std::ffi::OsString;
use std::io::{self, PipeReader, PipeWriter};
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

/// A setting of glibc and its value, its own default: left to itself it raises it to the largest piece that was ever let go of, and the search of
/// a large site is one of twenty megabytes. Pieces from so many bytes on go back to the system when they are let go of.
const TUNABLES: (&str, &str) = ("GLIBC_TUNABLES", "glibc.malloc.mmap_threshold=131072");

/// A process that works for this one. It ends when this side is gone.
pub(super) struct Process {
    child: Child,
    /// Where it reads; closed to tell it that nothing more comes.
    pub(super) input: Option<ChildStdin>,
    /// Where it writes; taken once.
    pub(super) output: Option<ChildStdout>,
}

impl Process {
    /// Starts this program again. What it has to say to people goes to the standard error of this process.
    pub(super) fn start(arguments: impl IntoIterator<Item = OsString>) -> io::Result<Process> {
        let mut command = Command::new(program());
        // All that it has to know is among its arguments: the settings of the server are not for it.
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.as_encoded_bytes().starts_with(b"KAZPEACE_")) {
            command.env_remove(name);
        }
        // An operator who sets something himself knows why.
        if std::env::var_os(TUNABLES.0).is_none() {
            command.env(TUNABLES.0, TUNABLES.1);
        }
        // In a group of its own: Ctrl+C reaches the server alone, which answers what is under way and then ends this one.
        let mut child = command.process_group(0).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        Ok(Process { child, input, output })
    }

    /// Waits until it has ended.
    pub(super) fn ended(&mut self) -> io::Result<ExitStatus> {
        self.input = None;
        self.output = None;
        self.child.wait()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // With its pipes gone it ends by itself at the latest with the next message; nothing is lost if it ends at once.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// This program. If its file was replaced by a newer one meanwhile, which would not understand this one's messages, Linux still has it.
fn program() -> PathBuf {
    std::env::current_exe().ok().filter(|own| own.exists()).unwrap_or_else(|| PathBuf::from("/proc/self/exe"))
}

/// Has this process end when the server does, which may be told to stop while it waits for a site. Elsewhere than on Linux it goes on until it has
/// something to say.
pub(super) fn end_with_the_server() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::TERM)) {
        tracing::debug!(%error, "the process that builds does not end with the server");
    }
}

/// The standard output without the buffer that looks for ends of lines.
pub(super) fn output() -> io::Result<PipeWriter> {
    Ok(PipeWriter::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// The standard input without a lock.
pub(super) fn input() -> io::Result<PipeReader> {
    Ok(PipeReader::from(io::stdin().as_fd().try_clone_to_owned()?))
}

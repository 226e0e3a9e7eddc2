//! A process of this program and the two pipes to it.

use std::ffi::OsString;
use std::io::{self, PipeReader, PipeWriter};
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

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
        let mut child = Command::new(program()).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
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

/// The standard output without the buffer that looks for ends of lines.
pub(super) fn output() -> io::Result<PipeWriter> {
    Ok(PipeWriter::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// The standard input without a lock.
pub(super) fn input() -> io::Result<PipeReader> {
    Ok(PipeReader::from(io::stdin().as_fd().try_clone_to_owned()?))
}

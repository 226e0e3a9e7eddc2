//! A process of this program and the two pipes to it.

use std::ffi::OsString;
use std::io::{self, PipeReader, PipeWriter};
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

/// The variable by which glibc is told how to deal with memory, and what it is told: threads keep nothing that was freed for themselves, and 64 KB
/// of free memory at the end of an arena are given back (The GNU C Library, “Memory Allocation Tunables”).
const TUNABLES: &str = "GLIBC_TUNABLES";
const FRUGAL: &str = "glibc.malloc.tcache_count=0:glibc.malloc.trim_threshold=65536";

/// The variable by which a process knows that it has begun anew. The other one would not do: the system takes it away from a program with
/// capabilities of its own.
const AGAIN: &str = "KAZPEACE_BEGUN_ANEW";

/// Makes this process one that gives memory back; with glibc it begins anew for that, as the allocator asks only once.
///
/// Six thousand connections take some forty megabytes for a while. By itself glibc keeps them: a few pieces that each thread holds back lie between
/// those that are free, and it waits for megabytes of free memory before it gives any back. Answering allocates nothing, so there is
/// nothing to be gained from that. Whoever sets the variable decides.
pub fn give_memory_back() {
    let is_set = |name: &str| std::env::var_os(name).is_some();
    if cfg!(target_env = "gnu") && !is_set(TUNABLES) && !is_set(AGAIN) {
        let mut again = Command::new(program());
        // It comes back only if it fails, and then everything works as well with more memory.
        _ = again.args(std::env::args_os().skip(1)).env(TUNABLES, FRUGAL).env(AGAIN, "1").exec();
    }
}

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
        // The work is done fast, and all its memory is given back in the end.
        command.args(arguments).env_remove(TUNABLES).env_remove(AGAIN).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
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

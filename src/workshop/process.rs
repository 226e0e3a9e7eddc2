//! A process of this program and the two pipes to it.

use std::ffi::OsString;
use std::io::{self, PipeReader, PipeWriter};
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

/// The variable by which glibc is told how many arenas it may have (mallopt(3)).
const ARENAS: &str = "MALLOC_ARENA_MAX";

/// The variable by which a process knows that it has begun anew. The other one would not do: the system takes it away from a program with
/// capabilities of its own.
const AGAIN: &str = "KAZPEACE_BEGUN_ANEW";

/// Makes this process one that takes all its memory from one arena; with glibc it begins anew for that, as the allocator asks only once.
///
/// A server holds what it serves for long and lets go of it piece by piece, from several threads. In an arena for each thread the holes of one
/// are of no use to the others, and after the site was compressed further a quarter of the memory was holes. Answering allocates nothing,
/// so that nobody waits for the one arena. Whoever sets the variable decides.
pub fn in_one_arena() {
    let is_set = |name: &str| std::env::var_os(name).is_some();
    if cfg!(target_env = "gnu") && !is_set(ARENAS) && !is_set(AGAIN) {
        let mut again = Command::new(program().unwrap_or_default());
        // It comes back only if it fails, and then everything works as well with more memory.
        _ = again.args(std::env::args_os().skip(1)).env(ARENAS, "1").env(AGAIN, "1").exec();
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
        let mut command = Command::new(program()?);
        // The work is done on all cores, and each should have an arena of its own.
        command.args(arguments).env_remove(ARENAS).env_remove(AGAIN).stdin(Stdio::piped()).stdout(Stdio::piped());
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

/// This program. Linux knows it even when its file was replaced by a newer one meanwhile, which would not understand this one's messages.
fn program() -> io::Result<PathBuf> {
    let own = PathBuf::from("/proc/self/exe");
    if own.exists() { Ok(own) } else { std::env::current_exe() }
}

/// The standard output without the buffer that looks for ends of lines.
pub(super) fn output() -> io::Result<PipeWriter> {
    Ok(PipeWriter::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// The standard input without a lock.
pub(super) fn input() -> io::Result<PipeReader> {
    Ok(PipeReader::from(io::stdin().as_fd().try_clone_to_owned()?))
}

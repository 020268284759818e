//! The resource usage of a process and its children.
//!
//! The system counts the usage of all children of a process together, so each run gets its own
//! parent: the measured generator, as `bench measure`.

use std::fmt;
use std::process::{Command, ExitCode};

/// The usage of one run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Usage {
    /// CPU seconds, in user and system mode together.
    pub cpu: f64,
    /// Elapsed seconds.
    pub wall: f64,
    /// The memory of the largest process, in bytes.
    pub peak: u64,
}

impl fmt::Display for Usage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:7.2} s CPU {:7.2} s wall {:7} MB",
            self.cpu,
            self.wall,
            self.peak / 1_000_000
        )
    }
}

/// Several runs of one benchmark.
#[derive(Clone, Debug, Default)]
pub struct Runs(Vec<Usage>);

impl Runs {
    /// Adds a run.
    pub fn push(&mut self, usage: Usage) {
        self.0.push(usage);
        self.0.sort_by(|one, other| one.cpu.total_cmp(&other.cpu));
    }

    /// The run with the least CPU time.
    pub fn least(&self) -> Usage {
        self.0.first().copied().unwrap_or_default()
    }

    /// The run with the median CPU time.
    pub fn median(&self) -> Usage {
        self.0.get(self.0.len() / 2).copied().unwrap_or_default()
    }
}

/// The ratio of CPU times.
pub fn ratio(one: Usage, other: Usage) -> f64 {
    one.cpu / other.cpu.max(f64::EPSILON)
}

/// Runs a command, and shows its output only if it fails.
pub fn measure(command: &Command) -> Result<Usage, String> {
    let mut outer = Command::new(super::program()?);
    outer.args(["bench", "measure", "--"]);
    outer.arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        outer.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    let output = outer.output().map_err(|error| error.to_string())?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let line = messages.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = line.split(' ').filter_map(|it| it.parse().ok()).collect();
    match (output.status.success(), numbers.as_slice()) {
        (true, [cpu, wall, peak]) => Ok(Usage {
            cpu: *cpu,
            wall: *wall,
            peak: *peak as u64,
        }),
        _ => Err(format!(
            "{command:?} failed:\n{}",
            String::from_utf8_lossy(&output.stderr)
        )),
    }
}

/// `bench measure`: runs a command and prints its usage in one line.
#[cfg(all(unix, feature = "bench"))]
pub fn report(command: &[String]) -> ExitCode {
    use std::process::Stdio;
    use std::time::Instant;

    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike as _;
    let Some((program, arguments)) = command.split_first() else {
        return ExitCode::from(2);
    };
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::null());
    let start = Instant::now();
    let status = command.status();
    let wall = start.elapsed().as_secs_f64();
    let (Ok(status), Ok(used)) = (status, getrusage(UsageWho::RUSAGE_CHILDREN)) else {
        return ExitCode::FAILURE;
    };
    let micros = used.user_time().num_microseconds() + used.system_time().num_microseconds();
    // Linux counts kilobytes, and macOS bytes.
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    copperplate_cli::say!("{} {wall} {}", micros as f64 / 1e6, used.max_rss() * unit);
    if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// `bench measure`, for systems without such counters.
#[cfg(not(all(unix, feature = "bench")))]
pub fn report(_: &[String]) -> ExitCode {
    copperplate_cli::note!(
        "error: only Unix systems, and the feature `bench`, tell what a process used"
    );
    ExitCode::FAILURE
}

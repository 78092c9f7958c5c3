//! How long a large portal takes: `cargo bench --bench large -- [NOTICES] [REVISIONS]`, 1,000 and 10
//! unless given. Times whole commands, beside what Git itself needs to go through the same history;
//! CPU time of user and system together, from the system's own account (Linux). With `--into FOLDER` it
//! only makes the portal there, for other measurements.

#![expect(clippy::disallowed_methods, reason = "a benchmark makes files and runs programs")]
#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

mod generator;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use generator::{Size, commit_once, generate};

/// Clock ticks a second in `/proc` (`USER_HZ`, fixed at 100 on Linux).
const TICKS: f64 = 100.0;
const RUNS: usize = 3;

struct Cost {
    /// Seconds.
    cpu: f64,
    /// Bytes at the peak.
    memory: u64,
}

fn main() {
    let numbers: Vec<usize> =
        std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let size = Size {
        notices: numbers.first().copied().unwrap_or(1000),
        revisions: numbers.get(1).copied().unwrap_or(10),
    };
    if let Some(into) = std::env::args().skip_while(|argument| argument != "--into").nth(1) {
        fs::create_dir_all(&into).expect("a folder for the portal");
        generate(Path::new(&into), size);
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let portal = folder.path().join("portal");
    fs::create_dir(&portal).expect("an empty folder");
    generate(&portal, size);
    println!("{} notices × {} revisions", size.notices, size.revisions);

    let git = median(|| git_pass(&portal));
    report("git: log --raw -M, cat-file --batch of all", &git, &git, "git");
    // Each cold build has a folder of its own: where files have just been removed, the file system
    // is slow to make new ones.
    let mut out = folder.path().join("out");
    let mut number = 0;
    let cold = median(|| {
        number += 1;
        out = folder.path().join(format!("out-{number}"));
        drop(fs::remove_dir_all(portal.join(".git/seloste")));
        build(&portal, &out)
    });
    report("seloste build, cold", &cold, &git, "git");
    let nothing = median(|| build(&portal, &out));
    report("seloste build, nothing new", &nothing, &cold, "cold");
    let one = median(|| {
        number += 1;
        commit_once(&portal, number);
        build(&portal, &out)
    });
    report("seloste build, one commit", &one, &cold, "cold");
}

fn report(what: &str, cost: &Cost, baseline: &Cost, baseline_name: &str) {
    let ratio = cost.cpu / baseline.cpu;
    let megabytes = cost.memory / (1024 * 1024);
    println!(
        "{what:<45} {:>7.2} s CPU {ratio:>6.3} × {baseline_name:<5} {megabytes:>5} MB",
        cost.cpu
    );
}

fn median(mut run: impl FnMut() -> Cost) -> Cost {
    let mut costs: Vec<Cost> = (0..RUNS).map(|_| run()).collect();
    costs.sort_by(|a, b| a.cpu.total_cmp(&b.cpu));
    costs.swap_remove(RUNS / 2)
}

fn build(portal: &Path, out: &Path) -> Cost {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seloste"));
    command.args(["build", "--quiet", "-C"]).arg(portal).arg("--out").arg(out);
    measure(command)
}

/// Git's own pass: the history with renames, and the bytes of every version of every notice.
fn git_pass(portal: &Path) -> Cost {
    let script = "git log --raw -M --no-abbrev --format= > log.tmp && \
        awk '$4 !~ /^0+$/ { print $4 }' log.tmp | git cat-file --batch > /dev/null; rm log.tmp";
    let mut command = Command::new("sh");
    command.current_dir(portal).args(["-c", script]);
    measure(command)
}

fn measure(mut command: Command) -> Cost {
    let before = children_ticks();
    let mut child = command.stdout(Stdio::null()).spawn().expect("the command starts");
    let memory = watch_memory(&mut child);
    assert!(child.wait().expect("the command ends").success(), "{command:?} failed");
    Cost { cpu: (children_ticks() - before) / TICKS, memory }
}

/// The peak of the child's memory, read until it ends.
fn watch_memory(child: &mut Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().expect("the child can be asked").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kibibytes =
            line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        peak = peak.max(kibibytes.unwrap_or_default() * 1024);
        sleep(Duration::from_millis(5));
    }
    peak
}

/// CPU time of all children that have ended, theirs among it.
fn children_ticks() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux tells of processes here");
    let after_name = stat.rsplit(") ").next().unwrap_or_default();
    let fields: Vec<&str> = after_name.split(' ').collect();
    [13, 14].iter().filter_map(|at| fields.get(*at)?.parse::<f64>().ok()).sum()
}

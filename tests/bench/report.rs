//! The table: what was measured, its budget, the same work elsewhere, and whether it is within. A
//! measurement that fails is named; the others go on.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Instant;

use serde_json::{Value, json};

use crate::harness::root;
use crate::sums::short;

/// What a value is held against.
#[derive(Clone, Copy, Debug)]
pub enum Budget {
    /// At most so much.
    Most(f64),
    /// At most so many times what stands beside it.
    MostTimes(f64),
    /// At least so many times what stands beside it.
    LeastTimes(f64),
    /// design.md names none; the value is there to be read.
    None,
}

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Line {
    /// What was measured.
    pub what: String,
    /// The value.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// What it is held against.
    pub budget: Budget,
    /// The same work elsewhere: its name and value.
    pub beside: Option<(&'static str, f64)>,
    /// How it was measured, and what else is to be known.
    pub how: String,
}

impl Line {
    /// The plain page.
    pub const VANILLA: &'static str = "vanilla";

    fn ratio(&self) -> Option<f64> {
        let (_, beside) = self.beside?;
        (beside != 0.0).then_some(self.value / beside)
    }

    fn is_within(&self) -> Option<bool> {
        match self.budget {
            Budget::Most(most) => Some(self.value <= most),
            Budget::MostTimes(most) => Some(self.ratio()? <= most),
            Budget::LeastTimes(least) => Some(self.ratio()? >= least),
            Budget::None => None,
        }
    }

    fn verdict(&self) -> &'static str {
        match self.is_within() {
            Some(true) => "within",
            Some(false) => "MISSED",
            None => "",
        }
    }

    fn cells(&self) -> [String; 6] {
        let with_unit = |v: f64| format!("{} {}", short(v), self.unit).trim().to_owned();
        let beside = self.beside.map(|(name, v)| match name {
            Self::VANILLA => with_unit(v),
            name => format!("{name}: {}", with_unit(v)),
        });
        let budget = match self.budget {
            Budget::Most(most) => format!("<= {}", with_unit(most)),
            Budget::MostTimes(most) => format!("<= {} x", short(most)),
            Budget::LeastTimes(least) => format!(">= {} x", short(least)),
            Budget::None => "-".to_owned(),
        };
        [
            self.what.clone(),
            with_unit(self.value),
            budget,
            beside.unwrap_or_default(),
            self.ratio().map(|r| format!("{r:.2}")).unwrap_or_default(),
            self.verdict().to_owned(),
        ]
    }

    fn json(&self) -> Value {
        json!({
            "what": self.what, "value": self.value, "unit": self.unit, "budget": self.cells()[2],
            "beside": self.beside.map(|(name, value)| json!({ "name": name, "value": value })),
            "ratio": self.ratio(), "within": self.is_within(), "how": self.how,
        })
    }
}

/// All lines, and the measurements that could not be made.
#[derive(Debug, Default)]
pub struct Report {
    wanted: Vec<String>,
    lines: Vec<Line>,
    failed: Vec<(String, String)>,
}

const HEAD: [&str; 6] = ["what", "measured", "budget", "vanilla", "ratio", ""];

impl Report {
    /// With the measurements whose names hold one of these words; with all of them where no word is
    /// given.
    pub fn new(wanted: Vec<String>) -> Self {
        Self {
            wanted,
            ..Self::default()
        }
    }

    /// Whether one of these measurements is to be made.
    pub fn wants(&self, names: &[&str]) -> bool {
        let is_wanted = |name: &&str| self.wanted.iter().any(|w| name.contains(w.as_str()));
        self.wanted.is_empty() || names.iter().any(is_wanted)
    }

    /// Makes one measurement, if it is wanted; a panic in it is kept with its name.
    pub fn measure(&mut self, name: &str, work: impl FnOnce() -> Vec<Line>) {
        if !self.wants(&[name]) {
            return;
        }
        let begun = Instant::now();
        match catch_unwind(AssertUnwindSafe(work)) {
            Ok(lines) => {
                eprintln!("{name}, {} s:", begun.elapsed().as_secs());
                for line in &lines {
                    eprintln!("  {}", line.cells().join("  "));
                }
                self.lines.extend(lines);
            }
            Err(why) => self.fail(name, why.as_ref()),
        }
    }

    /// Sets something up and measures on it; where that fails, the names stand for what is missing.
    pub fn part(&mut self, names: &[&str], work: impl FnOnce(&mut Self)) {
        if !self.wants(names) {
            return;
        }
        let done = catch_unwind(AssertUnwindSafe(|| work(self)));
        if let Err(why) = done {
            self.fail(&names.join(", "), why.as_ref());
        }
    }

    fn fail(&mut self, name: &str, why: &(dyn std::any::Any + Send)) {
        let words = why.downcast_ref::<String>().cloned();
        let words = words.or_else(|| why.downcast_ref::<&str>().map(|w| (*w).to_owned()));
        self.failed
            .push((name.to_owned(), words.unwrap_or_default()));
    }

    /// Prints the table and keeps it in `target/bench/`. Whether every measurement could be made.
    pub fn close(&self) -> bool {
        let text = self.markdown();
        println!("\n{text}");
        let folder = folder();
        fs::write(folder.join("report.md"), text).unwrap();
        let lines: Vec<Value> = self.lines.iter().map(Line::json).collect();
        let failed: Vec<Value> = self
            .failed
            .iter()
            .map(|(name, why)| json!({ "name": name, "why": why }))
            .collect();
        let all = json!({ "lines": lines, "failed": failed });
        let all = serde_json::to_string_pretty(&all).unwrap();
        fs::write(folder.join("report.json"), all).unwrap();
        self.failed.is_empty()
    }

    fn markdown(&self) -> String {
        let mut rows = vec![HEAD.map(str::to_owned)];
        rows.extend(self.lines.iter().map(Line::cells));
        let widths: Vec<usize> = (0..HEAD.len())
            .map(|at| rows.iter().map(|r| r[at].chars().count()).max().unwrap())
            .collect();
        let ruler: Vec<String> = widths.iter().map(|w| "-".repeat(*w)).collect();
        let mut out = vec![row(&rows[0], &widths), format!("|-{}-|", ruler.join("-|-"))];
        out.extend(rows.iter().skip(1).map(|cells| row(cells, &widths)));
        let met = self
            .lines
            .iter()
            .filter(|l| l.is_within() == Some(true))
            .count();
        let judged = self
            .lines
            .iter()
            .filter(|l| l.is_within().is_some())
            .count();
        out.push(format!("\n{met} of {judged} within budget; medians."));
        out.push(format!("Tasks that ran or waited on {} cores, at the end, 5 and 15 minutes before (the bench itself is 1 to 2 of them): {}", cores(), load()));
        out.push("How:\n".to_owned());
        out.extend(
            self.lines
                .iter()
                .map(|l| format!("- {}: {}", l.what, l.how)),
        );
        let failed = self.failed.iter();
        out.extend(failed.map(|(name, why)| format!("\nNOT MEASURED: {name}: {why}")));
        out.join("\n") + "\n"
    }
}

fn row(cells: &[String; 6], widths: &[usize]) -> String {
    let padded: Vec<String> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| format!("{cell:<width$}"))
        .collect();
    format!("| {} |", padded.join(" | "))
}

/// How busy the machine is: figures of a busy one are to be taken again.
fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let numbers: Vec<&str> = load.split(' ').take(3).collect();
    numbers.join(", ")
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// `target/bench/`.
pub fn folder() -> PathBuf {
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder).unwrap();
    folder
}

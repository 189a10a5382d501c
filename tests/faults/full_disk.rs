//! Fault 3: the disk fills up in the middle of a lesson, has room again, and the browser dies. On
//! Chromium one such write can destroy the whole database two starts later.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::harness::{Browser, Engine, PATIENCE, Setup, Site, in_every_engine, within};
use crate::seen::{again, all_there, look, observing, rounds};

in_every_engine!(at length in others:
    the_disk_fills_up_has_room_again_and_nothing_is_lost_two_starts_later,
);

/// A small file system of its own; unmounted at the end.
struct Disk(tempfile::TempDir);

impl Disk {
    /// `None` where mounting is not permitted.
    fn mount(megabytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder.path())
            .output();
        let is_mounted = mounted.is_ok_and(|output| output.status.success());
        is_mounted.then_some(Self(folder))
    }

    fn filler(&self) -> PathBuf {
        self.0.path().join("filler")
    }

    /// Takes every byte.
    fn fill(&self) {
        let mut file = fs::File::create(self.filler()).unwrap();
        for size in [1 << 20, 4096, 1] {
            let block = vec![0; size];
            // Until the disk is full: that is the error wanted.
            while file.write_all(&block).is_ok() {}
        }
    }

    /// Gives them back.
    fn free(&self) {
        fs::remove_file(self.filler()).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Busy for a moment after a kill: lazily, then.
        drop(Command::new("umount").arg("-l").arg(self.0.path()).output());
    }
}

/// While the disk is full: what the page says, entry by entry. Answers the rows it called saved.
fn work_on_a_full_disk(b: &Browser, round: usize) -> Vec<String> {
    let mut saved = Vec::new();
    let mut warned = None;
    let since = Instant::now();
    for n in 0..12 {
        b.note(&format!("round {round} full {n}"));
        b.tap_code(if n % 2 == 0 {
            "Student SQ"
        } else {
            "Instructor Lec"
        });
        std::thread::sleep(Duration::from_millis(300));
        let seen = look(b);
        if seen.status.contains("NOT saved") {
            warned.get_or_insert(since.elapsed());
        }
        if seen.is_saved() {
            saved = seen.rows;
        }
    }
    let last = within(PATIENCE, || {
        let status = b.save_status();
        (!status.starts_with("Saving")).then_some(status)
    });
    let last = last.unwrap_or_else(|| panic!("Saving… for ever on a full disk"));
    eprintln!("full disk, round {round}: warned after {warned:?}, in the end “{last}”");
    if last.contains("NOT saved") {
        assert!(b.has("button", "Share a copy"), "a way out is offered");
    } else {
        saved = look(b).rows;
    }
    saved
}

fn the_disk_fills_up_has_room_again_and_nothing_is_lost_two_starts_later(engine: Engine) {
    let Some(disk) = Disk::mount(220) else {
        assert!(
            std::env::var_os("ALONGSIDE_NO_MOUNT").is_some(),
            "a small disk cannot be mounted: run as root, or set ALONGSIDE_NO_MOUNT=1 to go without"
        );
        return;
    };
    let site = Site::of_dist();
    // What is not stored by the app should not need the room; the others have no such flag.
    let flags = match engine {
        Engine::Chromium => vec!["--disk-cache-size=1000000".to_owned()],
        Engine::Firefox | Engine::WebKit => Vec::new(),
    };
    let setup = Setup {
        engine,
        profile: Some(disk.0.path().join("profile")),
        flags,
        ..Setup::default()
    };
    let mut b = Browser::start_with(&site, setup);
    let draft = observing(&b);
    for round in 0..rounds(2).min(6) {
        b.note(&format!("round {round} with room"));
        b.saved();
        disk.fill();
        // The screen has only the newest rows: those of this round are looked for after it.
        let of_this_round = |rows: Vec<String>| -> Vec<String> {
            let words = format!("round {round} ");
            rows.into_iter().filter(|r| r.contains(&words)).collect()
        };
        let while_full = of_this_round(work_on_a_full_disk(&b, round));
        disk.free();
        let freed = Instant::now();
        let saved = within(Duration::from_secs(60), || {
            let seen = look(&b);
            seen.is_saved().then_some(seen.rows)
        });
        let rows = of_this_round(saved.unwrap_or_else(|| {
            panic!(
                "not saved a minute after there is room again: {}",
                b.save_status()
            )
        }));
        eprintln!(
            "full disk, round {round}: saved {:?} after it was freed",
            freed.elapsed()
        );
        b.kill_browser();
        for start in 1..=3 {
            b.begin();
            again(&b, &draft);
            eprintln!("full disk, round {round}, start {start}");
            all_there(&b, &while_full);
            all_there(&b, &rows);
            b.note(&format!("round {round} start {start}"));
            b.saved();
            if start < 3 {
                b.close();
            }
        }
    }
}

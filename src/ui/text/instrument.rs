//! Words about instruments and codes.

use crate::domain::instrument::{self, DEFAULT_COUNTERS, Side};
use crate::domain::observation::entry::CodeKey;
use crate::words::{copus, instrument as say, start};

/// The name of a side's group.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Student => say::students(),
        Side::Instructor => say::instructors(),
    }
}

/// The title of an instrument by its id.
pub fn title(id: &str) -> String {
    match id {
        instrument::SCRIPT => start::script().to_owned(),
        instrument::COPUS => start::copus().to_owned(),
        instrument::TALLIES => start::tallies().to_owned(),
        unknown => unknown.to_owned(),
    }
}

/// A few words for a code of COPUS; nothing for a code that this version does not know.
pub fn caption(side: Side, letters: &str) -> &'static str {
    said(side, letters).map_or("", |(caption, _)| caption())
}

/// When to mark a code of COPUS.
pub fn meaning(side: Side, letters: &str) -> &'static str {
    said(side, letters).map_or("", |(_, meaning)| meaning())
}

fn said(side: Side, letters: &str) -> Option<Said> {
    let copus = instrument::find(instrument::COPUS)?;
    let mut codes = copus.codes.iter();
    let at = codes.position(|code| code.side == side.word() && code.letters == letters)?;
    COPUS.get(at).copied()
}

/// The caption of a code and its meaning.
type Said = (fn() -> &'static str, fn() -> &'static str);

/// In the order of the sheet.
const COPUS: [Said; 25] = [
    (copus::student_l, copus::student_l_means),
    (copus::student_ind, copus::student_ind_means),
    (copus::student_cg, copus::student_cg_means),
    (copus::student_wg, copus::student_wg_means),
    (copus::student_og, copus::student_og_means),
    (copus::student_anq, copus::student_anq_means),
    (copus::student_sq, copus::student_sq_means),
    (copus::student_wc, copus::student_wc_means),
    (copus::student_prd, copus::student_prd_means),
    (copus::student_sp, copus::student_sp_means),
    (copus::student_tq, copus::student_tq_means),
    (copus::student_w, copus::student_w_means),
    (copus::student_o, copus::student_o_means),
    (copus::instructor_lec, copus::instructor_lec_means),
    (copus::instructor_rtw, copus::instructor_rtw_means),
    (copus::instructor_dv, copus::instructor_dv_means),
    (copus::instructor_fup, copus::instructor_fup_means),
    (copus::instructor_pq, copus::instructor_pq_means),
    (copus::instructor_cq, copus::instructor_cq_means),
    (copus::instructor_anq, copus::instructor_anq_means),
    (copus::instructor_mg, copus::instructor_mg_means),
    (copus::instructor_1o1, copus::instructor_1o1_means),
    (copus::instructor_adm, copus::instructor_adm_means),
    (copus::instructor_w, copus::instructor_w_means),
    (copus::instructor_o, copus::instructor_o_means),
];

/// What a counter is called. Those with which an observation begins are kept in no language; any other is called
/// what somebody wrote.
pub fn counter(kept: &str) -> String {
    let mut all = DEFAULT_COUNTERS.into_iter().zip(COUNTERS);
    let found = all.find(|(name, _)| *name == kept);
    found.map_or(kept, |(_, said)| said()).to_owned()
}

/// The name under which a counter is kept that somebody calls so.
pub fn counter_kept(called: &str) -> String {
    let mut all = DEFAULT_COUNTERS.into_iter().zip(COUNTERS);
    let found = all.find(|(_, said)| said() == called);
    found.map_or(called, |(name, _)| name).to_owned()
}

/// In the order of [`DEFAULT_COUNTERS`].
const COUNTERS: [fn() -> &'static str; 5] = [
    say::counter_open_question,
    say::counter_closed_question,
    say::counter_opportunity,
    say::counter_praise,
    say::counter_correction,
];

/// The accessible name of a code: "Student SQ".
pub fn code(code: &CodeKey) -> String {
    code_name(code.side, &code.letters)
}

/// The accessible name of a code: "Instructor Lec".
pub fn code_name(side: Side, letters: &str) -> String {
    match side {
        Side::Student => say::student_code(letters),
        Side::Instructor => say::instructor_code(letters),
    }
}

/// The side in the name of a code.
pub fn side_word(side: Side) -> &'static str {
    match side {
        Side::Student => say::student(),
        Side::Instructor => say::instructor(),
    }
}

/// An item of an instrument that does not ship with this app: `Hands up (Sweep)`.
pub fn item(item: &str, instrument: &str) -> String {
    say::item(item, instrument)
}

//! What a word of the language stands for where observations are searched: days, months, the life and the
//! purpose of an observation are kept in no language.

use crate::app::keeping::shelf::state_words;
use crate::domain::calendar::{month_token, weekday_token};
use crate::domain::collation::names::fold;
use crate::domain::observation::header::Purpose;
use crate::domain::observation::summary::Life;
use crate::format::query::Query;
use crate::words::{calendar, common};

/// What is searched for, in whatever language it was typed.
pub fn query(text: &str) -> Query {
    if text.trim().is_empty() {
        return Query::from(text);
    }
    let said = said();
    Query::of(text, |word| {
        let fitting = said.iter().filter(|(words, _)| words.contains(word));
        fitting.map(|(_, stands_for)| stands_for.clone()).collect()
    })
}

/// What the language says, in the form for searching, and what is kept in its place.
fn said() -> Vec<(String, String)> {
    let days = (1_i8..)
        .zip(DAYS)
        .map(|(n, words)| (words, weekday_token(n)));
    let months = (1_i8..)
        .zip(MONTHS)
        .map(|(n, words)| (words, month_token(n)));
    let dated = days
        .chain(months)
        .flat_map(|((short, long), token)| [(fold(short()), token.clone()), (fold(long()), token)]);
    let named = NAMED
        .into_iter()
        .map(|(said, kept)| (fold(said()), kept.to_owned()));
    // What is said as it is kept is found anyway.
    dated
        .chain(named)
        .filter(|(said, kept)| said != kept)
        .collect()
}

type Said = fn() -> &'static str;

/// From Monday: in short, as in a date, and in full.
const DAYS: [(Said, Said); 7] = [
    (common::monday, calendar::monday),
    (common::tuesday, calendar::tuesday),
    (common::wednesday, calendar::wednesday),
    (common::thursday, calendar::thursday),
    (common::friday, calendar::friday),
    (common::saturday, calendar::saturday),
    (common::sunday, calendar::sunday),
];

const MONTHS: [(Said, Said); 12] = [
    (common::january, calendar::january),
    (common::february, calendar::february),
    (common::march, calendar::march),
    (common::april, calendar::april),
    (common::may, calendar::may),
    (common::june, calendar::june),
    (common::july, calendar::july),
    (common::august, calendar::august),
    (common::september, calendar::september),
    (common::october, calendar::october),
    (common::november, calendar::november),
    (common::december, calendar::december),
];

const NAMED: [(Said, &str); 11] = [
    (common::life_draft, state_words(Life::Draft)),
    (common::life_finished, state_words(Life::Finished)),
    (common::life_offered, state_words(Life::Offered)),
    (common::life_handed_over, state_words(Life::HandedOver)),
    (common::life_received, state_words(Life::Received)),
    (common::purpose_learning, Purpose::Learning.word()),
    (common::purpose_coaching, Purpose::Coaching.word()),
    (common::purpose_peer_review, Purpose::PeerReview.word()),
    (common::purpose_calibration, Purpose::Calibration.word()),
    (common::purpose_research, Purpose::Research.word()),
    (common::purpose_practice, Purpose::Practice.word()),
];

//! Language files, which are Fluent (projectfluent.org): read and checked while the app is built, so that
//! no parser of them travels with it.

mod accessors;
mod pattern;
mod plurals;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Comment, Entry};
use fluent_syntax::parser;

pub(crate) use accessors::accessors;
pub(crate) use plurals::Plurals;
pub(crate) use table::{made_for, running_text, table};

/// One sentence of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// Its name, the same in every language.
    pub(crate) key: String,
    /// When it is needed. Only English says so.
    pub(crate) part: Option<Part>,
    /// The heading it stands under. Only English needs it.
    pub(crate) section: Option<String>,
    /// What the file tells translators of it, without the lines about arguments.
    pub(crate) comment: Vec<String>,
    /// What is put into it, in the order in which it first names them.
    pub(crate) arguments: Vec<(String, Kind)>,
    /// Its words in the form that the running app fills in.
    pub(crate) pattern: String,
}

/// When a sentence is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// Before the app runs, by `boot.js`.
    Boot,
    /// In class: it comes with the first load.
    Class,
    /// After class: it comes with the part that is fetched later.
    After,
}

/// What kind of thing an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words that are there already.
    Text,
    /// How many; written the way the language writes numbers, and what plurals go by.
    Number,
    /// Which one, such as the number of a file; never grouped by thousands.
    Index,
}

/// Reads a language file.
///
/// # Errors
/// What is wrong with it, by the name of the key where there is one.
pub(crate) fn read(source: &str, plurals: &Plurals) -> Result<Vec<Message>, Vec<String>> {
    let resource = parser::parse(source).map_err(|(_, faults)| {
        let each = faults.iter();
        each.map(ToString::to_string).collect::<Vec<_>>()
    })?;
    let (mut messages, mut faults) = (Vec::new(), Vec::new());
    let (mut part, mut section) = (None, None);
    let mut seen = BTreeSet::new();
    for entry in resource.body {
        match entry {
            Entry::ResourceComment(comment) => part = part_of(&comment).or(part),
            Entry::GroupComment(comment) => section = Some(comment.content.concat()),
            Entry::Comment(_) => {}
            Entry::Message(message) => {
                let key = message.id.name.to_owned();
                if !seen.insert(key.clone()) {
                    faults.push(format!("{key}: stands twice"));
                }
                let (comment, kinds) = told(message.comment.as_ref());
                let Some(value) = message.value.filter(|_| message.attributes.is_empty()) else {
                    faults.push(format!(
                        "{key}: a value and no attribute is what is read here"
                    ));
                    continue;
                };
                match pattern::compile(&value, &kinds, plurals) {
                    Ok((pattern, arguments)) => messages.push(Message {
                        key,
                        part,
                        section: section.clone(),
                        comment,
                        arguments,
                        pattern,
                    }),
                    Err(why) => faults.push(format!("{key}: {why}")),
                }
            }
            Entry::Term(term) => faults.push(format!("-{}: terms are not read", term.id.name)),
            Entry::Junk { content } => faults.push(format!("not Fluent: {content}")),
        }
    }
    if faults.is_empty() {
        Ok(messages)
    } else {
        Err(faults)
    }
}

/// What another language lacks or has too much, by the names of the keys.
pub(crate) fn differences(english: &[Message], other: &[Message]) -> Vec<String> {
    fn by_key(messages: &[Message]) -> BTreeMap<&str, &Message> {
        messages.iter().map(|m| (m.key.as_str(), m)).collect()
    }
    fn names(message: &Message) -> BTreeSet<&str> {
        let arguments = message.arguments.iter();
        arguments.map(|(name, _)| name.as_str()).collect()
    }
    let (ours, theirs) = (by_key(english), by_key(other));
    let missing = ours
        .iter()
        .filter_map(|(key, message)| match theirs.get(key) {
            None => Some(format!("{key}: is missing")),
            Some(other) if names(other) != names(message) => Some(format!(
                "{key}: has the arguments {:?} and should have {:?}",
                names(other),
                names(message)
            )),
            Some(_) => None,
        });
    let unknown = theirs.keys().filter(|key| !ours.contains_key(*key));
    let unknown = unknown.map(|key| format!("{key}: English has no such key"));
    missing.chain(unknown).collect()
}

fn part_of(comment: &Comment<&str>) -> Option<Part> {
    let first = comment.content.first()?;
    let parts = [
        ("Before the app", Part::Boot),
        ("In class", Part::Class),
        ("After class", Part::After),
    ];
    let found = parts
        .into_iter()
        .find(|(words, _)| first.starts_with(words));
    found.map(|(_, part)| part)
}

/// The comment on a message, and from it what kinds its arguments are: `$n (Number) how many`.
fn told(comment: Option<&Comment<&str>>) -> (Vec<String>, BTreeMap<String, Kind>) {
    let (mut words, mut kinds) = (Vec::new(), BTreeMap::new());
    for line in comment.map(|c| c.content.as_slice()).unwrap_or_default() {
        let kind = [
            ("(Number)", Kind::Number),
            ("(Index)", Kind::Index),
            ("(Text)", Kind::Text),
        ];
        let argument = line.strip_prefix('$').and_then(|rest| {
            let (name, rest) = rest.split_once(' ')?;
            let (_, kind) = kind.into_iter().find(|(word, _)| rest.starts_with(word))?;
            Some((name.to_owned(), kind))
        });
        match argument {
            Some((name, kind)) => {
                kinds.insert(name, kind);
            }
            None => words.push((*line).to_owned()),
        }
    }
    (words, kinds)
}

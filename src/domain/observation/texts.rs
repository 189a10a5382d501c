//! The texts of a header: who, whom, where and about what, as a person wrote them.

use crate::domain::collation::names;

/// The texts of a header, in the order of files. Any may be empty but the teacher's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Texts {
    /// Who observes.
    pub observer: String,
    /// Where.
    pub school: String,
    /// The observed teacher.
    pub teacher: String,
    /// The class or course.
    pub class: String,
    /// The subject taught.
    pub subject: String,
    /// What the two agreed to look at.
    pub focus: String,
}

impl Texts {
    /// Each of them, in the order of files.
    pub fn each(&self) -> [&str; 6] {
        let Self {
            observer,
            school,
            teacher,
            class,
            subject,
            focus,
        } = self;
        [observer, school, teacher, class, subject, focus].map(String::as_str)
    }

    /// Each of them, to be changed, in the order of files.
    pub fn each_mut(&mut self) -> [&mut String; 6] {
        let Self {
            observer,
            school,
            teacher,
            class,
            subject,
            focus,
        } = self;
        [observer, school, teacher, class, subject, focus]
    }

    /// One spelling of each name and place, so that what looks alike is one.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        for text in self.each_mut() {
            *text = names::clean(text);
        }
        self
    }
}

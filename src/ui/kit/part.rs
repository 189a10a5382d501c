//! What can stand in an element: another one, words, several of them, or nothing.

use leptos::prelude::*;

use crate::ui::kit::act::Act;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::says::Says;
use crate::ui::kit::tag::Tag;
use crate::ui::parts::icon::Icon;

/// Something that can stand in an element.
pub trait Part: Sized {
    /// Adds it to what stands there.
    fn add_to(self, inside: &mut Vec<AnyView>);

    /// It alone.
    fn view(self) -> AnyView {
        let mut inside = Vec::new();
        self.add_to(&mut inside);
        alone(inside)
    }
}

fn alone(mut inside: Vec<AnyView>) -> AnyView {
    match (inside.pop(), inside.is_empty()) {
        (None, _) => ().into_any(),
        (Some(only), true) => only,
        (Some(last), false) => {
            inside.push(last);
            inside.into_any()
        }
    }
}

impl Part for () {
    fn add_to(self, _: &mut Vec<AnyView>) {}
}

impl Part for AnyView {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        inside.push(self);
    }
}

impl Part for Tag {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        inside.push(self.into_any());
    }
}

impl Part for Act {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        Self::view(self).add_to(inside);
    }
}

impl Part for Banner {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        Self::view(self).add_to(inside);
    }
}

impl Part for Icon {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        self.drawing().add_to(inside);
    }
}

impl Part for Says {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        Self::view(self).add_to(inside);
    }
}

impl Part for &'static str {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        Says::Fixed(self).add_to(inside);
    }
}

impl Part for String {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        Says::Once(self).add_to(inside);
    }
}

impl<P: Part> Part for Option<P> {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        if let Some(part) = self {
            part.add_to(inside);
        }
    }
}

impl<P: Part> Part for Vec<P> {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        for part in self {
            part.add_to(inside);
        }
    }
}

impl<P: Part, const N: usize> Part for [P; N] {
    fn add_to(self, inside: &mut Vec<AnyView>) {
        for part in self {
            part.add_to(inside);
        }
    }
}

macro_rules! several {
    ($($part:ident)+) => {
        impl<$($part: Part),+> Part for ($($part,)+) {
            fn add_to(self, inside: &mut Vec<AnyView>) {
                #[expect(non_snake_case, reason = "named as their types")]
                let ($($part,)+) = self;
                $($part.add_to(inside);)+
            }
        }
    };
}

several!(A B);
several!(A B C);
several!(A B C D);
several!(A B C D E);
several!(A B C D E F);
several!(A B C D E F G);
several!(A B C D E F G H);

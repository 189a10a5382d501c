//! A sentence in the form that the running app fills in: `src/words/filling.rs` reads what is written here.
//!
//! `\u{1}` and the number of an argument stand where it goes. A choice by number is `\u{2}`, the number of
//! the argument, its variants, `\u{4}`; a variant is `\u{3}`, the letter of a plural category or a digit, and
//! its words.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::Kind;
use super::plurals::Plurals;

/// A pattern and what goes into it.
type Compiled = (String, Vec<(String, Kind)>);

/// Brings a pattern into that form.
pub(crate) fn compile(
    pattern: &Pattern<&str>,
    kinds: &BTreeMap<String, Kind>,
    plurals: &Plurals,
) -> Result<Compiled, String> {
    let mut compiler = Compiler {
        out: String::new(),
        arguments: Vec::new(),
        kinds,
        plurals,
    };
    compiler.pattern(pattern, false)?;
    let named = kinds.keys().find(|name| {
        let mut arguments = compiler.arguments.iter();
        !arguments.any(|(known, _)| known == *name)
    });
    match named {
        Some(name) => Err(format!("${name} stands in its comment alone")),
        None => Ok((compiler.out, compiler.arguments)),
    }
}

struct Compiler<'a> {
    out: String,
    arguments: Vec<(String, Kind)>,
    kinds: &'a BTreeMap<String, Kind>,
    plurals: &'a Plurals,
}

impl Compiler<'_> {
    fn pattern(&mut self, pattern: &Pattern<&str>, in_choice: bool) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text(value)?,
                PatternElement::Placeable {
                    expression: Expression::Inline(inline),
                } => self.inline(inline)?,
                PatternElement::Placeable {
                    expression: Expression::Select { .. },
                } if in_choice => {
                    return Err("a choice in a choice: write one after the other".to_owned());
                }
                PatternElement::Placeable {
                    expression: Expression::Select { selector, variants },
                } => self.choice(selector, variants)?,
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        if text.contains(|c: char| c < '\u{8}') {
            return Err("a control character".to_owned());
        }
        self.out.push_str(text);
        Ok(())
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) -> Result<(), String> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                self.text(&unescape_unicode_to_string(value))
            }
            InlineExpression::VariableReference { id } => {
                let at = self.argument(id.name, Kind::Text)?;
                self.out.push('\u{1}');
                self.out.push(at);
                Ok(())
            }
            InlineExpression::NumberLiteral { .. }
            | InlineExpression::FunctionReference { .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. }
            | InlineExpression::Placeable { .. } => {
                Err("only texts and $arguments are read between braces".to_owned())
            }
        }
    }

    fn choice(
        &mut self,
        selector: &InlineExpression<&str>,
        variants: &[Variant<&str>],
    ) -> Result<(), String> {
        let InlineExpression::VariableReference { id } = selector else {
            return Err("a choice goes by an $argument".to_owned());
        };
        let at = self.argument(id.name, Kind::Number)?;
        self.out.push('\u{2}');
        self.out.push(at);
        let mut categories = Vec::new();
        for variant in variants {
            let key = match &variant.key {
                VariantKey::NumberLiteral { value } => single_digit(value)?,
                VariantKey::Identifier { name } => {
                    categories.push(*name);
                    Plurals::letter(name)?
                }
            };
            self.out.push('\u{3}');
            self.out.push(key);
            self.pattern(&variant.value, true)?;
        }
        self.out.push('\u{4}');
        self.plurals.check(&categories)
    }

    /// The number of an argument as a digit. What a choice goes by is a number.
    fn argument(&mut self, name: &str, by_use: Kind) -> Result<char, String> {
        let told = self.kinds.get(name).copied();
        let kind = told.unwrap_or(by_use);
        let known = self.arguments.iter().position(|(known, _)| known == name);
        let at = known.unwrap_or(self.arguments.len());
        match self.arguments.get_mut(at) {
            None => self.arguments.push((name.to_owned(), kind)),
            Some((_, known)) if told.is_none() && by_use == Kind::Number => *known = kind,
            Some(_) => {}
        }
        let digit = u32::try_from(at)
            .ok()
            .and_then(|at| char::from_digit(at, 10));
        digit.ok_or_else(|| "more than ten arguments".to_owned())
    }
}

fn single_digit(number: &str) -> Result<char, String> {
    let mut digits = number.chars();
    match (digits.next(), digits.next()) {
        (Some(digit), None) if digit.is_ascii_digit() => Ok(digit),
        _ => Err(format!(
            "[{number}]: of numbers only 0 to 9 may have words of their own"
        )),
    }
}

//! Interface strings: the Fluent files of `strings/`, read for the checks of words. The program shows what it was built with.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use super::lines::{Lines, Located, text_of};
use crate::lang::Lang;
use crate::problem::Problem;
use crate::source::File;

/// An interface string in one language.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its language.
    pub lang: Lang,
    /// Its id, and that of its attribute after a full stop if it is one.
    pub id: Located<String>,
    /// The stretches of text between its arguments, those of every form that it has.
    pub texts: Vec<Located<String>>,
}

impl Message {
    /// The language of a file of interface strings by its path, `strings/kk/site.ftl`.
    pub fn language(path: &str) -> Option<Lang> {
        Lang::from_code(path.strip_prefix("strings/")?.strip_suffix("/site.ftl")?)
    }

    /// Reads a file of interface strings. What is no Fluent is a problem; the rest is read all the same.
    pub fn read_all(file: &File, lang: Lang, problems: &mut Vec<Problem>) -> Vec<Message> {
        let Some(text) = text_of(file, problems) else { return Vec::new() };
        let lines = Lines::new(&file.path, text, 1);
        let resource = parse(text).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                let help = "write “id = text”; arguments stand in { }, and each choice among forms has one with a *";
                problems.push(Problem::error(lines.place(error.pos.start), "this is no interface string", help));
            }
            resource
        });
        let mut messages = Vec::new();
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let attributes = message.attributes.iter().map(|attribute| (Some(attribute.id.name), &attribute.value));
            for (attribute, pattern) in message.value.iter().map(|value| (None, value)).chain(attributes) {
                let mut texts = Vec::new();
                stretches(pattern, &mut |part| texts.push(Located { value: part.to_owned(), place: lines.place(offset(text, part)) }));
                let name = message.id.name;
                let value = attribute.map_or_else(|| name.to_owned(), |attribute| format!("{name}.{attribute}"));
                messages.push(Message { lang, id: Located { value, place: lines.place(offset(text, name)) }, texts });
            }
        }
        messages
    }
}

/// Where a part begins within the text that it was cut from.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// Hands over each stretch of text of a pattern, also in the forms that it chooses among.
fn stretches<'a>(pattern: &Pattern<&'a str>, found: &mut dyn FnMut(&'a str)) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => found(value.trim_end_matches('\n')),
            PatternElement::Placeable { expression } => choices(expression, found),
        }
    }
}

fn choices<'a>(expression: &Expression<&'a str>, found: &mut dyn FnMut(&'a str)) {
    match expression {
        Expression::Select { variants, .. } => variants.iter().for_each(|variant| stretches(&variant.value, found)),
        Expression::Inline(InlineExpression::Placeable { expression }) => choices(expression, found),
        Expression::Inline(_) => {}
    }
}

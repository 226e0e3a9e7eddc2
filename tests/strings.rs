//! What keeps the interface strings equal: the comparison that `build.rs` makes before the program compiles.

#[path = "../build/agree.rs"]
mod agree;

use agree::differences;

/// What is printed, and the program does not compile, when the languages have these strings.
fn printed(kk: &str, ru: &str, en: &str) -> String {
    differences(&[("kk", kk.to_owned()), ("ru", ru.to_owned()), ("en", en.to_owned())]).join("\n")
}

#[test]
fn a_message_or_argument_that_one_language_lacks_or_has_too_many_is_named() {
    assert_eq!(printed("a = А\n", "a = А\n", "# a remark\na = A\n"), "");
    assert_eq!(
        printed("a = А\n", "a = А\nb = Б\n", "a = A\nb = B\n"),
        "content/strings/kk: the message “b” is missing; ru has it\ncontent/strings/kk: the message “b” is missing; en has it"
    );
    assert_eq!(
        printed("a = А\nb = Ә\n", "a = А\n", "a = A\n"),
        "content/strings/ru: the message “b” is missing; kk has it\ncontent/strings/en: the message “b” is missing; kk has it"
    );
    assert_eq!(
        printed("a = { $x } – { $y }\n", "a = { $x }\n", "a = { $x } – { $y }\n"),
        "content/strings/ru: the message “a” lacks the argument $y; kk has it\ncontent/strings/ru: the message “a” lacks the argument $y; en has it"
    );
    // Also in the forms of a plural and in an attribute.
    let forms = "a = { $n ->\n    [one] { $n } A\n   *[other] { $n } A of { $m }\n}\n    .b = { $z }\n";
    assert_eq!(
        printed(forms, forms, &forms.replace("{ $m }", "M").replace("{ $z }", "Z")),
        "content/strings/en: the message “a” lacks the argument $m; kk has it\ncontent/strings/en: the message “a.b” lacks the argument $z; kk has it\n\
         content/strings/en: the message “a” lacks the argument $m; ru has it\ncontent/strings/en: the message “a.b” lacks the argument $z; ru has it"
    );
}

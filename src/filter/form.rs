//! The form that facts are chosen with.

use serde::{Deserialize, Serialize};

use super::query::Field;

/// A list to choose one value of a field from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is chosen, as HTML.
    pub label: String,
    /// The name of the entry that chooses nothing, as HTML.
    pub any: String,
    /// Code and name of each value; both as HTML.
    pub options: Vec<(String, String)>,
}

/// The form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The address that answers it.
    pub action: String,
    /// The lists, in the order of [`Field::ALL`].
    pub choices: [Choice; 3],
    /// The words of the button, as HTML.
    pub button: String,
}

impl Form {
    /// The form as HTML with what is chosen: the index of a value for each field. It needs no script.
    pub fn html(&self, chosen: [Option<usize>; 3]) -> String {
        let mut html = format!("<form class=\"factform\" action=\"{}\">", self.action);
        for (field, (choice, chosen)) in Field::ALL.into_iter().zip(self.choices.iter().zip(chosen)) {
            let name = field.name();
            html += &format!("<label>{}<select name=\"{name}\"><option value=\"\">{}</option>", choice.label, choice.any);
            for (at, (code, words)) in choice.options.iter().enumerate() {
                let selected = if chosen == Some(at) { " selected" } else { "" };
                html += &format!("<option value=\"{code}\"{selected}>{words}</option>");
            }
            html += "</select></label>";
        }
        html + &format!("<button class=\"btn\">{}</button></form>", self.button)
    }
}

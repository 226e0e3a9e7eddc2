//! Spellings that readers do not tell apart: look-alike letters, words in the other script, and a keyboard in the wrong layout.

/// A word in small letters with look-alikes folded, so that Kazakh typed on a Russian keyboard is found: қ as к, ұ and ү as у, і as и, ң
/// as н, ғ as г, ө as о, ә as а, һ as х; also ё as е, and Latin letters without their marks.
pub fn fold(word: &str) -> String {
    word.chars().map(folded).collect()
}

fn folded(c: char) -> char {
    match c {
        'қ' => 'к',
        'ұ' | 'ү' => 'у',
        'і' => 'и',
        'ң' => 'н',
        'ғ' => 'г',
        'ө' => 'о',
        'ә' => 'а',
        'һ' => 'х',
        'ё' => 'е',
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ç' => 'c',
        'ñ' | 'ŋ' => 'n',
        'ş' => 's',
        'ğ' => 'g',
        other => other,
    }
}

/// How a folded word sounds, in Latin letters, whichever script it is written in: `юнифил` and `unifil` are both `unifil`.
pub fn sound(folded: &str) -> String {
    let mut sound = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'а' => sound.push('a'),
            'б' => sound.push('b'),
            'в' | 'w' => sound.push('v'),
            'г' => sound.push('g'),
            'д' => sound.push('d'),
            'е' | 'э' => sound.push('e'),
            'ж' => sound.push('j'),
            'з' => sound.push('z'),
            'и' | 'й' | 'ы' | 'y' => sound.push('i'),
            'к' | 'q' | 'c' => sound.push('k'),
            'л' => sound.push('l'),
            'м' => sound.push('m'),
            'н' => sound.push('n'),
            'о' => sound.push('o'),
            'п' => sound.push('p'),
            'р' => sound.push('r'),
            'с' => sound.push('s'),
            'т' => sound.push('t'),
            'у' | 'ю' => sound.push('u'),
            'ф' => sound.push('f'),
            'х' | 'x' => sound.push('h'),
            'ц' => sound.push_str("ts"),
            'ч' => sound.push_str("kh"),
            'ш' | 'щ' => sound.push_str("sh"),
            'я' => sound.push_str("ia"),
            'ъ' | 'ь' => {}
            other => sound.push(other),
        }
    }
    // `zh` and `kh` are how Latin spells ж and х.
    sound.replace("zh", "j").replace("kh", "h")
}

/// A query as it would read if the keyboard had been in the other layout: `ujkfys` is `голаны`, and `гтшашд` is `unifil`. `None` if no
/// letter changes.
pub fn other_layout(query: &str, digits: bool) -> Option<String> {
    let latin = query.chars().any(|c| c.is_ascii_alphabetic());
    let from =
        |keys: &'static str, to: &'static str, c: char| keys.chars().zip(to.chars()).find(|(key, _)| *key == c).map(|(_, letter)| letter);
    let swap = |c: char| {
        let small = c.to_lowercase().next().unwrap_or(c);
        if latin {
            from(LATIN, CYRILLIC, small).or_else(|| digits.then(|| from(DIGITS, KAZAKH, small)).flatten())
        } else {
            from(CYRILLIC, LATIN, small).filter(char::is_ascii_alphabetic)
        }
    };
    let swapped: String = query.chars().map(|c| swap(c).unwrap_or(c)).collect();
    (swapped != query).then_some(swapped)
}

/// The keys of the letters in the order of the keyboard, and what they write in the Russian layout, of which the Kazakh one keeps all.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
/// The keys of the digits that write Kazakh letters.
const DIGITS: &str = "234589 0-=";
const KAZAKH: &str = "әіңғүұ қөһ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_one() {
        assert_eq!(fold("қазақстандықтар"), fold("казакстандыктар"));
        assert_eq!(fold("әйелдің үлесі өңір"), "айелдин улеси онир");
        assert_eq!(fold("ливанём"), "ливанем");
        assert_eq!(fold("côte"), "cote");
    }

    #[test]
    fn both_scripts_sound_the_same() {
        for (one, other) in [
            ("юнифил", "unifil"),
            ("минуска", "minusca"),
            ("голан", "golan"),
            ("казбат", "qazbat"),
            ("жаса", "zhasa"),
            ("монуско", "monusco"),
            ("хамаркулов", "khamarkulov"),
        ] {
            assert_eq!(sound(one), sound(other));
        }
    }

    #[test]
    fn a_layout_can_be_the_wrong_one() {
        assert_eq!(other_layout("ujkfys", false).as_deref(), Some("голаны"));
        assert_eq!(other_layout("гтшашд", false).as_deref(), Some("unifil"));
        assert_eq!(other_layout("2qtk", true).as_deref(), Some("әйел"));
        assert_eq!(other_layout("1325", true), None);
    }
}

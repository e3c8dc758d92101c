//! How a person wants the product to look: colours, size, spacing, contrast; kept in a cookie, applied by the server, so
//! nothing flashes.

/// The cookie holds four words, for example `dark.l.wide.high`.
pub const COOKIE: &str = "look";

/// The choices of each setting, the first being the usual one, with the words for people.
pub const SCHEMES: [(&str, &str); 3] = [("auto", "Как в системе"), ("light", "Светлые"), ("dark", "Тёмные")];
pub const SIZES: [(&str, &str); 3] = [("m", "Обычный"), ("l", "Крупный"), ("xl", "Очень крупный")];
pub const SPACINGS: [(&str, &str); 2] = [("normal", "Обычные"), ("wide", "Просторные")];
pub const CONTRASTS: [(&str, &str); 3] =
    [("auto", "Как в системе"), ("normal", "Обычный"), ("high", "Высокий")];

/// The values of `data-scheme`, `data-size`, `data-spacing`, `data-contrast` on `<html>`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    pub scheme: &'static str,
    pub size: &'static str,
    pub spacing: &'static str,
    pub contrast: &'static str,
}

impl Default for Look {
    fn default() -> Self {
        Self { scheme: SCHEMES[0].0, size: SIZES[0].0, spacing: SPACINGS[0].0, contrast: CONTRASTS[0].0 }
    }
}

impl Look {
    /// Reads the whole `Cookie` header; what it does not know stays usual.
    pub fn from_cookie(header: &str) -> Self {
        let words = header
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(name, value)| (name == COOKIE).then_some(value))
            .unwrap_or_default();
        let mut look = Self::default();
        for (name, word) in ["scheme", "size", "spacing", "contrast"].into_iter().zip(words.split('.')) {
            look.set(name, word);
        }
        look
    }

    /// Takes one field of the settings form.
    pub fn set(&mut self, name: &str, value: &str) {
        let (place, choices): (_, &[_]) = match name {
            "scheme" => (&mut self.scheme, &SCHEMES),
            "size" => (&mut self.size, &SIZES),
            "spacing" => (&mut self.spacing, &SPACINGS),
            "contrast" => (&mut self.contrast, &CONTRASTS),
            _ => return,
        };
        if let Some((known, _)) = choices.iter().find(|(known, _)| *known == value) {
            *place = known;
        }
    }

    /// The cookie's value.
    pub fn to_cookie(self) -> String {
        [self.scheme, self.size, self.spacing, self.contrast].join(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_comes_back_from_its_cookie() {
        for scheme in SCHEMES {
            for contrast in CONTRASTS {
                let look = Look { scheme: scheme.0, size: "xl", spacing: "wide", contrast: contrast.0 };
                assert_eq!(Look::from_cookie(&format!("sid=1; {COOKIE}={}; x=y", look.to_cookie())), look);
            }
        }
    }

    #[test]
    fn a_strange_cookie_changes_nothing() {
        for header in
            ["", "look", "look=", "look=\"><script>.9.9.9", "outlook=dark.l.wide.high", "look=....."]
        {
            assert_eq!(Look::from_cookie(header), Look::default(), "{header}");
        }
        assert_eq!(Look::from_cookie("look=dark").scheme, "dark");
    }
}

//! Sex as the forms of a school count it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::search_key;

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Male,
    Female,
}

/// Neither «м» nor «ж».
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("не «м» и не «ж»")]
pub struct NotASex;

impl FromStr for Sex {
    type Err = NotASex;

    /// Reads «м», «муж.», «Мужской», «мальчик», «ж», «жен», «женский», «девочка».
    fn from_str(text: &str) -> Result<Self, NotASex> {
        let key = search_key(text);
        match key.trim_end_matches('.') {
            "м" | "m" | "муж" | "мужской" | "мужчина" | "мальчик" | "юноша" => {
                Ok(Self::Male)
            }
            "ж" | "f" | "жен" | "женский" | "женщина" | "девочка" | "девушка" => {
                Ok(Self::Female)
            }
            _ => Err(NotASex),
        }
    }
}

impl Sex {
    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Male => "m",
            Self::Female => "f",
        }
    }
}

impl std::fmt::Display for Sex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Male => "М",
            Self::Female => "Ж",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sex_is_read_in_every_way_a_list_writes_it() {
        for text in ["М", "м", " муж. ", "Мужской", "M"] {
            assert_eq!(text.parse(), Ok(Sex::Male), "{text}");
        }
        for text in ["Ж", "жен.", "ЖЕНСКИЙ", "девочка"] {
            assert_eq!(text.parse(), Ok(Sex::Female), "{text}");
        }
        assert_eq!("?".parse::<Sex>(), Err(NotASex));
    }

    #[test]
    fn a_written_sex_is_read_back() {
        for sex in [Sex::Male, Sex::Female] {
            assert_eq!(sex.to_string().parse(), Ok(sex));
            assert_eq!(sex.code().parse(), Ok(sex));
        }
    }
}

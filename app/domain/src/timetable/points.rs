//! How hard a subject is: points of the scale of `СанПиН` 1.2.3685-21, tables 6.9 to 6.11.

/// Points of a lesson; where the scale is silent, those of the nearest subject. None: not known to the scale.
pub fn points(code: &str, grade: u8) -> Option<u8> {
    match grade {
        1..=4 => primary(code),
        5..=9 => middle(code).map(|of| of[usize::from(grade - 5)]).filter(|points| *points > 0),
        _ => senior(code),
    }
}

fn primary(code: &str) -> Option<u8> {
    Some(match code {
        "math" => 8,
        "russian" | "foreign" => 7,
        "nature" | "informatics" => 6,
        "reading" => 5,
        "art" | "music" => 3,
        "labour" => 2,
        "sport" => 1,
        _ => return None,
    })
}

/// Grades 5 to 9; 0 where the scale has none.
fn middle(code: &str) -> Option<[u8; 5]> {
    Some(match code {
        "physics" => [0, 0, 8, 9, 13],
        "chemistry" => [0, 0, 0, 10, 12],
        "history" => [5, 8, 6, 8, 10],
        "foreign" => [9, 11, 10, 8, 9],
        "math" => [10, 13, 0, 0, 0],
        "geometry" => [0, 0, 12, 10, 8],
        // The scale is older than «Вероятность и статистика»: it goes with algebra.
        "algebra" | "statistics" => [0, 0, 10, 9, 7],
        "biology" => [10, 8, 7, 7, 7],
        "literature" => [4, 6, 4, 4, 7],
        "informatics" => [4, 10, 4, 7, 7],
        "russian" => [8, 12, 11, 7, 6],
        "geography" => [6, 7, 6, 6, 5],
        "art" => [3, 3, 1, 0, 0],
        "music" => [2, 1, 1, 1, 0],
        "social" | "culture" => [6, 9, 9, 5, 5],
        "labour" => [4, 3, 2, 1, 4],
        "safety" => [1, 2, 3, 3, 3],
        "sport" => [3, 4, 2, 2, 2],
        _ => return None,
    })
}

fn senior(code: &str) -> Option<u8> {
    Some(match code {
        "physics" => 12,
        "geometry" | "chemistry" => 11,
        "algebra" | "analysis" | "statistics" => 10,
        "russian" => 9,
        "literature" | "foreign" => 8,
        "biology" => 7,
        "informatics" => 6,
        "history" | "social" => 5,
        "geography" => 3,
        "safety" => 2,
        "sport" => 1,
        _ => return None,
    })
}

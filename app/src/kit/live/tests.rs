//! What a stream carries.

use super::*;

#[test]
fn what_the_stream_carries_reads_back() {
    let (lesson, pupil) = (LessonId(12), PersonId(9));
    let all = [
        Touched { lesson, pupil: Some(pupil), version: Some(3) },
        Touched { lesson, pupil: None, version: Some(4) },
        Touched { lesson, pupil: None, version: None },
    ];
    assert_eq!(listed(&all), "12:9:3,12::4,12::");
    assert_eq!(heard(&listed(&all)), Heard::Touched(all.to_vec()));
    for broken in ["", "12", "12:9", "x:9:3", "12:9:-1"] {
        assert_eq!(heard(broken), Heard::Anything, "{broken}");
    }
}

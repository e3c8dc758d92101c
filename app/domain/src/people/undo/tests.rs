//! The law of taking a batch back, by cases and by what must always hold.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::ids::PersonId;

fn person(id: i64) -> PersonId {
    PersonId(id)
}

fn made(held: &[(i64, &[Hold])]) -> BTreeMap<PersonId, Holds> {
    held.iter().map(|(id, holds)| (person(*id), holds.iter().copied().collect())).collect()
}

#[test]
fn a_family_goes_or_stays_together_and_each_is_told_why() {
    let kin = [(person(1), person(2)), (person(1), person(3)), (person(4), person(5))];
    for (held, told) in [
        (made(&[(1, &[]), (2, &[]), (3, &[])]), vec![None, None, None]),
        (
            made(&[(1, &[]), (2, &[Hold::Marks]), (3, &[])]),
            vec![Some(Hold::Family), Some(Hold::Marks), Some(Hold::Family)],
        ),
        (
            made(&[(1, &[Hold::Corrected, Hold::SignedIn]), (2, &[]), (4, &[])]),
            vec![Some(Hold::SignedIn), Some(Hold::Family), None],
        ),
        (made(&[(4, &[]), (5, &[Hold::Consent])]), vec![Some(Hold::Family), Some(Hold::Consent)]),
    ] {
        let verdicts: Vec<_> = verdicts(&held, &kin).into_values().collect();
        assert_eq!(verdicts, told, "{held:?}");
    }
}

#[test]
fn kin_on_record_before_the_batch_hold_nobody_together() {
    // 9 was on record: the children of one guardian who is not of the batch are two families.
    let kin = [(person(9), person(1)), (person(9), person(2))];
    let held = made(&[(1, &[Hold::Group]), (2, &[])]);
    assert_eq!(verdicts(&held, &kin).into_values().collect::<Vec<_>>(), [Some(Hold::Group), None]);
}

#[test]
fn a_new_pupil_counts_once_and_a_new_place_of_somebody_on_record_too() {
    use Deed::{CardChanged, CardMade, ClassMade, KinMade, OrderMade, PersonChanged, PersonMade, PlaceMade};
    let gone = |deed, id, other: Option<i64>| (deed, person(id), other.map(person), Fate::Undone);
    let deeds = [
        gone(PersonMade, 1, None),
        gone(PlaceMade, 1, Some(100)),
        gone(PersonMade, 2, None),
        gone(KinMade, 2, Some(1)),
        gone(KinMade, 8, Some(1)),
        gone(KinMade, 8, Some(9)),
        gone(PlaceMade, 9, Some(101)),
        gone(PersonChanged, 9, None),
        gone(PersonMade, 3, None),
        gone(CardMade, 3, None),
        gone(CardChanged, 7, None),
        gone(ClassMade, 5, None),
        gone(OrderMade, 6, None),
        (PersonChanged, person(10), None, Fate::Kept(Hold::Corrected)),
    ];
    let told = Figures {
        pupils: 2,
        guardians: 1,
        staff: 1,
        put_back: 2,
        kinships: 1,
        accounts: 0,
        classes: 1,
        orders: 1,
    };
    assert_eq!(tally(&deeds), told);
    assert!(tally(&[]).is_empty());
}

#[test]
fn codes_read_back() {
    for hold in Hold::ALL {
        assert_eq!(Hold::parse(hold.code()), Some(hold));
    }
    for deed in Deed::ALL {
        assert_eq!(Deed::parse(deed.code()), Some(deed));
    }
}

#[test]
fn pieces_keep_families_whole() {
    let family = |ids: &[i64]| ids.iter().copied().map(person).collect::<Vec<_>>();
    let families = vec![family(&[1, 2]), family(&[3]), family(&[4, 5, 6, 7]), family(&[8])];
    let told = pieces(families, |_| 1, 3);
    assert_eq!(told, [family(&[1, 2, 3]), family(&[4, 5, 6, 7]), family(&[8])]);
}

prop_compose! {
    fn batches()(
        held in prop::collection::vec(prop::collection::btree_set(prop::sample::select(&Hold::ALL[..]), 0..2), 1..12),
        kin in prop::collection::vec((0_i64..16, 0_i64..16), 0..12),
    ) -> (BTreeMap<PersonId, Holds>, Vec<Kin>) {
        let made = (0..).map(person).zip(held).collect();
        (made, kin.into_iter().map(|(guardian, child)| (person(guardian), person(child))).collect())
    }
}

proptest! {
    #[test]
    fn nobody_who_is_held_goes_and_nobody_who_stays_loses_kin((made, kin) in batches()) {
        let verdicts = verdicts(&made, &kin);
        prop_assert_eq!(verdicts.len(), made.len());
        for (person, holds) in &made {
            prop_assert!(holds.is_empty() || verdicts[person] == holds.first().copied());
        }
        for (guardian, child) in &kin {
            if let (Some(one), Some(other)) = (verdicts.get(guardian), verdicts.get(child)) {
                prop_assert_eq!(one.is_some(), other.is_some());
            }
        }
    }

    #[test]
    fn whoever_stays_has_a_reason_in_the_own_family((made, kin) in batches()) {
        let verdicts = verdicts(&made, &kin);
        for family in families(&made.keys().copied().collect::<BTreeSet<_>>(), &kin) {
            let held = family.iter().any(|person| !made[person].is_empty());
            prop_assert!(family.iter().all(|person| verdicts[person].is_some() == held));
        }
    }

    #[test]
    fn pieces_lose_nobody((made, kin) in batches(), most in 1_usize..8) {
        let all: BTreeSet<_> = made.keys().copied().collect();
        let pieces = pieces(families(&all, &kin), |_| 2, most);
        let again: Vec<_> = pieces.concat();
        prop_assert_eq!(again.len(), all.len());
        prop_assert_eq!(again.into_iter().collect::<BTreeSet<_>>(), all);
    }
}

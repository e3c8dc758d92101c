//! The law of the outbox, sentence by sentence.

mod history;

use domain::ids::PersonId;

use super::*;

/// A change of the thing `to`, made upon its version `seen`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Wish {
    id: String,
    to: usize,
    seen: usize,
}

impl Parcel for Wish {
    type To = usize;

    fn id(&self) -> &str {
        &self.id
    }

    fn to(&self) -> usize {
        self.to
    }
}

fn wish(number: usize, to: usize) -> Wish {
    Wish { id: format!("wish-{number:03}"), to, seen: 0 }
}

fn outbox(things: impl IntoIterator<Item = usize>) -> Outbox<Wish> {
    let mut outbox = Outbox::resume(vec![]);
    for (number, to) in things.into_iter().enumerate() {
        outbox.put(wish(number, to), 0);
    }
    outbox
}

fn sent(outbox: &mut Outbox<Wish>, now: u64) -> Vec<String> {
    match outbox.next(now) {
        Next::Send(parcels) => parcels.into_iter().map(|wish| wish.id).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_hundred_go_at_once_in_the_order_they_came() {
    let mut outbox = outbox(0..140);
    let ids = sent(&mut outbox, 0);
    assert_eq!((ids.len(), ids[0].as_str(), ids[99].as_str()), (100, "wish-000", "wish-099"));
    assert_eq!(outbox.next(0), Next::Nothing, "one call at a time");
}

#[test]
fn a_second_change_of_a_thing_waits_for_the_answer_to_the_first() {
    let mut outbox = outbox([1, 1, 2]);
    assert_eq!(sent(&mut outbox, 0), ["wish-000", "wish-002"]);
    outbox.answered([("wish-000", Verdict::Applied), ("wish-002", Verdict::Applied)], 0);
    assert_eq!(sent(&mut outbox, 0), ["wish-001"]);
}

#[test]
fn a_refusal_takes_its_followers_along_and_leaves_its_neighbours() {
    let mut outbox = outbox([1, 2, 1]);
    sent(&mut outbox, 0);
    outbox.answered([("wish-000", Verdict::Refused), ("wish-001", Verdict::Applied)], 0);
    assert!(outbox.to(&1).all(|(_, stage)| *stage == Stage::Refused));
    assert_eq!(outbox.next(0), Next::Nothing);
    assert_eq!(outbox.dismiss(&1), ["wish-000", "wish-002"]);
    assert_eq!(outbox.all().count(), 0);
}

#[test]
fn what_cannot_go_is_found_by_halving() {
    let mut outbox = outbox(0..7);
    let mut refused = vec![];
    while let Next::Send(parcels) = outbox.next(0) {
        if parcels.iter().any(|wish| wish.to == 5) {
            refused.extend(outbox.failed(Failure::Rejected, 0));
        } else {
            let applied = parcels.iter().map(|wish| (wish.id.as_str(), Verdict::Applied));
            outbox.answered(applied, 0);
        }
    }
    assert_eq!(refused, [wish(5, 5)]);
    assert_eq!(outbox.waiting(), 0);
}

#[test]
fn a_lost_network_is_waited_out_and_its_return_ends_the_pause() {
    let mut outbox = outbox([1]);
    sent(&mut outbox, 1000);
    assert_eq!(outbox.failed(Failure::Passing, 1000), None);
    assert_eq!(outbox.next(1400), Next::Wait { ms: 600 });
    outbox.wake();
    assert_eq!(sent(&mut outbox, 1400), ["wish-000"]);
}

#[test]
fn what_the_server_breaks_over_is_given_up_in_the_end() {
    let mut outbox = outbox([1]);
    let tries = (1..20).find(|_| {
        outbox.wake();
        sent(&mut outbox, 0);
        outbox.failed(Failure::Fault, 0).is_some()
    });
    assert_eq!(tries, Some(7));
}

#[test]
fn one_person_never_reads_the_shelf_of_another() {
    let shelf = |person, topic| Shelf::<Wish>::new(topic, PersonId(person));
    let own = shelf(1, "journal.7").key("wish-001");
    assert!(shelf(1, "journal.7").holds(&own));
    for (person, topic) in [(2, "journal.7"), (11, "journal.7"), (1, "journal.70"), (1, "journal.")] {
        assert!(!shelf(person, topic).holds(&own), "{person} {topic}");
    }
}

//! Any history at all: two windows of one person, a network that loses and repeats, another hand.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

const THINGS: usize = 3;

/// The server: versions of things, what went in, and the answers it keeps.
#[derive(Default)]
struct Server {
    versions: [usize; THINGS],
    applied: Vec<String>,
    answers: BTreeMap<String, Verdict>,
}

impl Server {
    /// `None` where the call as a whole is turned away: every tenth wish is one that no call may hold.
    fn take(&mut self, call: &[Wish]) -> Option<Vec<Verdict>> {
        if call.iter().any(|wish| wish.id.ends_with('9')) {
            return None;
        }
        Some(call.iter().map(|wish| self.judge(wish)).collect())
    }

    fn judge(&mut self, wish: &Wish) -> Verdict {
        if let Some(first) = self.answers.get(&wish.id) {
            return *first;
        }
        let verdict = match (wish.id.ends_with('5'), self.versions[wish.to] == wish.seen) {
            (true, _) => Verdict::Refused,
            (false, false) => Verdict::Conflicted,
            (false, true) => {
                self.versions[wish.to] += 1;
                self.applied.push(wish.id.clone());
                Verdict::Applied
            }
        };
        self.answers.insert(wish.id.clone(), verdict);
        verdict
    }
}

/// A window of the same person: its outbox, and the versions it shows.
struct Window {
    outbox: Outbox<Wish>,
    shows: [usize; THINGS],
}

/// The device both windows share.
type Device = BTreeMap<String, String>;

impl Window {
    fn open(device: &Device, server: &Server) -> Self {
        let shelf = shelf();
        let entries = device.iter().filter(|(key, _)| shelf.holds(key));
        let kept: Vec<Kept<Wish>> = entries.map(|(_, text)| serde_json::from_str(text).unwrap()).collect();
        let outbox = Outbox::resume(kept);
        let mut shows = server.versions;
        for (wish, _) in outbox.all() {
            shows[wish.to] += usize::from(shows[wish.to] == wish.seen);
        }
        Self { outbox, shows }
    }
}

fn shelf() -> Shelf<Wish> {
    Shelf::new("things", PersonId(1))
}

#[derive(Clone, Copy, Debug)]
enum Deed {
    Put {
        window: usize,
        to: usize,
    },
    Send {
        window: usize,
        fate: Fate,
    },
    Reload {
        window: usize,
    },
    /// Somebody else writes.
    OtherHand {
        to: usize,
    },
    /// A call held up on its way arrives after all.
    Arrive,
}

/// What the network does with a call.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Answered,
    LostOnTheWay,
    AnswerLost,
    HeldUp,
}

struct World {
    server: Server,
    device: Device,
    windows: [Window; 2],
    held_up: Vec<Vec<Wish>>,
    made: Vec<String>,
    told: Vec<String>,
    now: u64,
}

impl World {
    fn new() -> Self {
        let (server, device) = (Server::default(), Device::default());
        let windows = [Window::open(&device, &server), Window::open(&device, &server)];
        Self { server, device, windows, held_up: vec![], made: vec![], told: vec![], now: 0 }
    }

    fn does(&mut self, deed: Deed) {
        self.now += 20_000;
        match deed {
            Deed::Put { window, to } => self.put(window, to),
            Deed::Send { window, fate } => drop(self.send(window, fate)),
            Deed::Reload { window } => self.windows[window] = Window::open(&self.device, &self.server),
            Deed::OtherHand { to } => self.server.versions[to] += 1,
            Deed::Arrive => drop(self.held_up.pop().and_then(|call| self.server.take(&call))),
        }
    }

    fn put(&mut self, window: usize, to: usize) {
        let Window { outbox, shows } = &mut self.windows[window];
        for id in outbox.dismiss(&to) {
            self.device.remove(&shelf().key(&id));
        }
        let wish = Wish { seen: shows[to], ..wish(self.made.len(), to) };
        shows[to] += 1;
        self.made.push(wish.id.clone());
        let key = shelf().key(&wish.id);
        self.device.insert(key, serde_json::to_string(outbox.put(wish, self.now)).unwrap());
    }

    /// Was there anything to send?
    fn send(&mut self, window: usize, fate: Fate) -> bool {
        let Next::Send(call) = self.windows[window].outbox.next(self.now) else { return false };
        let answer = match fate {
            Fate::LostOnTheWay => None,
            Fate::HeldUp => {
                self.held_up.push(call.clone());
                None
            }
            Fate::Answered | Fate::AnswerLost => Some(self.server.take(&call)),
        };
        match answer.filter(|_| matches!(fate, Fate::Answered)) {
            Some(Some(verdicts)) => self.answered(window, &call, &verdicts),
            Some(None) => {
                if let Some(refused) = self.windows[window].outbox.failed(Failure::Rejected, self.now) {
                    self.tell(window, &refused, Verdict::Refused);
                }
            }
            None => drop(self.windows[window].outbox.failed(Failure::Passing, self.now)),
        }
        true
    }

    fn answered(&mut self, window: usize, call: &[Wish], verdicts: &[Verdict]) {
        let pairs = call.iter().zip(verdicts).map(|(wish, verdict)| (wish.id.as_str(), *verdict));
        self.windows[window].outbox.answered(pairs, self.now);
        for (wish, verdict) in call.iter().zip(verdicts) {
            self.tell(window, wish, *verdict);
        }
    }

    /// As the courier does: what is applied or refused leaves the device, a conflict stays.
    fn tell(&mut self, window: usize, wish: &Wish, verdict: Verdict) {
        let Window { outbox, shows } = &mut self.windows[window];
        let settled = outbox.to(&wish.to).filter(|(_, stage)| stage.is_settled());
        let lot: Vec<String> = settled.map(|(wish, _)| wish.id.clone()).collect();
        let leaves = match verdict {
            Verdict::Applied => vec![wish.id.clone()],
            Verdict::Refused => lot.clone(),
            Verdict::Conflicted => vec![],
        };
        if verdict != Verdict::Applied {
            shows[wish.to] = self.server.versions[wish.to];
        }
        self.told.extend(lot);
        for id in leaves {
            self.device.remove(&shelf().key(&id));
        }
    }

    /// The network holds from now on.
    fn settle(&mut self) {
        for _ in 0..1000 {
            self.now += 20_000;
            let sent = [0, 1].map(|window| self.send(window, Fate::Answered));
            if sent == [false, false] {
                return;
            }
        }
        panic!("it sends for ever");
    }
}

fn any_deed(windows: usize) -> impl Strategy<Value = Deed> {
    let fates = vec![Fate::Answered, Fate::LostOnTheWay, Fate::AnswerLost, Fate::HeldUp];
    let fate = prop::sample::select(fates);
    prop_oneof![
        4 => (0..windows, 0..THINGS).prop_map(|(window, to)| Deed::Put { window, to }),
        3 => (0..windows, fate).prop_map(|(window, fate)| Deed::Send { window, fate }),
        1 => (0..windows).prop_map(|window| Deed::Reload { window }),
        1 => (0..THINGS).prop_map(|to| Deed::OtherHand { to }),
        1 => Just(Deed::Arrive),
    ]
}

/// Lives through `deeds`; in the end the network holds and all windows are opened once more.
fn lived(deeds: &[Deed]) -> World {
    let mut world = World::new();
    for deed in deeds {
        world.does(*deed);
    }
    world.settle();
    for window in 0..2 {
        world.does(Deed::Reload { window });
    }
    world.settle();
    world
}

proptest! {
    #[test]
    fn each_change_goes_in_once_or_is_shown_to_its_author(deeds in prop::collection::vec(any_deed(1), 0..60)) {
        let world = lived(&deeds);
        for id in &world.made {
            let times = world.server.applied.iter().filter(|applied| *applied == id).count();
            prop_assert_eq!(times, usize::from(!world.told.contains(id)), "{}", id);
        }
    }

    #[test]
    fn two_windows_lose_nothing_of_each_other(deeds in prop::collection::vec(any_deed(2), 0..60)) {
        let world = lived(&deeds);
        for id in &world.made {
            let times = world.server.applied.iter().filter(|applied| *applied == id).count();
            prop_assert!(times <= 1, "{} went in {} times", id, times);
            prop_assert!(times == 1 || world.told.contains(id), "{} is lost", id);
        }
    }
}

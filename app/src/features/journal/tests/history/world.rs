//! The world both editors live in: what the network does, and how a history ends.

use super::*;

/// What happens between two changes.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Send {
        editor: usize,
        fate: Fate,
    },
    Reload {
        editor: usize,
    },
    /// News of the other's hand arrives.
    Hear {
        editor: usize,
    },
    /// One of the calls held up on their way arrives after all.
    Arrive {
        which: prop::sample::Index,
    },
}

/// What the network does with a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
    Answered,
    LostOnTheWay,
    AnswerLost,
    HeldUp,
    /// The session has ended.
    TurnedAway,
}

/// A change, and what happens after it.
type Step = ((usize, usize, Wish), Vec<Deed>);

struct World {
    server: Server,
    editors: [Editor; 2],
    held_up: Vec<(usize, Vec<Change>)>,
    made: Vec<String>,
    now: u64,
}

impl World {
    fn new() -> Self {
        let server = Server {
            lesson: lesson(),
            cells: BTreeMap::new(),
            log: vec![],
            done: vec![],
            answers: BTreeMap::new(),
        };
        Self { server, editors: [0, 1].map(Editor::new), held_up: vec![], made: vec![], now: 0 }
    }

    fn live(&mut self, steps: &[Step]) {
        for ((editor, row, wish), deeds) in steps {
            self.now += 20_000;
            let id = format!("change-{:04}", self.made.len());
            self.made.push(id.clone());
            self.editors[*editor].write(id, (*row, *wish), self.now);
            for deed in deeds {
                self.does(*deed);
            }
        }
    }

    fn does(&mut self, deed: Deed) {
        self.now += 20_000;
        match deed {
            Deed::Send { editor, fate } => drop(self.send(editor, fate)),
            Deed::Reload { editor } => self.editors[editor].reload(&self.server),
            Deed::Hear { editor } => self.editors[editor].hear(&self.server),
            Deed::Arrive { which } if !self.held_up.is_empty() => {
                let at = which.index(self.held_up.len());
                self.arrive(at);
            }
            Deed::Arrive { .. } => {}
        }
    }

    fn arrive(&mut self, at: usize) {
        let (editor, call) = self.held_up.remove(at);
        self.server.take(&self.editors[editor].actor, &call);
    }

    /// Was there anything to send?
    fn send(&mut self, number: usize, fate: Fate) -> bool {
        let editor = &mut self.editors[number];
        let Next::Send(strokes) = editor.outbox.next(self.now) else { return false };
        let cell = |stroke| match stroke {
            Stroke::Cell(change) => change,
            Stroke::Note(..) => panic!("no notes here"),
        };
        let call: Vec<Change> = strokes.into_iter().map(cell).collect();
        match fate {
            Fate::HeldUp => self.held_up.push((number, call.clone())),
            Fate::Answered | Fate::AnswerLost => {
                let answers = self.server.take(&editor.actor, &call);
                if fate == Fate::Answered {
                    editor.answered(&call, answers, self.now);
                    return true;
                }
            }
            Fate::LostOnTheWay | Fate::TurnedAway => {}
        }
        let failure = if fate == Fate::TurnedAway { Failure::SignedOut } else { Failure::Passing };
        assert_eq!(editor.outbox.failed(failure, self.now), None);
        true
    }

    /// The network holds from now on, what was held up arrives last, and both have looked at what they are shown.
    fn settle(&mut self) {
        for _ in 0..1000 {
            self.now += 20_000;
            if [0, 1].map(|editor| self.send(editor, Fate::Answered)) == [false, false] {
                while let Some(last) = self.held_up.len().checked_sub(1) {
                    self.arrive(last);
                }
                for editor in &mut self.editors {
                    for row in 0..PUPILS {
                        editor.look_at_troubles(row);
                    }
                    editor.hear(&self.server);
                }
                return;
            }
        }
        panic!("it sends for ever");
    }

    /// Both see what stands, and nothing else lies on their devices.
    fn agrees(&self) {
        for editor in &self.editors {
            assert!(editor.device.is_empty(), "{:?}", editor.device);
            for row in 0..PUPILS {
                assert_eq!(editor.shown[row].cell, self.server.cell(row));
                assert_eq!(self.server.recounted(row), self.server.cell(row));
            }
        }
    }

    /// Each change is in the state once, or stood there by another hand, or was shown to its author.
    fn loses_nothing(&self) {
        let held =
            |id: &String| self.server.log.iter().filter(|(change, _)| change.id.as_str() == id).count();
        let done = |id: &String| usize::from(self.server.done.contains(id));
        let told = |id: &String| usize::from(self.editors.iter().any(|editor| editor.told.contains(id)));
        for id in &self.made {
            assert_eq!(held(id) + done(id) + told(id), 1, "{id}: {} {} {}", held(id), done(id), told(id));
        }
        for id in self.editors.iter().flat_map(|editor| &editor.acknowledged) {
            assert_eq!(held(id) + done(id), 1, "{id} was acknowledged");
        }
    }
}

fn any_wish() -> impl Strategy<Value = Wish> {
    let value = || prop::sample::select(MarkValue::ALL.to_vec());
    prop_oneof![
        3 => value().prop_map(Wish::Mark),
        2 => value().prop_map(Wish::Correct),
        1 => Just(Wish::Erase),
        2 => prop::sample::select(Attendance::ALL.to_vec()).prop_map(Wish::Attend),
        1 => Just(Wish::Present),
        1 => (0..3_u8).prop_map(Wish::Say),
    ]
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let fates = vec![Fate::Answered, Fate::LostOnTheWay, Fate::AnswerLost, Fate::HeldUp, Fate::TurnedAway];
    prop_oneof![
        4 => (0..2_usize, prop::sample::select(fates)).prop_map(|(editor, fate)| Deed::Send { editor, fate }),
        2 => (0..2_usize).prop_map(|editor| Deed::Send { editor, fate: Fate::Answered }),
        1 => (0..2_usize).prop_map(|editor| Deed::Reload { editor }),
        1 => (0..2_usize).prop_map(|editor| Deed::Hear { editor }),
        1 => any::<prop::sample::Index>().prop_map(|which| Deed::Arrive { which }),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    ((0..2_usize, 0..PUPILS, any_wish()), prop::collection::vec(any_deed(), 0..4))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn two_editors_end_in_one_state_and_every_change_is_in_it_or_shown(
        steps in prop::collection::vec(any_step(), CHANGES)
    ) {
        let mut world = World::new();
        world.live(&steps);
        world.settle();
        world.agrees();
        for editor in &mut world.editors {
            editor.reload(&world.server);
        }
        world.agrees();
        world.loses_nothing();
    }
}

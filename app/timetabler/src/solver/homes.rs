//! Which rooms each activity may have: those it is told, else its homes.

use std::collections::BTreeMap;

use super::compile::Instance;
use super::limits::number;
use super::task::{RoomWish, Weight};
use crate::model::{Rule, Week};

impl Instance<'_> {
    pub fn give_rooms(&mut self) {
        let mut told: BTreeMap<usize, Vec<(&[usize], Weight)>> = BTreeMap::new();
        let mut homes: BTreeMap<usize, Vec<(&[usize], Weight)>> = BTreeMap::new();
        for constraint in &self.problem.constraints {
            if let Rule::RoomIn { activities, rooms, home } = &constraint.rule {
                let list = if *home { &mut homes } else { &mut told };
                for &activity in activities {
                    list.entry(activity).or_default().push((rooms, Weight::of(constraint.weight)));
                }
            }
        }
        for (activity, rules) in &told {
            let hard = rules.iter().filter(|(_, weight)| weight.is_hard()).map(|(rooms, _)| rooms.to_vec());
            let common = hard.reduce(|all, more| all.into_iter().filter(|it| more.contains(it)).collect());
            self.room(*activity, common, rules);
        }
        for (activity, rules) in homes.iter().filter(|(activity, _)| !told.contains_key(activity)) {
            let any: Vec<usize> = rules.iter().flat_map(|(rooms, _)| rooms.to_vec()).collect();
            let is_hard = rules.iter().any(|(_, weight)| weight.is_hard());
            let wishes: Vec<(&[usize], Weight)> = rules
                .iter()
                .filter(|(_, weight)| !weight.is_hard())
                .map(|(_, weight)| (any.as_slice(), *weight))
                .collect();
            self.room(*activity, is_hard.then(|| any.clone()), &wishes);
        }
    }

    fn room(&mut self, activity: usize, asked: Option<Vec<usize>>, rules: &[(&[usize], Weight)]) {
        let task = &mut self.tasks[activity];
        let soft = rules.iter().filter(|(_, weight)| !weight.is_hard() && weight.share > 0);
        for (rooms, weight) in soft {
            let rooms = rooms.iter().map(|&room| number(room)).collect();
            task.room_wishes.push(RoomWish { rooms, weight: *weight });
        }
        task.roomless = asked.is_none();
        let wished = || task.room_wishes.iter().flat_map(|wish| wish.rooms.clone()).collect();
        task.rooms = asked.map_or_else(wished, |rooms| rooms.into_iter().map(number).collect());
        let problem = self.problem;
        task.rooms.retain(|&room| problem.holds(room as usize, activity));
        task.rooms.sort_unstable();
        task.rooms.dedup();
        if !task.roomless && task.rooms.is_empty() {
            task.starts = Week::none(self.days);
        }
    }
}

//! A suggestion told to people, sentence by sentence.

use super::suggestion::{Exclusion, Outcome, Suggestion};
use super::value::TermMarkValue;
use super::words::{counted, decimal};

impl Suggestion {
    /// «Взвешенная средняя по 4 отметкам: 230 : 70 = 3,29.» «Выходит 3: не ниже 2,50 и ниже 3,50.»
    /// «Не считаются: точки — 1.»
    pub fn in_words(&self) -> Vec<String> {
        let said = [self.average_in_words(), Some(self.outcome.in_words()), self.excluded_in_words()];
        said.into_iter().flatten().collect()
    }

    fn average_in_words(&self) -> Option<String> {
        let reckoning = self.reckoning?;
        let name = match self.averaging {
            super::Averaging::Weighted => "Взвешенная средняя",
            super::Averaging::Simple => "Простая средняя",
        };
        let marks = counted(self.counted.len(), ["отметке", "отметкам", "отметкам"]);
        let (sum, weights) = (reckoning.sum, reckoning.weights);
        Some(format!("{name} по {marks}: {sum} : {weights} = {}.", decimal(reckoning.average)))
    }

    fn excluded_in_words(&self) -> Option<String> {
        let kinds = [
            (Exclusion::Debt, "точки"),
            (Exclusion::PassOrFail, "зач и нез"),
            (Exclusion::Weightless, "работы с весом 0"),
        ];
        let told: Vec<_> = kinds
            .into_iter()
            .map(|(why, name)| (name, self.excluded.iter().filter(|one| one.why == why).count()))
            .filter(|(_, number)| *number > 0)
            .map(|(name, number)| format!("{name} — {number}"))
            .collect();
        (!told.is_empty()).then(|| format!("Не считаются: {}.", told.join(", ")))
    }
}

impl Outcome {
    /// «Выходит 3: не ниже 2,50 и ниже 3,50.», or why nothing comes out.
    pub(super) fn in_words(self) -> String {
        match self {
            Self::Lacks(lack) => lack.to_string(),
            Self::ByProtocol => {
                "Отметку вносят по протоколу экзамена; кто экзамена не сдаёт, того не отмечают.".to_owned()
            }
            Self::Comes { value: TermMarkValue::Exempt, .. } => {
                "Выходит осв: ученик освобождён от предмета.".to_owned()
            }
            Self::Comes { value, floor, ceiling } => {
                let floor = floor.map(|floor| format!("не ниже {}", decimal(floor)));
                let ceiling = ceiling.map(|ceiling| format!("ниже {}", decimal(ceiling)));
                let bounds: Vec<_> = floor.into_iter().chain(ceiling).collect();
                match bounds.join(" и ") {
                    none if none.is_empty() => format!("Выходит {}.", value.text()),
                    bounds => format!("Выходит {}: {bounds}.", value.text()),
                }
            }
        }
    }
}

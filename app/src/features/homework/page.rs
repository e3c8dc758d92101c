//! The page of one homework.

use domain::ids::{LessonId, PersonId};
use leptos::prelude::*;

use super::api::open_homework;
use super::family::FamilySheet;
use super::kept::KeptSheet;
use super::sheet::Opened;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked};

/// `/homework/:lesson?child=`
#[component]
pub fn HomeworkPage() -> impl IntoView {
    let (lesson, child) = (asked::in_path::<LessonId>("lesson"), asked::in_query::<PersonId>("child"));
    let opened = load(
        move || (lesson(), child()),
        |(lesson, child)| async move { open_homework(lesson.ok_or(AppError::NotFound)?, child).await },
    );
    view! {
        <Loaded resource=opened let:opened>
            {match opened {
                Opened::Kept(kept) => view! { <KeptSheet kept /> }.into_any(),
                Opened::Family(family) => view! { <FamilySheet family=*family /> }.into_any(),
            }}
        </Loaded>
    }
}

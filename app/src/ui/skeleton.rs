//! The shape of what is coming, quiet, in place of a spinner.

use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum SkeletonKind {
    #[default]
    Rows,
    Text,
}

#[component]
pub fn Skeleton(#[prop(optional)] kind: SkeletonKind, #[prop(default = 5)] lines: usize) -> impl IntoView {
    let class = match kind {
        SkeletonKind::Rows => "skel rows",
        SkeletonKind::Text => "skel",
    };
    view! {
        <div class=class role="status">
            <span class="only">"Загружаем"</span>
            {(0..lines).map(|_| view! { <i></i> }).collect_view()}
        </div>
    }
}

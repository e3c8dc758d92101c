//! One page: where it stands, what it is called, the one thing to do on it.

use leptos::prelude::*;

/// A step of the way here; the last ones may lead nowhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Crumb {
    pub title: String,
    pub href: Option<String>,
}

impl Crumb {
    pub fn to(title: impl Into<String>, href: impl Into<String>) -> Self {
        Self { title: title.into(), href: Some(href.into()) }
    }

    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), href: None }
    }
}

/// How much room it takes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum PageWidth {
    /// A column to read.
    Narrow,
    #[default]
    Plain,
    Wide,
    /// Exactly the window, for a grid that scrolls inside itself.
    Fit,
}

/// What stands below a page knows that the page has its heading.
#[derive(Clone, Copy)]
pub struct OnPage;

/// `title` is the heading and the title of the window. `head` stands above it: [`Crumbs`], or on a page of a grid
/// (`Fit`), whose heading is only for readers, the switches of `Whereabouts`.
#[component]
pub fn Page(
    #[prop(into)] title: String,
    #[prop(optional)] width: PageWidth,
    #[prop(optional, into)] head: Option<ViewFn>,
    #[prop(optional, into)] actions: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let class = match width {
        PageWidth::Narrow => "page narrow",
        PageWidth::Plain => "page",
        PageWidth::Wide => "page wide",
        PageWidth::Fit => "page fit",
    };
    provide_context(OnPage);
    view! {
        <leptos_meta::Title text=title.clone() />
        <div class=class>
            <header class="page-head">
                <div>
                    {head.map(|head| head.run())}
                    <h1 class=(width == PageWidth::Fit).then_some("only")>{title}</h1>
                </div>
                {actions.map(|actions| view! { <div class="page-actions">{actions.run()}</div> })}
            </header>
            {children()}
        </div>
    }
}

/// The way here.
#[component]
pub fn Crumbs(crumbs: Vec<Crumb>) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label="Путь">
            <ol>{crumbs.into_iter().map(crumb).collect_view()}</ol>
        </nav>
    }
}

fn crumb(crumb: Crumb) -> impl IntoView {
    match crumb.href {
        Some(href) => view! {
            <li>
                <a href=href>{crumb.title}</a>
            </li>
        }
        .into_any(),
        None => view! { <li>{crumb.title}</li> }.into_any(),
    }
}

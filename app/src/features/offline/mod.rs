//! What a browser shows without a network: one page kept by the service worker, never a page of a person.
//! For everybody. No tables. Route: `/offline`; doors: `service-worker.js`, `page.js` (the count of what waits,
//! the search, the bell and the button of a device).

#[cfg(feature = "ssr")]
mod doors;
mod page;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use doors::doors;
pub use page::OfflinePage;

//! Finds single routes without listing all: a portal has many, and a browser asks for one.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::render::frame::template;
use crate::render::renderer::Renderer;
use crate::routes::{Route, read_notice_address};

impl Renderer {
    /// The route of an address from the portal's root, such as `selosteet/` or `en/404.html`.
    pub fn route_of(&self, address: &str) -> Option<Route> {
        let default = self.portal.site.default_language();
        let is_it = |route: &Route| route.address(default) == address;
        if let Some((id, _)) = read_notice_address(address, default) {
            let id = Arc::new(id);
            let now = self.targets.now(&self.portal, &id);
            let found = now.and_then(|id| self.routes_of(&self.portal.notices[id]).find(is_it));
            if found.is_some() {
                return found;
            }
        }
        self.other_routes().find(is_it)
    }

    /// One page for each template.
    pub fn samples(&self) -> Vec<Route> {
        let mut seen = BTreeSet::new();
        let notices = self.portal.notices.values().flat_map(|notice| self.routes_of(notice));
        let pages = notices.chain(self.other_routes());
        pages
            .filter(|route| matches!(route, Route::Page(_, page) if seen.insert(template(page))))
            .collect()
    }
}

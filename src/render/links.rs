//! Links between texts: a path in the content folder becomes the address of a page.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::content_path::{ContentPath, read_path};
use crate::model::portal::{NoticeId, Portal, TextRef};
use crate::render::scope::Scope;
use crate::render::views::{ResolvedLink, Shown};
use crate::routes::Page;

/// Where links lead: every notice by each address that it has or had.
#[derive(Debug, Default)]
pub struct LinkTargets {
    former: BTreeMap<Arc<NoticeId>, Arc<NoticeId>>,
}

impl LinkTargets {
    pub fn of(portal: &Portal) -> Self {
        let notices = portal.notices.values();
        let former = notices
            .flat_map(|notice| notice.former.iter().map(|old| (old.clone(), notice.id.clone())));
        Self { former: former.collect() }
    }

    /// The page that a path of the content folder leads to, if there is one.
    pub fn page(&self, portal: &Portal, path: &str) -> Option<Page> {
        match read_path(path)?.0 {
            ContentPath::Department(slug) => {
                portal.departments.contains_key(&slug).then_some(Page::Department(slug))
            }
            ContentPath::Notice(id) => {
                let id = Arc::new(id);
                self.now(portal, &id).map(|id| Page::Notice(id.clone()))
            }
        }
    }

    /// The notice that has an address, or had it.
    pub fn now<'a>(&'a self, portal: &Portal, id: &'a Arc<NoticeId>) -> Option<&'a Arc<NoticeId>> {
        if portal.notices.contains_key(id) { Some(id) } else { self.former.get(id) }
    }

    /// A text with its links resolved for the pages of one language.
    pub fn shown(&self, scope: &Scope<'_>, text: &TextRef, links: &[String]) -> Shown {
        let resolved = links.iter().map(|path| ResolvedLink {
            path: path.clone(),
            url: self.page(scope.portal, path).map(|page| scope.url(page)),
        });
        Shown { text: text.clone(), links: resolved.collect() }
    }
}

//! The notices of a portal by their addresses. A copy shares them with the first, so that a portal in
//! which one text is another costs little to make.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::ops::Index;
use std::sync::Arc;

use crate::model::portal::{Notice, NoticeId};

/// Every notice by its address, in order.
#[derive(Debug, Clone, Default, Hash)]
pub struct Notices(BTreeMap<Arc<NoticeId>, Arc<Notice>>);

impl Notices {
    pub fn get<Q>(&self, id: &Q) -> Option<&Notice>
    where
        Arc<NoticeId>: Borrow<Q>,
        Q: Ord + ?Sized,
    {
        self.0.get(id).map(AsRef::as_ref)
    }

    /// The notice to be changed, apart from the copies that share it.
    pub fn get_mut(&mut self, id: &NoticeId) -> Option<&mut Notice> {
        self.0.get_mut(id).map(Arc::make_mut)
    }

    pub fn contains_key<Q>(&self, id: &Q) -> bool
    where
        Arc<NoticeId>: Borrow<Q>,
        Q: Ord + ?Sized,
    {
        self.0.contains_key(id)
    }

    pub fn values(&self) -> impl Iterator<Item = &Notice> {
        self.0.values().map(AsRef::as_ref)
    }
}

impl FromIterator<Notice> for Notices {
    fn from_iter<T: IntoIterator<Item = Notice>>(notices: T) -> Self {
        Self(notices.into_iter().map(|notice| (notice.id.clone(), Arc::new(notice))).collect())
    }
}

impl<Q> Index<&Q> for Notices
where
    Arc<NoticeId>: Borrow<Q>,
    Q: Ord + ?Sized,
{
    type Output = Notice;

    fn index(&self, id: &Q) -> &Notice {
        &self.0[id]
    }
}

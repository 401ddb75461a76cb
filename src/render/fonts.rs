//! Stand-in until the fonts of `text` are there.
use std::collections::BTreeMap;
use std::sync::Arc;
use crate::text::FontId;

pub struct FontData { pub bytes: Arc<[u8]>, pub index: u32, pub name: String, pub units_per_em: u16, pub bundled: bool }
#[derive(Default)]
pub struct FontSet { pub fonts: BTreeMap<FontId, FontData> }
impl FontSet { pub fn get(&self, id: FontId) -> Option<&FontData> { self.fonts.get(&id) } }

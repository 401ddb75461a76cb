//! Stand-in until the fonts of `text` are there.
use std::collections::BTreeMap;
use std::sync::Arc;
use crate::text::FontId;

pub struct FontData { pub bytes: Arc<[u8]>, pub index: u32, pub name: String, pub family: String, pub weight: u16, pub italic: bool }
#[derive(Default)]
pub struct FontSet { pub fonts: BTreeMap<FontId, FontData> }
impl FontSet { pub fn get(&self, id: FontId) -> &FontData { &self.fonts[&id] } }

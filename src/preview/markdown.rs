//! Markdown as HTML, for the plan and the pages of codes.
//!
//! In: Markdown, in which users may have written anything. Out: HTML without a tag that was written in it, and with links
//! to places on the web alone, which open in a tab of their own.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// The HTML of a text. `deeper` moves headings down by so many levels, under those of the page.
pub fn html(text: &str, deeper: usize) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(text, options).filter_map(|event| harmless(event, deeper));
    let mut page = String::new();
    html::push_html(&mut page, events);
    // A wide table is scrolled by itself, also with the keyboard.
    page.replace("<table>", "<div class=\"table\" tabindex=\"0\"><table>").replace("</table>", "</table></div>")
}

fn harmless(event: Event<'_>, deeper: usize) -> Option<Event<'_>> {
    Some(match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::Link { dest_url, .. }) if leads_to_the_web(&dest_url) => {
            Event::InlineHtml(opening(&dest_url))
        }
        Event::Start(Tag::Link { .. }) => Event::InlineHtml("<a>".into()),
        // A picture would be fetched from elsewhere: its words are enough.
        Event::Start(Tag::Image { .. } | Tag::HtmlBlock) | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => {
            return None;
        }
        Event::Start(Tag::Heading { level, .. }) => {
            Event::InlineHtml(format!("<h{}>", moved(level as usize, deeper)).into())
        }
        Event::End(TagEnd::Heading(level)) => {
            Event::InlineHtml(format!("</h{}>\n", moved(level as usize, deeper)).into())
        }
        other => other,
    })
}

fn moved(level: usize, deeper: usize) -> usize {
    (level + deeper).min(6)
}

fn leads_to_the_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn opening(address: &str) -> CowStr<'static> {
    let address = address.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<a href=\"{address}\" target=\"_blank\" rel=\"noreferrer\">").into()
}

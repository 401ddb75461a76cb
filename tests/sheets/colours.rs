//! The names of the colours of the sheets, so that a golden says what a colour is for.
//!
//! In: a colour. Out: the name of what it was chosen for first; its code where it has none. The codes stand here once more, on
//! purpose: two of them that change places in the program change every listing.

use journey::geometry::Colour;

const NAMED: &[(&str, u32)] = &[
    ("white", 0x00ff_ffff),
    ("ink", 0x001c_2733),
    ("muted", 0x0051_5c68),
    ("hairline", 0x00c3_ccd6),
    ("panel", 0x00ee_f2f6),
    ("pill", 0x00e6_ebf1),
    ("star", 0x00b4_5f06),
    ("template", 0x00e3_e9ef),
    ("positive-ground", 0x00df_f1e2),
    ("positive-edge", 0x001d_6b3c),
    ("negative-ground", 0x00fb_dfdc),
    ("negative-edge", 0x00a6_2a20),
    ("question-ground", 0x00e9_e4f6),
    ("question-edge", 0x0057_42a0),
    ("need-ground", 0x00ff_efc0),
    ("need-edge", 0x0080_5500),
    ("opportunity-ground", 0x00dc_e9f8),
    ("opportunity-edge", 0x001d_5796),
    ("action-ground", 0x00d5_edee),
    ("action-edge", 0x0015_6269),
    ("barrier-ground", 0x00f3_e1d2),
    ("barrier-edge", 0x008a_4310),
    ("metric-ground", 0x00ec_eef0),
    ("metric-edge", 0x003c_4854),
    ("insight-ground", 0x00f6_e3f0),
    ("insight-edge", 0x0088_2e6f),
    ("backstage-ground", 0x00e7_e9ec),
    ("backstage-edge", 0x0047_5360),
    ("spoken-ground", 0x00f3_f5f8),
    ("spoken-edge", 0x005c_6b7b),
    ("wished-ground", 0x00e8_f0ec),
    ("wished-edge", 0x0040_6b5a),
    ("own-ground", 0x00f0_ede6),
    ("own-edge", 0x0066_5a3e),
    ("face-glad", 0x0022_7a4b),
    ("face-plain", 0x006f_7b88),
    ("face-sad", 0x00b0_3226),
    ("level-middle", 0x0096_a2ae),
    ("level", 0x00b4_bec8),
    ("phase-1", 0x002b_5785),
    ("phase-2", 0x0032_7b87),
    ("phase-3", 0x0029_5e42),
    ("phase-4", 0x008b_6d22),
    ("phase-5", 0x0080_4439),
    ("phase-6", 0x007d_669f),
    ("phase-7", 0x0045_576a),
    ("phase-8", 0x00ac_5089),
];

/// Lighter colours: how much of a named one is mixed into white, and what that is called.
const MIXED: [(f64, &str); 2] = [(0.055, "tint"), (0.13, "corner")];

/// The ground of the curve, from the top to the middle and the bottom, and how many tints it has.
const PLOT: [u32; 3] = [0x00d6_ebde, 0x00f8_faf9, 0x00f8_dcd8];
const PLOT_TINTS: u32 = 40;

/// What a colour is called.
pub fn name(colour: Colour) -> String {
    let named = |wanted: Colour| NAMED.iter().find(|(_, code)| Colour::hex(*code) == wanted).map(|(name, _)| *name);
    if let Some(name) = named(colour) {
        return name.to_owned();
    }
    if let Some(tint) = plot_tint(colour) {
        return format!("plot-{tint}");
    }
    let mixed = |(name, code): &(&str, u32)| {
        let found = MIXED.iter().find(|(share, _)| Colour::WHITE.mix(Colour::hex(*code), *share) == colour)?;
        Some(format!("{name}-{}", found.1))
    };
    NAMED.iter().find_map(mixed).unwrap_or_else(|| colour.to_string())
}

/// Which tint of the ground of the curve this is, from 0 at the top.
pub fn plot_tint(colour: Colour) -> Option<u32> {
    let [top, middle, bottom] = PLOT.map(Colour::hex);
    (0..PLOT_TINTS).find(|tint| {
        let share = f64::from(*tint) / f64::from(PLOT_TINTS - 1);
        let mixed = if share < 0.5 { top.mix(middle, share * 2.0) } else { middle.mix(bottom, share * 2.0 - 1.0) };
        mixed == colour
    })
}

#[test]
fn every_colour_has_one_name() {
    for (name_of_it, code) in NAMED {
        assert_eq!(name(Colour::hex(*code)), *name_of_it);
    }
}

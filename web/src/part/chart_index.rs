//! The lines of a chart's index. Must never say what stands in a section.

/// One chapter, as the index shows it.
pub struct IndexChapter {
    /// Its name in addresses.
    pub name: &'static str,
    /// Its heading.
    pub title: String,
    /// Its picture.
    pub icon: &'static str,
    /// Where it is.
    pub href: String,
    /// Whether this page is it.
    pub here: bool,
    /// Whether its sections are shown, because this page is it or one of them.
    pub is_open: bool,
    /// What waits for a choice in it.
    pub waiting: usize,
    /// Its sections that this reader may open.
    pub lines: Vec<IndexLine>,
}

/// One risk in the banner.
#[derive(Clone)]
pub struct RiskLine {
    /// The domain.
    pub domain: String,
    /// The level that is acted on.
    pub level: String,
    /// Both: "Harm to self: High".
    pub said: String,
    /// Its code, for the look.
    pub code: String,
    /// Where it is written.
    pub href: String,
    /// How many levels stand: one, or those of which somebody chooses one.
    pub versions: usize,
    /// Whether it was lowered and no supervisor has looked since.
    pub lowered: bool,
    /// What it was before that, where that is a level; empty otherwise.
    pub was: String,
}

/// One person of the team.
pub struct TeamMember {
    /// Their name.
    pub name: String,
    /// Whether to ask them first.
    pub first: bool,
}

/// One section of the chart.
pub struct IndexLine {
    /// The name of its noun.
    pub noun: &'static str,
    /// Its name.
    pub title: String,
    /// Its picture.
    pub icon: &'static str,
    /// Where it is.
    pub href: String,
    /// Whether this page is it.
    pub here: bool,
    /// What waits for a choice in it.
    pub waiting: usize,
}

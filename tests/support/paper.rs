//! A page as plain text for a reviewer: what it says, what can be chosen and done on it, and nothing around it.

use std::fmt::Write as _;

use cairnbook::{
    app::Scene,
    page::{Allowed, Block, Field, FieldKind, List, Look, Mark, Row, Scope},
};

use super::found::{field_id, row_id};

/// A longer list is told by its first rows.
const ROWS: usize = 8;

/// The page as text: `##` a heading, `~` what matters less, `?` a question and `=` its answer, `-` a row, `▸` what is in
/// focus, `>` what was just said, `!` what is wrong, `keys:` what can be done here and not everywhere.
pub(crate) fn page(scene: &Scene) -> String {
    if scene.hidden {
        return "hidden".to_owned();
    }
    let mut out = Vec::new();
    let tab = scene.tabs.iter().find(|tab| tab.here).map_or("", |tab| tab.label.as_str());
    out.push(format!("{tab} | {}", scene.page.title));
    out.extend(scene.banner.iter().map(|words| format!("! {words}")));
    out.extend((!scene.pen.is_empty()).then(|| format!("pen: {}", scene.pen)));
    blocks(&mut out, scene, &scene.page.main);
    blocks(&mut out, scene, &scene.page.side);
    if !scene.companion.is_empty() {
        out.push("beside the page:".to_owned());
        blocks(&mut out, scene, &scene.companion);
    }
    out.extend(scene.question.iter().map(|words| format!("at the foot: {words}")));
    out.extend(scene.notice.iter().map(|notice| format!("{} {}", if notice.urgent { ">!" } else { ">" }, notice.text)));
    let here = |scope: Scope| !matches!(scope, Scope::Everywhere | Scope::Moving);
    let can = scene.actions.iter().filter(|action| action.foot && action.allowed == Allowed::Yes && here(action.scope));
    let keys: Vec<String> = can
        .filter(|action| !action.keys.is_empty())
        .map(|action| format!("{} {}", action.keys.join("/"), action.label))
        .collect();
    out.extend((!keys.is_empty()).then(|| format!("keys: {}", keys.join(", "))));
    out.join("\n")
}

fn blocks(out: &mut Vec<String>, scene: &Scene, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading(text) => out.push(format!("## {text}")),
            Block::Text(text) => out.push(text.clone()),
            Block::Quiet(text) => out.push(format!("~ {text}")),
            Block::Own(text) => out.push(format!("“{text}”")),
            Block::Field(one) => out.push(field(scene, one)),
            Block::List(list) => rows(out, scene, list),
            Block::Figure(figure) => {
                out.push(format!("picture: {}", figure.words()));
                out.extend(figure.rows().iter().map(|(label, value)| format!("  {label}: {value}")));
            }
        }
    }
}

fn field(scene: &Scene, field: &Field) -> String {
    let mut out = if scene.focus.as_ref() == Some(field_id(field)) { "▸ ".to_owned() } else { String::new() };
    let _ = write!(out, "? {}", field.label);
    let writing = scene.writing.as_ref() == Some(&field.slot);
    if writing {
        let _ = write!(out, " = {}_", field.text);
        if let FieldKind::Rate { low, high } = &field.kind {
            let _ = write!(out, " (0 {low}, 10 {high})");
        }
    } else if !field.shown.is_empty() {
        let _ = write!(out, " = {}", field.shown.replace('\n', " / "));
    }
    if !field.example.is_empty() && (writing || field.shown.is_empty()) {
        let _ = write!(out, " (such as: {})", field.example);
    }
    for (sign, words) in [("→", &field.echo), ("!", &field.problem), ("by", &field.whose)] {
        if !words.is_empty() && *words != field.shown {
            let _ = write!(out, "\n    {sign} {words}");
        }
    }
    out
}

fn rows(out: &mut Vec<String>, scene: &Scene, list: &List) {
    if let Look::Month { lead } = list.look {
        out.push(format!("a month sheet: {lead} blank days, then {}", list.rows.len()));
        out.extend(list.rows.iter().filter(|row| is_focused(scene, row)).map(|row| self::row(scene, row)));
        return;
    }
    out.extend((list.rows.is_empty() && !list.empty.is_empty()).then(|| list.empty.clone()));
    for (nth, row) in list.rows.iter().enumerate() {
        let told = nth < ROWS || list.rows.len() < ROWS + 3 || is_focused(scene, row);
        if told && !row.head.is_empty() {
            out.push(format!("## {}", row.head));
        }
        if told {
            out.push(self::row(scene, row));
        }
    }
    let told = list.rows.len() < ROWS + 3;
    if !told || list.total > list.rows.len() {
        out.push(format!("  … {} rows", list.total));
    }
}

fn is_focused(scene: &Scene, row: &Row) -> bool {
    scene.focus.as_ref() == Some(row_id(row))
}

fn row(scene: &Scene, row: &Row) -> String {
    let mut out = if is_focused(scene, row) { "▸ ".to_owned() } else { String::new() };
    let _ = write!(out, "{}- ", "  ".repeat(row.level.saturating_sub(1)));
    if row.mark != Mark::None {
        let said = if row.said.is_empty() { format!("{:?}", row.mark) } else { row.said.clone() };
        let _ = write!(out, "[{said}] ");
    }
    let _ = write!(out, "{}", row.text.replace('\n', " / "));
    if !row.note.is_empty() {
        let _ = write!(out, "  ({})", row.note);
    }
    out
}

/// The lines of `now` that are not in `before`, with `(+)`, and those that are no more, with `(-)`.
pub(crate) fn difference(before: &str, now: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    // The longest common run of lines, from the ends.
    let mut same = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            same[i][j] = if old[i] == new[j] { same[i + 1][j + 1] + 1 } else { same[i + 1][j].max(same[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || same[i + 1][j] >= same[i][j + 1]) {
            out.push(format!("(-) {}", old[i]));
            i += 1;
        } else {
            out.push(format!("(+) {}", new[j]));
            j += 1;
        }
    }
    out.join("\n")
}

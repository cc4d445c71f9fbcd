//! Pictures of the screen as SVG, from the program's own drawing: the one in the README, and eight more for whoever looks
//! the program over. `UPDATE_README=1 cargo test --test house made_by_the_program` draws them anew.

use std::{collections::BTreeMap, fmt::Write as _, fs, sync::Arc};

use cairnbook::{
    app::{App, Effect, Event, Opening, SaveOutcome},
    base::{Colours, Day, Moment, Now, Text, letters},
    content::Content,
    store,
    tui::{Depth, Face, Looks},
    workbook::Workbook,
};
use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

use crate::readme::{file_held, is_updating, root};

const SIZE: (u16, u16) = (100, 30);
/// A cell, in the units of the picture. Half a cell is a square, and stones are made of those.
const CELL: (u16, u16) = (10, 20);
/// Around the screen, in cells.
const MARGIN: u16 = 1;
/// How far the letters stand above the lower edge of their cell.
const DESCENT: u16 = 5;

/// The program at work, with nobody's file behind it.
struct Stage {
    app: App,
    now: Now,
    content: Arc<Content>,
    face: Face,
    terminal: Terminal<TestBackend>,
}

impl Stage {
    fn on(book: Workbook, is_new: bool) -> Self {
        let today = Day::iso("2026-11-22").unwrap();
        let now = Now { moment: Moment(1_795_370_000), today, hour: 18, ms: 0 };
        let content = Arc::new(Content::english());
        let opening = Opening {
            book,
            content: Arc::clone(&content),
            seed: 1,
            is_new,
            look_only: None,
            news: Vec::new(),
            installation: Text::new("picture"),
            can_suspend: true,
        };
        let looks = Looks { depth: Depth::All, unicode: true, colours: Colours::Dark };
        let terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
        let mut stage = Self { app: App::new(opening, now), now, content, face: Face::new(looks), terminal };
        stage.draw();
        stage
    }

    /// With the sample, on the day it was written.
    fn sample() -> Self {
        let bytes = fs::read(root().join("assets/samples/demo.ron")).unwrap();
        Self::on(store::read(&bytes).unwrap().workbook, false)
    }

    fn draw(&mut self) {
        let scene = self.app.scene();
        let (face, words, today) = (&mut self.face, &self.content.words, self.now.today);
        self.terminal.draw(|frame| face.draw(frame, &scene, words, today)).unwrap();
    }

    /// Types; what is asked to be saved is saved at once.
    fn press(mut self, keys: &str) -> Self {
        for key in keys.chars() {
            let code = match key {
                '\n' => KeyCode::Enter,
                '↓' => KeyCode::Down,
                letter => KeyCode::Char(letter),
            };
            let scene = self.app.scene();
            let event = self.face.input(&Input::Key(KeyEvent::new(code, KeyModifiers::NONE)), &scene);
            let mut effects: Vec<Effect> =
                event.into_iter().flat_map(|event| self.app.update(event, self.now)).collect();
            // What was typed is saved a moment later.
            self.now.ms += 2_000;
            effects.extend(self.app.update(Event::Tick, self.now));
            for effect in effects {
                if let Effect::Save { rev, .. } = effect {
                    self.app.update(Event::Saved { rev, outcome: SaveOutcome::Saved, news: None }, self.now);
                }
            }
            self.draw();
        }
        self
    }

    fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }
}

/// Colours of letters and ground, as they are in the picture.
fn colours(cell: &Cell) -> (String, String) {
    let hex = |colour: Color| match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => panic!("{other:?} looks different on each terminal"),
    };
    let (letters, ground) = (hex(cell.fg), hex(cell.bg));
    if cell.modifier.contains(Modifier::REVERSED) { (ground, letters) } else { (letters, ground) }
}

/// Which part of its cell a sign fills: from where, and how much, in cells. Fonts leave gaps; these do not.
fn filled(symbol: &str) -> Option<(f32, f32, f32, f32)> {
    Some(match symbol {
        "▀" => (0.0, 0.0, 1.0, 0.5),
        "▐" => (0.5, 0.0, 0.5, 1.0),
        "─" => (0.0, 0.475, 1.0, 0.05),
        "│" => (0.45, 0.0, 0.1, 1.0),
        _ => match symbol.chars().next()? {
            lower @ '▁'..='█' => {
                let part = f32::from(u8::try_from(u32::from(lower) - 0x2580).unwrap()) / 8.0;
                (0.0, 1.0 - part, 1.0, part)
            }
            left @ '▉'..='▏' => (0.0, 0.0, f32::from(u8::try_from(0x2590 - u32::from(left)).unwrap()) / 8.0, 1.0),
            _ => return None,
        },
    })
}

/// Rectangles of one colour; those that follow each other on a line are one.
#[derive(Default)]
struct Rects(BTreeMap<String, Vec<(f32, f32, f32, f32)>>);

impl Rects {
    fn add(&mut self, colour: String, (x, y, width, height): (f32, f32, f32, f32)) {
        let rects = self.0.entry(colour).or_default();
        match rects.last_mut() {
            Some(last) if (last.0 + last.2 - x).abs() < 0.01 && (last.1, last.3) == (y, height) => last.2 += width,
            _ => rects.push((x, y, width, height)),
        }
    }

    fn write(&self, out: &mut String) {
        for (colour, rects) in &self.0 {
            let _ = writeln!(out, "<g fill=\"{colour}\">");
            for (x, y, width, height) in rects {
                let _ = writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
            }
            out.push_str("</g>\n");
        }
    }
}

/// Letters that look alike and stand side by side.
#[derive(PartialEq)]
struct Run {
    x: u16,
    y: u16,
    columns: u16,
    text: String,
}

/// Runs by how they look, with a single blank inside at most.
fn runs(buffer: &Buffer) -> BTreeMap<(String, bool, bool), Vec<Run>> {
    let mut out: BTreeMap<_, Vec<Run>> = BTreeMap::new();
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let columns = u16::try_from(letters::width(cell.symbol())).unwrap().max(1);
            if !cell.symbol().trim().is_empty() && filled(cell.symbol()).is_none() {
                let is = |modifier| cell.modifier.contains(modifier);
                let looks = (colours(cell).0, is(Modifier::BOLD), is(Modifier::UNDERLINED));
                let runs = out.entry(looks).or_default();
                match runs.last_mut().filter(|run| run.y == y && x - (run.x + run.columns) <= 1) {
                    Some(run) => {
                        if x > run.x + run.columns {
                            run.text.push(' ');
                        }
                        run.text.push_str(cell.symbol());
                        run.columns = x + columns - run.x;
                    }
                    None => runs.push(Run { x, y, columns, text: cell.symbol().to_owned() }),
                }
            }
            x += columns;
        }
    }
    out
}

/// What the page stands on: nothing else is drawn beside the places.
fn page(buffer: &Buffer) -> String {
    colours(&buffer[(0, 1)]).1
}

/// The drawing, without what makes it a file.
fn drawing(buffer: &Buffer) -> String {
    let (wide, high) = (f32::from(CELL.0), f32::from(CELL.1));
    let (mut grounds, mut signs) = (Rects::default(), Rects::default());
    let page = page(buffer);
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let (letters, ground) = colours(cell);
            let (left, top) = (f32::from(x) * wide, f32::from(y) * high);
            if ground != page {
                grounds.add(ground, (left, top, wide, high));
            }
            if let Some((from_x, from_y, width, height)) = filled(cell.symbol()) {
                signs.add(letters, (left + from_x * wide, top + from_y * high, width * wide, height * high));
            }
        }
    }
    let mut out = String::from("<g shape-rendering=\"crispEdges\">\n");
    grounds.write(&mut out);
    signs.write(&mut out);
    out.push_str(
        "</g>\n<g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"16\">\n",
    );
    for ((colour, bold, underlined), runs) in runs(buffer) {
        let bold = if bold { " font-weight=\"bold\"" } else { "" };
        let line = if underlined { " text-decoration=\"underline\"" } else { "" };
        let _ = writeln!(out, "<g fill=\"{colour}\"{bold}{line}>");
        for Run { x, y, columns, text } in runs {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let (x, y, length) = (x * CELL.0, (y + 1) * CELL.1 - DESCENT, columns * CELL.0);
            let _ = writeln!(out, "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\">{text}</text>");
        }
        out.push_str("</g>\n");
    }
    out + "</g>\n"
}

/// A file of that size.
fn svg(width: u16, height: u16, title: &str, drawing: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\">\n<title>{title}</title>\n{drawing}</svg>\n"
    )
}

fn picture(stage: &Stage, title: &str) -> String {
    let (wide, high) = (CELL.0 * MARGIN, CELL.1 * MARGIN);
    let (width, height) = whole();
    let (page, drawing) = (page(stage.buffer()), drawing(stage.buffer()));
    let ground = format!("<rect width=\"{width}\" height=\"{height}\" rx=\"{wide}\" fill=\"{page}\"/>");
    svg(width, height, title, &format!("{ground}\n<g transform=\"translate({wide} {high})\">\n{drawing}</g>\n"))
}

/// How large a picture is.
fn whole() -> (u16, u16) {
    (CELL.0 * (SIZE.0 + 2 * MARGIN), CELL.1 * (SIZE.1 + 2 * MARGIN))
}

#[test]
fn made_by_the_program_is_the_picture_of_today() {
    file_held("assets/help/today.svg", &picture(&Stage::sample(), "Cairnbook: Today, with the sample workbook"));
}

fn eight() -> Vec<(&'static str, Stage)> {
    let first_run = || Stage::on(Workbook::default(), true);
    vec![
        ("today", Stage::sample()),
        ("milestones", Stage::sample().press("4")),
        ("goal", Stage::sample().press("2\n")),
        ("cairn", Stage::sample().press("p")),
        ("line", Stage::sample().press("r\n")),
        ("life", Stage::sample().press("r↓↓↓↓\n")),
        ("session", Stage::sample().press("j\n\n\n\n\n\n")),
        ("first-goal", first_run().press("\n\n\n\n\nSwim in the lake with my sister")),
    ]
}

#[test]
fn made_by_the_program_are_eight_screens_to_look_at() {
    let screens = eight();
    let all: Vec<String> = screens.iter().map(|(_, stage)| drawing(stage.buffer())).collect();
    assert!(all.iter().enumerate().all(|(nth, one)| !all[..nth].contains(one)), "two of them are the same screen");
    if !is_updating() {
        return;
    }
    let folder = root().join("target/pictures");
    fs::create_dir_all(&folder).unwrap();
    let (mut sheet, gap, (width, height)) = (String::new(), CELL.1, whole());
    for (nth, (name, stage)) in screens.iter().enumerate() {
        let one = picture(stage, name);
        fs::write(folder.join(format!("{name}.svg")), &one).unwrap();
        let nth = u16::try_from(nth).unwrap();
        let (x, y) = (nth % 2 * (width + gap), nth / 2 * (height + gap));
        sheet += &one.replacen("<svg ", &format!("<svg x=\"{x}\" y=\"{y}\" "), 1);
    }
    let sheet = svg(2 * width + gap, 4 * height + 3 * gap, "Eight screens of Cairnbook", &sheet);
    fs::write(folder.join("sheet.svg"), sheet).unwrap();
}

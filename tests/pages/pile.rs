//! The pile, as its users meet it, in both faces.

use cairnbook::{
    page::{Act, Code},
    workbook::Workbook,
};

use crate::support::{
    entries::*,
    eyes::{self, Screen},
    found,
    hands::{self, Hands, LOOKS},
    voice::{Voice, has},
    ways::letter,
};

#[test]
fn the_pile_is_walked_stone_by_stone() {
    let mut hands = filled(&[]);
    letter(&mut hands, 'p');
    assert_eq!(hands.scene().page.title, "19 stones on your pile");
    // The newest is on top and in focus; Left goes down the pile.
    assert_eq!(focus(&mut hands), "Ask Ana which evening she can come");
    let content = hands::content();
    let words = &content.words;
    for (width, height) in [(80, 24), (40, 12), (40, 14), (100, 30)] {
        let mut screen = Screen::new(width, height, LOOKS);
        for _ in 0..19 {
            let scene = hands.scene();
            let lines = eyes::lines(screen.draw(&scene, words)).join("\n");
            let row = found::focused_row(&scene).unwrap();
            let start: String = row.text.chars().take(20).collect();
            assert!(lines.contains(start.trim()) && lines.contains('▸'), "{start}\n{lines}");
            hands.press(&[Code::Left]);
        }
        hands.act(Act::First);
        assert_eq!(list(&mut hands).rows[0].text, focus(&mut hands));
        for _ in 0..18 {
            hands.press(&[Code::Right]);
        }
        assert_eq!(focus(&mut hands), "Ask Ana which evening she can come");
    }
    hands.press(&[Code::Enter]);
    assert!(hands.is_at("Entry"));
    let mut empty = Hands::on(&Workbook::default());
    empty.act(Act::Pile);
    let page = format!("{:?}", empty.scene().page);
    assert!(page.contains("No stones yet.") && !page.contains('0'), "{page}");
}

#[test]
fn the_pile_can_be_beads_or_a_list() {
    let mut hands = filled(&[Act::Pile]);
    hands.choose("Shown as: stones");
    hands.choose("Beads on a string");
    assert_eq!(hands.scene().page.title, "19 beads on your string");
    assert!(hands.offers("Shown as: beads"));
    hands.act(Act::Today);
    assert!(format!("{:?}", hands.scene().page.side).contains("Beads"));
    hands.act(Act::Pile);
    hands.choose("Shown as: beads");
    hands.choose("A plain list");
    hands.act(Act::First);
    // A plain list begins with the newest.
    assert_eq!(focus(&mut hands), "Ask Ana which evening she can come");
    hands.act(Act::Today);
    let side = format!("{:?}", hands.scene().page.side);
    assert!(side.contains("19 things done or tried") && !side.contains("Figure"), "{side}");
    assert!(!side.contains("cairn") && !side.contains("stones on"), "no stones are spoken of: {side}");
}

#[test]
fn the_pile_in_plain_lines() {
    let mut voice = Voice::new(filled(&[]));
    let said = voice.says("the pile");
    assert!(has(&said, "19 stones on your pile"), "{said:#?}");
    let last = said.iter().find(|line| line.contains("Ask Ana which evening she can come")).unwrap();
    assert!(last.ends_with("stone for trying. tried, yesterday, for: Open my mail without fear"), "{last}");
    let mut voice = Voice::new(Hands::on(&Workbook::default()));
    assert!(has(&voice.says("the pile"), "No stones yet."));
}

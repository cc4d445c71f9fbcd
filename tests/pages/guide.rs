//! The guide: found under the keys and under More, read to its end in any window, and left where it was found.

use cairnbook::{
    content::guide::{GUIDE, GuidePart},
    page::{Act, Code},
    plain::Talk,
    workbook::Workbook,
};
use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};

use crate::support::{
    book,
    eyes::{self, Screen, lines},
    hands::{Hands, LOOKS},
    screens,
    seen::must_show,
    ways::letter,
};

#[test]
fn the_list_of_all_keys_leads_to_a_page_and_is_there_again_after_it() {
    let mut hands = Hands::on(&book::filled());
    letter(&mut hands, '?');
    hands.write("safety");
    hands.press(&[Code::Enter]);
    must_show(&mut hands, "Your file and your safety");
    must_show(&mut hands, "Anyone who can use your account, or who takes the disk, can read the file.");
    hands.press(&[Code::Esc]);
    assert_eq!(hands.focused(), "Your file and your safety");
    hands.press(&[Code::Esc]);
    assert!(hands.is_at("Today"));
}

#[test]
fn who_asks_for_the_keys_finds_the_guide_first() {
    let mut hands = Hands::on(&book::filled());
    letter(&mut hands, '?');
    assert!(hands.focused().ends_with("guide"), "{}", hands.focused());
    hands.press(&[Code::Enter]);
    screens::fits("guide", &mut hands);
    must_show(&mut hands, "A session with someone who helps you, at one screen.");
    hands.choose("Using it together");
    must_show(&mut hands, "How a session begins");
    hands.press(&[Code::Esc, Code::Esc]);
    assert!(hands.is_at("Today"));
    letter(&mut hands, '5');
    hands.choose("How this works");
    hands.choose("All keys");
    must_show(&mut hands, "Esc: back. Go back one page. Nothing is lost.");
}

#[test]
fn a_quiet_start_and_the_first_questions_let_one_read() {
    let quiet = book::with_setting(book::filled(), &"quiet".into(), cairnbook::base::Value::Yes(true));
    for mut hands in [Hands::on(&quiet), Hands::new()] {
        let before = hands.place();
        hands.act(Act::Help);
        hands.choose("Using it alone");
        must_show(&mut hands, "The first start");
        hands.press(&[Code::Esc, Code::Esc]);
        assert_eq!(hands.place(), before);
    }
}

#[test]
fn every_page_is_read_to_its_end_by_the_arrow_in_any_window() {
    for page in GUIDE {
        let mut hands = Hands::on(&Workbook::default());
        hands.act(Act::Guide);
        hands.choose(&page.title());
        screens::fits(page.id, &mut hands);
        let Some(
            GuidePart::Text(last)
            | GuidePart::Item(last)
            | GuidePart::Example(last)
            | GuidePart::Heading(last)
            | GuidePart::Row(_, last),
        ) = page.parts().pop()
        else {
            panic!("{} is empty", page.id)
        };
        let last = last.split_whitespace().next_back().unwrap().to_owned();
        for (width, height) in screens::SIZES {
            let mut screen = Screen::new(width, height, LOOKS);
            let mut shown = Vec::new();
            for _ in 0..400 {
                let scene = hands.scene();
                let now = lines(screen.draw(&scene, hands.app.words()));
                if now == shown {
                    break;
                }
                shown = now;
                let key = Input::Key(KeyEvent::new(KeyCode::Down, KeyModifiers::NONE));
                if let Some(event) = screen.face.input(&key, &scene) {
                    hands.send(event);
                }
            }
            assert!(shown.iter().any(|line| line.contains(&last)), "{}: no {last} in {shown:#?}", page.id);
        }
    }
}

#[test]
fn plain_lines_say_each_page_by_its_name() {
    let mut hands = Hands::on(&Workbook::default());
    for page in GUIDE {
        hands.act(Act::Guide);
        hands.choose(&page.title());
        let said = eyes::spoken(&hands.scene(), hands.app.words());
        assert!(said.contains(&page.title()), "{said:?}");
        eyes::must_be_plain(&said, page.id);
    }
    hands.act(Act::Today);
    let scene = hands.scene();
    let mut talk = Talk::new();
    talk.open(&scene, hands.app.words(), "");
    for event in talk.hear("guide", &scene, hands.app.words()).events {
        hands.send(event);
    }
    must_show(&mut hands, "Without a full screen");
}

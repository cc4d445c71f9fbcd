//! What follows the row that is chosen: the column beside a list, and colours while they are tried.

use cairnbook::{
    base::{Colours, Value},
    page::{Act, Code},
    workbook::Step,
};

use super::support::{
    book::id,
    hands::{Hands, content},
    seen::{must_not_show, must_show},
    small::set,
    three::three,
    ways::{enter_on, walk_to},
};

fn colours(hands: &mut Hands) -> Option<Colours> {
    hands.scene().colours
}

#[test]
fn colours_are_seen_before_they_are_chosen_and_escape_brings_the_old_ones_back() {
    let mut hands = Hands::on(&three());
    hands.press(&[Code::F(2)]);
    assert_eq!(colours(&mut hands), None, "it opens as the page is");
    walk_to(&mut hands, "High contrast");
    assert_eq!(colours(&mut hands), Some(Colours::Contrast));
    assert_eq!(hands.app.book().settings().colours, None, "nothing is chosen by looking");
    hands.press(&[Code::Esc]);
    assert_eq!(colours(&mut hands), None);
    hands.press(&[Code::F(2)]);
    enter_on(&mut hands, "Dark words on a light page");
    assert_eq!(colours(&mut hands), Some(Colours::Light));
    assert_eq!(hands.app.book().settings().colours, Some(Colours::Light));
    hands.act(Act::Undo);
    assert_eq!(colours(&mut hands), None);
}

#[test]
fn beside_a_goal_stands_what_is_to_be_told_of_the_step_that_is_chosen() {
    let mut book = three();
    set(&mut book, id("s_box"), Step::WITH.as_str(), Value::Text("Ana from the library".into()));
    let mut hands = Hands::on(&book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "To open my mail without fear");
    must_not_show(&mut hands, "Ana from the library");
    walk_to(&mut hands, "Put the letters in one box");
    must_show(&mut hands, "This step");
    must_show(&mut hands, "Ana from the library");
    walk_to(&mut hands, "What do you want?");
    must_not_show(&mut hands, "Ana from the library");
}

#[test]
fn about_me_tells_what_the_page_that_is_chosen_is_for() {
    let mut hands = Hands::on(&three());
    hands.act(Act::About);
    let content = content();
    let purpose = |page: &str| content.page(page).unwrap().purpose.clone();
    walk_to(&mut hands, "What matters most");
    must_show(&mut hands, &purpose("matters"));
    must_not_show(&mut hands, &purpose("strengths"));
    walk_to(&mut hands, "My strengths");
    must_show(&mut hands, &purpose("strengths"));
}

//! Conversations with the server, over streams in memory.

use std::io::Cursor;

use serde_json::{Value, json};

const URI: &str = "untitled:a";
const TEXT: &str = "Klantreis: é\nFase: b\n  Stap: c #één\n    - d\n  Stap: e\n    Terug naar: #één\n";

/// A conversation: what the editor says, and then all that the server said.
struct Talk {
    said: Vec<u8>,
    next: i32,
}

impl Talk {
    /// A conversation with an editor that can do this.
    fn new(capabilities: &Value) -> Talk {
        let mut talk = Talk { said: Vec::new(), next: 0 };
        talk.ask("initialize", &json!({ "capabilities": capabilities }));
        talk.note("initialized", &json!({}));
        talk
    }

    fn open(text: &str) -> Talk {
        let mut talk = Talk::new(&json!({}));
        talk.note(
            "textDocument/didOpen",
            &json!({ "textDocument": { "uri": URI, "languageId": "journey", "version": 1, "text": text } }),
        );
        talk
    }

    fn say(&mut self, text: &str) -> &mut Talk {
        self.said.extend(format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes());
        self
    }

    fn note(&mut self, method: &str, params: &Value) -> &mut Talk {
        self.say(&json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string())
    }

    /// Asks something; the number of the question is that of its answer.
    fn ask(&mut self, method: &str, params: &Value) -> i32 {
        self.next += 1;
        self.say(&json!({ "jsonrpc": "2.0", "id": self.next, "method": method, "params": params }).to_string());
        self.next
    }

    fn ask_at(&mut self, method: &str, line: u32, character: u32) -> i32 {
        self.ask(
            method,
            &json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": character } }),
        )
    }

    /// All that the server said until the end, and whether that was as the protocol asks.
    fn end(&mut self) -> (Vec<Value>, bool) {
        let mut output = Vec::new();
        let is_clean = super::run(Cursor::new(std::mem::take(&mut self.said)), &mut output, None);
        let mut heard = Vec::new();
        let mut rest = String::from_utf8(output).unwrap();
        while let Some((header, after)) = rest.split_once("\r\n\r\n") {
            let length: usize = header.strip_prefix("Content-Length: ").unwrap().parse().unwrap();
            heard.push(serde_json::from_str(&after[..length]).unwrap());
            rest = after[length..].to_owned();
        }
        (heard, is_clean)
    }

    /// The answer to one question.
    fn answer(&mut self, id: i32) -> Value {
        let (heard, _) = self.end();
        heard.into_iter().find(|message| message["id"] == id && message.get("method").is_none()).unwrap()
    }
}

fn problems(heard: &[Value]) -> Vec<&Value> {
    heard
        .iter()
        .filter(|message| message["method"] == "textDocument/publishDiagnostics")
        .map(|told| &told["params"])
        .collect()
}

#[test]
fn a_conversation_ends_as_it_should() {
    let mut talk = Talk::open(TEXT);
    talk.ask("shutdown", &Value::Null);
    let late = talk.ask_at("textDocument/hover", 0, 0);
    talk.note("exit", &Value::Null);
    let (heard, is_clean) = talk.end();
    assert!(is_clean);
    let refused = heard.iter().find(|message| message["id"] == late).unwrap();
    assert_eq!(refused["error"]["code"], -32600);
    assert!(!Talk::open(TEXT).note("exit", &Value::Null).end().1, "without shutdown");
    assert!(!Talk::open(TEXT).end().1, "without a word");
}

#[test]
fn nothing_is_answered_before_the_first_word() {
    let mut talk = Talk { said: Vec::new(), next: 0 };
    let early = talk.ask_at("textDocument/hover", 0, 0);
    assert_eq!(talk.answer(early)["error"]["code"], -32002);
}

#[test]
fn what_is_not_understood_is_said_and_goes_by() {
    let mut talk = Talk::open(TEXT);
    talk.note("$/unknown", &json!(3)).note("textDocument/didChange", &json!("x")).say("{").say("[1]");
    let unknown = talk.ask("textDocument/nonsense", &Value::Null);
    let wrong = talk.ask("textDocument/hover", &json!({ "position": -1 }));
    let closed = talk.ask(
        "textDocument/hover",
        &json!({ "textDocument": { "uri": "untitled:b" }, "position": { "line": 0, "character": 0 } }),
    );
    let twice = talk.ask("initialize", &json!({ "capabilities": {} }));
    let fine = talk.ask_at("textDocument/hover", 0, 0);
    let (heard, _) = talk.end();
    let code = |id: i32| heard.iter().find(|message| message["id"] == id).unwrap()["error"]["code"].clone();
    assert_eq!(
        [code(unknown), code(wrong), code(closed), code(twice), code(fine)].map(|code| code.as_i64()),
        [Some(-32601), Some(-32602), Some(-32602), Some(-32600), None]
    );
    let nobody: Vec<&Value> =
        heard.iter().filter(|message| message["id"].is_null() && message.get("error").is_some()).collect();
    assert_eq!(nobody.len(), 2);
}

#[test]
fn what_was_taken_back_is_not_answered() {
    let mut talk = Talk::open(TEXT);
    let asked = talk.ask_at("textDocument/hover", 0, 0);
    talk.note("$/cancelRequest", &json!({ "id": asked })).note("$/cancelRequest", &json!({ "id": "x" }));
    talk.note("$/cancelRequest", &json!({}));
    let answer = talk.answer(asked);
    // The server may have answered before it heard that it need not.
    assert!(answer["error"]["code"] == -32800 || answer["result"].is_object(), "{answer}");
}

#[test]
fn problems_come_with_the_version_of_the_text() {
    let mut talk = Talk::new(
        &json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true, "codeDescriptionSupport": true } } }),
    );
    talk.note(
        "textDocument/didOpen",
        &json!({ "textDocument": { "uri": URI, "languageId": "journey", "version": 1, "text": "Reis: a\n" } }),
    );
    let change = json!({ "text": "Reis: a\nReis: b\n" });
    talk.note(
        "textDocument/didChange",
        &json!({ "textDocument": { "uri": URI, "version": 7 }, "contentChanges": [change] }),
    );
    let (heard, _) = talk.end();
    let told = *problems(&heard).last().unwrap();
    assert_eq!(told["version"], 7);
    let second =
        told["diagnostics"].as_array().unwrap().iter().find(|found| found["code"] == "second-journey").unwrap();
    assert_eq!(second["severity"], 1);
    assert_eq!(second["codeDescription"]["href"], "journey-explain:/nl/second-journey.md");
    assert!(second["range"]["start"]["line"] == 1 && second["message"].as_str().unwrap().contains('\n'));
    assert!(second["relatedInformation"][0]["location"]["uri"] == URI, "{second}");
}

#[test]
fn a_closed_text_has_no_problems() {
    let mut talk = Talk::open("Reis:\n");
    talk.note("textDocument/didClose", &json!({ "textDocument": { "uri": URI } }));
    let (heard, _) = talk.end();
    assert_eq!(problems(&heard).last().unwrap()["diagnostics"], json!([]));
}

#[test]
fn columns_count_what_both_sides_know() {
    let place = |encodings: Value| {
        let mut talk = Talk::new(&json!({ "general": { "positionEncodings": encodings } }));
        let text = "Journey: é👩 #x\nOpportunity: b\n  For: éé #y\n";
        talk.note(
            "textDocument/didOpen",
            &json!({ "textDocument": { "uri": URI, "languageId": "journey", "version": 1, "text": text } }),
        );
        let (heard, _) = talk.end();
        let found = problems(&heard)[0]["diagnostics"].as_array().unwrap().clone();
        let label = found
            .into_iter()
            .find(|found| found["code"] == "unknown-label" && found["message"].as_str().unwrap().contains("#y"))
            .unwrap();
        (heard[0]["result"]["capabilities"]["positionEncoding"].clone(), label["range"]["start"]["character"].clone())
    };
    assert_eq!(place(json!(["utf-16"])), (json!("utf-16"), json!(10)));
    assert_eq!(place(json!(["utf-8", "utf-16"])), (json!("utf-8"), json!(12)));
}

#[test]
fn labels_are_found_and_renamed() {
    let mut talk = Talk::open(TEXT);
    let definition = talk.ask_at("textDocument/definition", 5, 18);
    let prepared = talk.ask_at("textDocument/prepareRename", 2, 13);
    let at = |name: &str| json!({ "textDocument": { "uri": URI }, "position": { "line": 2, "character": 13 }, "newName": name, "context": { "includeDeclaration": false } });
    let references = talk.ask("textDocument/references", &at(""));
    let renamed = talk.ask("textDocument/rename", &at("#twee"));
    let refused = ["twee drie", &"x".repeat(3000), &format!("#{}", "é".repeat(3000))]
        .map(|name| talk.ask("textDocument/rename", &at(name)));
    let longest = talk.ask("textDocument/rename", &at(&"é".repeat(2000)));
    let (heard, _) = talk.end();
    let result = |id: i32| heard.iter().find(|message| message["id"] == id).unwrap()["result"].clone();
    let range = |line: u32, from: u32, to: u32| json!({ "start": { "line": line, "character": from }, "end": { "line": line, "character": to } });
    assert_eq!(result(definition), json!([{ "uri": URI, "range": range(2, 11, 14) }]));
    assert_eq!(result(prepared), json!({ "range": range(2, 11, 14), "placeholder": "één" }));
    assert_eq!(result(references), json!([{ "uri": URI, "range": range(5, 17, 20) }]));
    let edits =
        json!([{ "range": range(2, 11, 14), "newText": "twee" }, { "range": range(5, 17, 20), "newText": "twee" }]);
    assert_eq!(result(renamed), json!({ "changes": { URI: edits } }));
    for id in refused {
        let error = &heard.iter().find(|message| message["id"] == id).unwrap()["error"];
        assert!(error["code"] == -32803 && error["message"].as_str().unwrap().len() < 300, "{error}");
    }
    assert_eq!(result(longest)["changes"][URI].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_code_leads_to_its_page() {
    let mut talk = Talk::open(TEXT);
    let page = talk.ask("workspace/textDocumentContent", &json!({ "uri": "journey-explain:/fr/no-goal.md" }));
    let none = talk.ask("workspace/textDocumentContent", &json!({ "uri": "file:///etc/passwd" }));
    let (heard, _) = talk.end();
    let found = |id: i32| heard.iter().find(|message| message["id"] == id).unwrap();
    assert_eq!(found(page)["result"]["text"], crate::diagnostic::Code::NoGoal.page(crate::language::Language::French));
    assert_eq!(found(none)["error"]["code"], -32602);
}

#[test]
fn fixes_fit_the_problems_of_a_place() {
    let mut talk = Talk::open(TEXT);
    let here = json!({ "start": { "line": 3, "character": 7 }, "end": { "line": 3, "character": 7 } });
    let ask = |only: Value| json!({ "textDocument": { "uri": URI }, "range": here, "context": { "diagnostics": [], "only": only } });
    let all = talk.ask("textDocument/codeAction", &ask(Value::Null));
    let none = talk.ask("textDocument/codeAction", &ask(json!(["refactor"])));
    let (heard, _) = talk.end();
    let result = |id: i32| heard.iter().find(|message| message["id"] == id).unwrap()["result"].clone();
    let titles: Vec<String> =
        result(all).as_array().unwrap().iter().map(|fix| fix["title"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        titles,
        [
            "Voeg een regel `Behoefte:` toe",
            "Voeg een regel `Kans:` toe",
            "Voeg een regel `Actie:` toe",
            "Sta `unanswered-negative` hier toe"
        ]
    );
    let edit = result(all)[0]["edit"]["changes"][URI][0].clone();
    assert_eq!(
        (edit["newText"].as_str(), edit["range"]["start"]["line"].as_i64()),
        (Some("      Behoefte: \n"), Some(4))
    );
    assert_eq!(result(none), json!([]));
}

#[test]
fn a_text_comes_in_its_usual_form() {
    let mut talk = Talk::open("Klantreis:a\nFase:  b\n Stap: c\n   -  d\n");
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let whole = talk.ask("textDocument/formatting", &json!({ "textDocument": { "uri": URI }, "options": options }));
    let line = json!({ "start": { "line": 1, "character": 0 }, "end": { "line": 2, "character": 0 } });
    let part = talk.ask(
        "textDocument/rangeFormatting",
        &json!({ "textDocument": { "uri": URI }, "range": line, "options": options }),
    );
    let (heard, _) = talk.end();
    let result = |id: i32| heard.iter().find(|message| message["id"] == id).unwrap()["result"].clone();
    let text: String = result(whole).as_array().unwrap().iter().map(|edit| edit["newText"].as_str().unwrap()).collect();
    assert!(text.contains("Fase: b\n  Stap: c\n    - d\n"), "{text}");
    assert_eq!(result(part)[0]["newText"], "Fase: b\n");
    assert_eq!(result(part)[0]["range"], line);
}

#[test]
fn the_numbers_of_tokens_lead_to_their_places() {
    let mut talk = Talk::open("Reis: é\n# x\nFase: b\n");
    let full = talk.ask("textDocument/semanticTokens/full", &json!({ "textDocument": { "uri": URI } }));
    let range = json!({ "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 3 } });
    let part =
        talk.ask("textDocument/semanticTokens/range", &json!({ "textDocument": { "uri": URI }, "range": range }));
    let (heard, _) = talk.end();
    let data = |id: i32| heard.iter().find(|message| message["id"] == id).unwrap()["result"]["data"].clone();
    assert_eq!(data(full), json!([0, 0, 4, 1, 0, 0, 6, 1, 3, 0, 1, 0, 3, 0, 0, 1, 0, 4, 1, 0, 0, 6, 1, 3, 0]));
    assert_eq!(data(part), json!([1, 0, 3, 0, 0]));
}

#[test]
fn lines_end_where_the_protocol_says() {
    // A carriage return alone ends a line for an editor, whatever it is in the text of a journey.
    let text = "# 1\r# 2\r\n# 3\nReis: r\rest\nFase: b\n  Stap: c\n    Terug naar: #d\n";
    let mut talk = Talk::open(text);
    let of_text = json!({ "textDocument": { "uri": URI } });
    let folds = talk.ask("textDocument/foldingRange", &of_text);
    let tokens = talk.ask("textDocument/semanticTokens/full", &of_text);
    let symbols = talk.ask("textDocument/documentSymbol", &of_text);
    let hover = talk.ask_at("textDocument/hover", 6, 3);
    let line = |first: u32, last: u32| json!({ "start": { "line": first, "character": 0 }, "end": { "line": last, "character": 0 } });
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let format = json!({ "textDocument": { "uri": URI }, "range": line(5, 6), "options": options });
    let formatted = talk.ask("textDocument/rangeFormatting", &format);
    let (heard, _) = talk.end();
    let result = |id: i32| heard.iter().find(|message| message["id"] == id).unwrap()["result"].clone();
    let ends = |fold: &Value| (fold["startLine"].as_u64().unwrap(), fold["endLine"].as_u64().unwrap());
    let folded: Vec<_> = result(folds).as_array().unwrap().iter().map(ends).collect();
    assert!(folded.starts_with(&[(0, 2)]) && folded.ends_with(&[(5, 7), (6, 7)]), "{folded:?}");
    // The lines of the comments, each with a token of its own, and the keyword in the line after them.
    let data: Vec<u64> = result(tokens)["data"].as_array().unwrap().iter().filter_map(Value::as_u64).collect();
    let places: Vec<&[u64]> = data.chunks(5).map(|token| &token[..3]).collect();
    assert!(places.starts_with(&[&[0, 0, 3], &[1, 0, 3], &[1, 0, 3], &[1, 0, 4]]), "{places:?}");
    let range = |line: u32, from: u32, to: u32| json!({ "start": { "line": line, "character": from }, "end": { "line": line, "character": to } });
    let outline = result(symbols);
    let phase = outline.as_array().unwrap().iter().find(|symbol| symbol["name"] == "b").unwrap();
    assert_eq!(phase["selectionRange"], range(5, 6, 7));
    assert_eq!(result(hover)["range"], range(6, 2, 6));
    // That line is in its usual form, and no other one is looked at.
    assert_eq!(result(formatted), json!([]));
    let found = problems(&heard)[0]["diagnostics"].as_array().unwrap().clone();
    let label = found.iter().find(|found| found["code"] == "unknown-label").unwrap();
    assert_eq!(label["range"], range(7, 16, 18));
}

#[test]
fn any_bytes_are_survived() {
    // Each prefix of a conversation, and each with a byte turned over: no panic, and an end.
    let mut talk = Talk::open(TEXT);
    talk.ask_at("textDocument/completion", 3, 4);
    talk.ask_at("textDocument/hover", 3, 4);
    let said = talk.said.clone();
    for at in (0..said.len()).step_by(7) {
        for bytes in [said[..at].to_vec(), {
            let mut turned = said.clone();
            turned[at] ^= 0x15;
            turned
        }] {
            Talk { said: bytes, next: 0 }.end();
        }
    }
}

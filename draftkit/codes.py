"""Codes: what each code of a problem means and what to do about it.

In: nothing. Out: `CODES`, from which `draftkit rule CODE` and `docs/reference/codes.md` are made. A test compares it
with the codes in the source: none is missing, none is left over.
"""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """What a code means."""

    title: str
    meaning: str


CODES = {
    "DK101": Code("A file cannot be read", "It does not exist, is a folder, or may not be read. Check the name."),
    "DK102": Code("An inputs file is empty", "`draftkit new TEMPLATE -o FILE` writes one to fill in."),
    "DK103": Code(
        "Not valid YAML or TOML",
        "Most often the indentation is off, a colon stands in text without quotes, or a tab indents a line.",
    ),
    "DK104": Code(
        "An unknown name in a template or clause", "Declare it as a field or parameter, or mend its spelling."
    ),
    "DK105": Code("A file is too big", "Text files may have 1 MB, clauses 256 kB. Check that it is the right file."),
    "DK106": Code("Too deep or too many values", "Files may be nested 50 deep and hold 200,000 keys and values."),
    "DK107": Code("Anchors and aliases are not allowed", "Write the value out where it is needed."),
    "DK108": Code("Tags are not allowed", "Remove what begins with `!`."),
    "DK109": Code("A key is given twice", "The second would silently win in other programs. Remove one."),
    "DK110": Code("An unknown key", "The hint names the nearest known one. Nothing unknown is ever ignored."),
    "DK111": Code("A value of the wrong kind", "The message says what was expected, the hint how to write it."),
    "DK112": Code("A key is missing", "Add it; the hint says what it is for."),
    "DK113": Code("A control character", "It would make the document unreadable for Word. Delete it."),
    "DK114": Code(
        "A hidden direction override", "It makes text read otherwise than it is stored (CVE-2021-42574). Delete it."
    ),
    "DK115": Code("Not UTF-8", "Save the file with the encoding UTF-8."),
    "DK116": Code("Front matter is missing or does not end", "A clause begins with `---`, its keys, and `---` again."),
    "DK118": Code("A symbolic link in a library", "Libraries do not follow links: put the file itself there."),
    "DK119": Code("A file that no library has", "Only library.yaml, the three registers and clauses belong there."),
    "DK120": Code("A field is declared wrongly", "See the reference of template.yaml."),
    "DK121": Code("Approved by nobody", "A clause of status approved names the person who approved it in approved_by."),
    "DK122": Code("A file's name says another version", "Rename the file, or correct `version` in its front matter."),
    "DK123": Code("Too many files in a library", "A library may have 100,000. Check the folder, or split the library."),
    "DK124": Code("Folders too deep", "A library may have 20 folders within one another. Move the clauses up."),
    "DK125": Code("A name that cannot be shown", "It has control characters, or is not in UTF-8. Rename the file."),
    "DK126": Code("A library went away while it was read", "Put the folder back, or correct `libraries`."),
    "DK201": Code("There is no such clause", "`draftkit clauses list` shows what there is."),
    "DK202": Code("There is no such source", "Add it to sources.yaml, or to `sources:` in the inputs."),
    "DK203": Code("There is no such contact", "Add it to contacts.yaml."),
    "DK204": Code("There is no such template", "`draftkit templates list` shows what there is."),
    "DK205": Code("A version exists twice", "Two files have the same id, version, extent and audiences. Raise one."),
    "DK206": Code("Clauses require each other in a circle", "Remove one of them from `requires`."),
    "DK207": Code("Two clauses must not be in one document", "Leave one out with `without_clauses`."),
    "DK208": Code(
        "A clause's law is not in force",
        "On the day of the document, or no longer as the clause says. Choose another date or clause.",
    ),
    "DK209": Code("A clause does not apply there", "Its extent does not cover the document's."),
    "DK210": Code("A clause was withdrawn", "It must not be used again. Choose another."),
    "DK211": Code("An override of another clause", "`overrides` names a version of the clause's own id elsewhere."),
    "DK212": Code("A contact was left out", "It is not verified, or does not serve the document's nations."),
    "DK213": Code("Names differ only in capital letters", "Windows and macOS take them for one file. Rename one."),
    "DK217": Code("There is no library", "`draftkit init` makes one; draftkit.toml says where libraries are."),
    "DK218": Code("A source's key is taken", "The library has it already. Use it, or choose another key."),
    "DK219": Code("A clause has no such form", "Forms are full, short and line."),
    "DK220": Code("A parameter is never used", "Remove it, or use it in the text."),
    "DK221": Code("`sources` differs from what is cited", "List every source that text or law names, and no other."),
    "DK222": Code("An example is missing or incomplete", "Each clause needs one set of parameters that renders."),
    "DK223": Code("A version is not for use on the day", "Its `from` and `until` say for which days it is to be used."),
    "DK224": Code("A clause is written for others", "Name it under `clauses` in the inputs to use it all the same."),
    "DK225": Code(
        "A provision does not extend there", "The law that a clause relies on must extend to each of its nations."
    ),
    "DK227": Code("A file's name says something else", "People go by the name, draftkit by the front matter."),
    "DK228": Code("Dates contradict each other", "The end comes after the beginning, approval after review."),
    "DK229": Code("A date is in the future", "Nobody can have checked, reviewed or approved anything on it yet."),
    "DK230": Code("A review is too far away", "More than three years: law and services change sooner."),
    "DK231": Code("A key contradicts the status", "Take it out, or change the status with the commands for it."),
    "DK232": Code("Approved without a fingerprint", "`draftkit clauses approve` writes it; changes are found by it."),
    "DK233": Code(
        "Changed since it was approved",
        "Or reviewed. Put that text back, then `draftkit clauses bump`, then change the new draft.",
    ),
    "DK234": Code("A requirement that cannot be met", "The required clause was withdrawn, or does not apply there."),
    "DK235": Code("A clause requires what it conflicts with", "Directly, or by way of other clauses."),
    "DK236": Code("A template can place clauses that conflict", "Put them in two branches of an `{% if %}`."),
    "DK237": Code("Two versions hold at once", "Say with `from` and `until` for which days each is to be used."),
    "DK238": Code("Days without a version", "Between two versions of a clause there is a gap."),
    "DK239": Code("A provision for another nation", "It applies in no nation of the clause that relies on it."),
    "DK240": Code("A parameter is not explained", "Its `help` is what people read who fill it in."),
    "DK241": Code("A telephone number is typed into text", 'Print it with `{{ contact("key") }}` from the register.'),
    "DK242": Code("An address is typed into text", "Cite the page as a source, or print the contact."),
    "DK243": Code("A title of legislation is typed into text", 'Print it with `{{ source("key") }}`, or cite it.'),
    "DK244": Code("A short form is not shorter", "`short` has fewer words than the text, `line` fewer than `short`."),
    "DK245": Code("No template can reach a clause", "No outline names it, its family or what requires it."),
    "DK246": Code("A source is never used", "No clause and no template cites it; people's inputs still may."),
    "DK247": Code("A contact is never used", "No clause and no template prints it."),
    "DK248": Code("A contact that serves nobody", "Its minimum age is above its maximum age."),
    "DK249": Code("A contact without nations", "It would be printed in documents for any nation."),
    "DK250": Code("An address without https", "Others can change on its way what such an address shows."),
    "DK251": Code("A term is avoided and preferred", "Correct `avoid` or `prefer`."),
    "DK252": Code("Two keys differ only by case", "People will mix them up: rename one."),
    "DK253": Code(
        "A text prints nothing", "In one of the nations that the clause claims, or with one of its examples."
    ),
    "DK258": Code("A note that ignores nothing", "Write `draftkit: ignore DK241 why it is meant`."),
    "DK259": Code("A note that is not needed", "There is nothing to ignore where it stands, or it is an error."),
    "DK260": Code(
        "A library is not as it was pinned", "`draftkit lock --check` shows what changed; `draftkit lock` accepts it."
    ),
    "DK261": Code("Other libraries than were pinned", "`draftkit lock` pins those that are in use now."),
    "DK263": Code("An override of nothing", "No later library has the clause. Correct its name, or the order."),
    "DK264": Code("An override of an unknown version", "The hint names the versions that the other library has."),
    "DK265": Code(
        "Upstream changed under an override",
        "Compare what it changed with what you changed, then `draftkit clauses override ID --accept`.",
    ),
    "DK266": Code("An override that changes nothing", "It says what upstream says. Delete it, or change it."),
    "DK267": Code(
        "A clause hides another library's", "Say so with `overrides: ID@VERSION`, to be told when that one changes."
    ),
    "DK268": Code("There is nowhere to write", "`draftkit init` makes a workspace with a library of your own."),
    "DK269": Code("A clause cannot be overridden", "It is your own, overridden already, or in an earlier library."),
    "DK270": Code("Front matter cannot be edited", "draftkit would alter other parts of it. Make the change by hand."),
    "DK271": Code("An address names several variants", "Add the nation or audience: `ID.scotland`, `ID.parents`."),
    "DK272": Code("A clause has no such version", "`draftkit clauses history ID` shows which there are."),
    "DK273": Code(
        "Not yours to edit", "The clause belongs to another library. Make it your own with `overrides` first."
    ),
    "DK274": Code(
        "A file has changed meanwhile", "Another program saved it. Run the command again; nothing was written."
    ),
    "DK275": Code("A file cannot be written", "It is read-only, or the disk refused it. Every file is as it was."),
    "DK276": Code("A signature is incomplete", "Give a name or a reason, and a day that has come."),
    "DK277": Code(
        "A version is settled", "It is approved or withdrawn. Begin a new one: `draftkit clauses bump ID minor`."
    ),
    "DK278": Code(
        "The text changed after the review", "Look at it with `draftkit clauses diff ID`, and review it again."
    ),
    "DK279": Code("An approval before the review", "Give the day of the review or a later one."),
    "DK280": Code(
        "Two approved versions would clash", "Say with `from` and `until` for which days each is to be used."
    ),
    "DK281": Code("Not ready to be approved", "Fill its gaps, compare it with its sources, and date the next review."),
    "DK282": Code("Not the newest version", "Only the newest can be raised: the file without `@` in its name."),
    "DK283": Code(
        "Not an id", "An id is a family and a name, in letters, digits and hyphens: `legal-basis/possession`."
    ),
    "DK284": Code("An id is taken", "Choose another name; capital letters make no difference."),
    "DK285": Code("There is no such family", "Declare it under `families` in library.yaml, or create its folder."),
    "DK286": Code("There is no library of your own", "`draftkit init` makes one; clauses are written only there."),
    "DK287": Code("A clause lacks what every clause needs", "Give it a title, a summary and an extent."),
    "DK301": Code("A template's syntax is wrong", "`{{ … }}` prints, `{% … %}` controls; both come in pairs."),
    "DK302": Code("Not allowed in a template", "Templates see plain values and the functions listed in the reference."),
    "DK303": Code("A template cannot be worked out", "An operation met a value that it cannot be done with."),
    "DK304": Code("HTML or an image", "Documents hold text only. In inputs, HTML prints as it stands."),
    "DK305": Code("There is no such footnote", "Add a line `[^name]: text`."),
    "DK306": Code("A reference leads nowhere", "The clause that it names is not in the document."),
    "DK307": Code("Several paragraphs inside a sentence", "Put the clause or field in a paragraph of its own."),
    "DK308": Code("A link of another kind", "Links may begin with https://, mailto: or tel:."),
    "DK309": Code("Not a citation", "Write `[@key]`, `[@key, s 1(2)]` or `[@one, s 1; @two]`."),
    "DK310": Code("Lists or quotes too deep", "Flatten them."),
    "DK311": Code("A table row with too many cells", "Markdown would drop them. Give the header as many."),
    "DK401": Code("Something to confirm", "A gap, printed as `[TO CONFIRM: …]`. A final document may have none."),
    "DK402": Code(
        "One news item only", "Every claim rests on it. Look for the court's record or an official statement."
    ),
    "DK404": Code("A term to avoid", "The register of terms says what to write instead, and why."),
    "DK405": Code("Clauses nobody has approved", "Ask their owners to review and approve them."),
    "DK406": Code("A review has lapsed", "Or nobody ever compared the clause with its sources."),
    "DK407": Code("Law of unknown state", "Nobody could verify whether it is in force. Read the drafter's guidance."),
    "DK408": Code("An unchecked contact", "Check its number and hours, and set checked_on."),
    "DK409": Code("A contact checked long ago", "Check it again: 180 days have passed."),
    "DK410": Code("A text changed after its approval", "Raise its version, and have it reviewed and approved again."),
    "DK501": Code("Not a Word document", "It is another kind of file, an old .doc, encrypted or damaged."),
    "DK502": Code("Macros or embedded objects", "Save it in Word as .docx without them."),
    "DK503": Code("A house style lacks styles", "draftkit's own were used. Define them to change how they look."),
    "DK504": Code("The output folder does not exist", "Create it, or choose another with -o."),
    "DK505": Code("Cannot write there", "It is read-only, a folder, or open in Word."),
    "DK506": Code("The output is open", "Close it in Word or LibreOffice, or write another file with -o."),
    "DK507": Code("The disk is full", "Nothing was written; the earlier file is as it was."),
    "DK508": Code("A text was lost", "The proof found a text of the inputs missing. Nothing was written. Report it."),
    "DK509": Code("A dangerous file", "It unpacks to too much, leads outside itself, or declares a document type."),
    "DK511": Code("A part would not be valid XML", "Nothing was written. Report it."),
    "DK512": Code("An unknown format", "draftkit writes docx."),
    "DK513": Code("There is no such house style", "Give the name of a .docx in a folder house-style, or its path."),
    "DK514": Code("The manifest is damaged", "Or was made by a newer version of draftkit."),
    "DK601": Code("A folder does not exist", "The option, variable or line of draftkit.toml that names it is shown."),
    "DK602": Code("A variable of the environment is wrong", "Unset it, or give it a value of the right kind."),
    "DK603": Code("The output cannot be named like this", "Two documents would be one file, or replace their inputs."),
    "DK604": Code("A value on the command line is wrong", "Write `--set title='A title'` or `--set to.role=Minister`."),
    "DK605": Code("Not something that check reads", "Give inputs files, clauses, templates, or folders of them."),
    "DK606": Code("Nothing is called that", "A filter or code on the command line names nothing there is."),
    "DK607": Code("The file exists already", "Choose another name, or replace it with --force where there is one."),
    "DK608": Code("--all without a folder", "`draftkit schema --all -o DIR` writes every schema into one folder."),
    "DK609": Code("A library cannot be named like this", "Give a name of small letters and hyphens with --name."),
    "DK613": Code("draftkit.lock is damaged", "It was changed by hand or by a merge. `draftkit lock` writes it anew."),
    "DK614": Code("draftkit.lock is newer", "A newer draftkit wrote it. Update draftkit: it is never replaced."),
    "DK615": Code(
        "Neither a folder nor an installed pack", "Create the folder, or install the package with that pack."
    ),
    "DK616": Code("An installed pack cannot be used", "Its package must be a folder that holds library.yaml."),
    "DK617": Code("A calendar cannot be written there", "Its name ends in .ics; `-` prints it."),
    "DK618": Code("Versions in an order that cannot be", "HEAD is what the clause was: give it first."),
    "DK625": Code(
        "No words to search for", "Give the words as you would ask: `draftkit clauses search maximum penalty`."
    ),
    "DK626": Code(
        "Searched without an index", "This Python's SQLite has no FTS5: results are found, but ordered roughly."
    ),
    "DK701": Code("Two questions that cannot be told apart", "They have one id, one number and part, or one place."),
    "DK702": Code("A question contradicts itself", "Its kind, options, rows and limits must go together."),
    "DK703": Code("Not a questions file", "`draftkit consult questions FORM -o questions.yaml` writes one."),
    "DK704": Code("No questions, or too many", "A questions file has between 1 and 2,000."),
    "DK705": Code("No question recognised", "Open the file: is it the form with the questions, or a letter about it?"),
    "DK706": Code(
        "A form with tracked changes", "It was read as if all were accepted. Check that it is the issued form."
    ),
    "DK707": Code("A form without addresses", "Only in a Word form can draftkit write answers into places."),
    "DK713": Code(
        "Something more must be installed", "Some formats need a package: `pip install 'policy-draftkit[pdf,xlsx]'`."
    ),
    "DK714": Code(
        "The published file cannot be opened",
        "It is damaged, needs a password, or is another kind of file than its name says.",
    ),
    "DK715": Code(
        "A published file without text",
        "A PDF whose pages are pictures, or a page that scripts fill. Use the Word version, or let OCR find the text.",
    ),
    "DK716": Code("The published file is too big", "It has more pages, cells or characters than any consultation has."),
    "DK717": Code(
        "Something was not read as it looks", "Hidden sheets or rows, formulas, or pages without text. Look there."
    ),
    "DK718": Code(
        "Rows of different lengths", "A row was cut off, or a quotation mark is missing. Compare it with the original."
    ),
    "DK719": Code(
        "Characters that cannot be read for certain",
        "The file is not in UTF-8, or has control characters. Compare names and quotation marks with the original.",
    ),
    "DK720": Code("A Strict Open XML document", "Save it in Word as Word Document (.docx), which is the usual kind."),
    "DK721": Code("A form that holds macros", "Save it in Word as Word Document (.docx), which drops them."),
    "DK730": Code("The filled form could not be proved", "Something else than answers differed. Nothing was written."),
    "DK731": Code("A field is too short for its answer", "The form's own setting says so. Shorten the answer."),
    "DK732": Code(
        "Not an option of the form", "Choose one of those that the drop-down or the boxes of the form offer."
    ),
    "DK733": Code("A place that may not be written to", "The form locks it or protects it. Ask for another form."),
    "DK734": Code(
        "A form with other questions", "It was issued again, or is another one. Compare old and new wording."
    ),
    "DK735": Code("An answer without a place", "The form has no place for it, or more than one. Set answer_at."),
    "DK736": Code("An answer over its limit", "Shorten it, or let --fit do so. A final form may have none."),
    "DK737": Code("A form without questions", "No question in it could be told. Name the places in questions.yaml."),
    "DK738": Code("A value that the form keeps twice", "A control shows what another part holds; both were changed."),
    "DK739": Code("Written otherwise than answered", "The place takes no such text or date; the message says what."),
    "DK740": Code(
        "Not the folder of a response", "`draftkit consult start questions.yaml` makes one. Name it with --in FOLDER."
    ),
    "DK741": Code("An option that is not offered", "Options are worded as published. The hint names the nearest."),
    "DK742": Code("Several choices where one is possible", "Keep one, or correct the kind in questions.yaml."),
    "DK743": Code("Questions without a file", "`draftkit consult start` again writes them and leaves the rest alone."),
    "DK744": Code("An answer to an unknown question", "Nothing takes it. Correct its question, or keep it elsewhere."),
    "DK745": Code("Two files for one question", "Put both together in one file and delete the other."),
    "DK746": Code(
        "A contribution that is not settled",
        "It changes what somebody else changed too. Put what is to stand into the answer, then delete the file.",
    ),
    "DK747": Code("A finished answer with nothing in it", "Write it ('No comment' is one), or set its status back."),
    "DK748": Code("A confidential answer without a reason", "The body that asks may publish it. Write the reason."),
    "DK749": Code("A question has changed", "It was issued again in other words. Read the answer again."),
    "DK750": Code("A sentence to keep is not there", "Copy it from the text word for word, or take it off the list."),
    "DK751": Code("A file that is not read", "The folder answers holds Markdown files. Contributions are merged."),
    "DK752": Code("No such row of a table", "Rows are worded as published. The hint names the nearest."),
    "DK753": Code("An answer without front matter", "All of the file is taken for the text of the answer."),
    "DK754": Code("A contribution to an unknown question", "It is kept in the folder unplaced, and nothing takes it."),
    "DK755": Code("A part of the folder is a link", "draftkit writes only into the folder that was named."),
    "DK756": Code(
        "Not something that can be merged", "Response folders, answer files, Word documents and tables are merged."
    ),
    "DK757": Code("Characters were taken out", "They may not stand in a document. Compare it with the original."),
    "DK758": Code(
        "An answer changed while it was merged", "Somebody is writing there. Nothing was written: try again."
    ),
    "DK759": Code("A contribution with tracked changes", "It is read as if all were accepted."),
    "DK760": Code("A question is not answered", "Write the answer; 'No comment' with `position: no-view` is one."),
    "DK761": Code(
        "An answer that says nothing of its own",
        "It has only clauses, points elsewhere, says that there is nothing to say, or repeats another answer.",
    ),
    "DK762": Code("Evidence without source or date", "Name the source in response.yaml, and of when it is."),
    "DK763": Code("The same evidence three times", "Say what it shows in each answer, or find other evidence."),
    "DK764": Code("A figure or claim that cites nothing", "Cite where it is from: `[@key, p 12]`; or take it out."),
    "DK765": Code("Nothing is asked for", "Say what should change and who should do it."),
    "DK766": Code("No position where one is asked for", "Write `position:` support, oppose, neutral or no-view."),
    "DK767": Code(
        "An answer at odds with itself", "Its position, what is ticked and how its text begins must say the same."
    ),
    "DK768": Code("Two answers contradict each other", "Correct one, or say why with `changed_position`."),
    "DK769": Code("Other than in an earlier response", "If the position has changed, say why with `changed_position`."),
    "DK770": Code(
        "Personal data in what will be published", "Take it out, or mark the answer confidential with the reason."
    ),
    "DK771": Code("The consultation has closed", "Ask the body, or correct `closing_date` in response.yaml."),
    "DK772": Code("Longer than the question allows", "Shorten it, or give it a `short` wording for --fit."),
    "DK773": Code("The ledger of positions is faulty", "It begins with `positions:`, and entries are only ever added."),
    "DK774": Code("A position cannot be recorded", "Its answer is not ready, or the ledger has it otherwise."),
    "DK775": Code("An answer does not fit", "Even its shortest wording is over the limit. Cut it, or add `short`."),
    "DK776": Code("A sentence to keep that a clause does not have", "Copy it from the text of the clause."),
    "DK777": Code("There is no public edition", "The response as a whole is confidential."),
    "DK778": Code("Something confidential would be published", "Nothing was written. The message says what and where."),
    "DK779": Code("A confidential sentence is published elsewhere", "It also stands in a public answer or field."),
    "DK780": Code("An answer is not signed off", "A final response has only answers that are ready or signed off."),
    "DK787": Code(
        "Not an export of responses", "Give the .csv or .xlsx that the survey program exports, or its folder."
    ),
    "DK788": Code("A response that cannot be counted", "It says nothing, or lacks its ID. Compare it with the export."),
    "DK789": Code("A response that looks like a test", "Officials try forms out. `--without-tests` leaves them out."),
    "DK790": Code("A response ID comes again", "`--repeats first` or `--repeats last` counts one of each."),
    "DK791": Code(
        "An answer that is no option", "It is counted under its own words. Check the options, or the export."
    ),
    "DK792": Code("The kind of a question was guessed", "`--questions questions.yaml` takes it as published."),
    "DK793": Code(
        "Questions and columns differ", "A question has no column, a column no question, or the words differ."
    ),
    "DK794": Code("A text that would run as a formula", "It is read as text. Do not open the file in Excel unseen."),
    "DK795": Code("A text too long for its cell", "A cell of Excel holds 32,767 characters. Choose another format."),
    "DK797": Code("A file that is not draftkit's own", "It was there before, or was changed since. It is left alone."),
    "DK799": Code("A Consult folder is damaged", "A file or a line of it is not what it should be. Export it again."),
}
"""Every code, in order."""

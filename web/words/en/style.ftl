# Every part that pages are made of. For whoever builds pages; the words of parts are the parts' own.

style-title = Style
style-intro = Every part that pages are made of, made by the same templates. Nothing here is about anyone, and nothing here is saved.
style-colours = Colours
style-type = Type
style-icons = Pictures
style-buttons = Buttons and tags
style-banners = Banners
style-lines = Lines
style-cards = Cards
style-empty = An empty section
style-plot = A number over time
style-timeline = Timeline
style-chooser = Two versions
style-form = Fields
style-words = Walk to the river before supper
style-person = Someone on the team
style-draft = Draft
style-signed = Signed
style-saved = Saved.
style-not-saved = Not saved yet.
style-moment = A day and a time
style-answers = Questions

# Contacts

contact_attempt = Contacts
    .one = contact
    .add = Log a contact
    .intro = Calls, messages and visits, also those that did not reach them.
    .empty = No contacts logged yet.
contact_attempt-result = What came of it
    .planned = Planned
    .attempted = Tried
    .reached = Reached
    .left_message = Left a message
    .no_answer = No answer
    .declined = Declined
contact_attempt-channel = Channel
    .phone = Phone
    .text = Text
    .email = Email
    .post = Post
    .in_person = In person
contact_attempt-minutes = Minutes
contact_attempt-summary = Summary
contact_attempt-next = Next contact
